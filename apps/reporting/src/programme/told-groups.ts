import { type Group, poolSmallGroups } from '#domain/privacy/pool-small-groups.js';

/**
 * Of the cells of one breakdown (the teams of a month, the kinds of a week) those whose numbers may be told: enough people
 * stand behind each, and the total minus the told ones speaks of enough people too. A cell without anybody has nothing to hide.
 * @param options.mayOverlap when one person can stand behind two cells
 */
export function toldGroups(
  groups: readonly Group[],
  k: number,
  options: { readonly mayOverlap?: boolean } = {},
): ReadonlySet<string> {
  const empty = groups.filter(({ people }) => people === 0);
  const { shown } = poolSmallGroups(
    groups.filter(({ people }) => people > 0),
    k,
    options,
  );
  return new Set([...shown, ...empty.map(({ label }) => label)]);
}
