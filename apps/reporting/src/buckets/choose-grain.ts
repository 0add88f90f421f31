/** What each copy of reach_rollup is still broken down by; the sharer always is. Fewest rows first. */
const DIMENSIONS_OF = {
  total: [],
  network: ['network'],
  campaign: ['campaign'],
  team: ['team'],
  campaign_network: ['campaign', 'network'],
  team_network: ['team', 'network'],
  content: ['content'],
  team_campaign: ['team', 'campaign'],
  content_network: ['content', 'network'],
  advocate: ['advocate'],
} as const satisfies Record<string, readonly string[]>;

/** A value of `grain` in `reach_grain_rollup`. */
export type Grain = keyof typeof DIMENSIONS_OF;

export const GRAINS = Object.keys(DIMENSIONS_OF) as readonly Grain[];

/** The dimensions of a grain, beside the sharer. */
export function dimensionsOf(grain: Grain): readonly string[] {
  return DIMENSIONS_OF[grain];
}

/**
 * The smallest copy of reach_rollup that can answer a question.
 * @param dimensions every dimension that is broken down by or filtered on. Periods and the sharer are in every grain.
 * @returns undefined: only reach_rollup itself has all of them
 */
export function smallestGrain(dimensions: readonly string[]): Grain | undefined {
  const needed = dimensions.filter((name) => name !== 'period' && name !== 'sharer');
  return GRAINS.find((grain) => needed.every((name) => dimensionsOf(grain).includes(name)));
}
