/** A touch as the models see it. */
export interface PathTouch {
  readonly at: number;
  /** The advocate's id, `company_page` or `direct`. */
  readonly channel: string;
}

type Weigh = (path: readonly PathTouch[]) => number[];

const HALF_LIFE_MS = 7 * 86_400_000;

/** The formulas of the literature, written down once more (research: Adobe, Google Ads, Zhao et al. arXiv 1804.05327). */
export const MODELS: Readonly<Record<string, Weigh>> = {
  first_touch: (path) => path.map((_, i) => Number(i === 0)),
  last_touch: (path) => path.map((_, i) => Number(i === path.length - 1)),
  last_non_direct: (path) => {
    const named = path.map(({ channel }) => channel !== 'direct').lastIndexOf(true);
    return path.map((_, i) => Number(i === (named === -1 ? path.length - 1 : named)));
  },
  linear: (path) => path.map(() => 1 / path.length),
  linear_unique: (path) => {
    const distinct = new Set(path.map(({ channel }) => channel)).size;
    return path.map(({ channel }) => 1 / distinct / path.filter((other) => other.channel === channel).length);
  },
  position_40_20_40: (path) => {
    if (path.length <= 2) return path.map(() => 1 / path.length);
    return path.map((_, i) => (i === 0 || i === path.length - 1 ? 0.4 : 0.2 / (path.length - 2)));
  },
  time_decay: (path) => {
    const end = path.at(-1)?.at ?? 0;
    const weights = path.map(({ at }) => 0.5 ** ((end - at) / HALF_LIFE_MS));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  },
  w_shaped: upToApplication,
  full_path: upToApplication,
};

/**
 * The models with milestones, over a path that ends at the application: what comes after that is not on it. So the first
 * touch and the last one, which led to the application, share 90 %, and all of it when there are no others.
 */
function upToApplication(path: readonly PathTouch[]): number[] {
  if (path.length <= 2) return path.map(() => 1 / path.length);
  return path.map((_, i) => (i === 0 || i === path.length - 1 ? 0.45 : 0.1 / (path.length - 2)));
}
