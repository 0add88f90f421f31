import { poolSmallGroups } from '#domain/privacy/pool-small-groups.js';

/** A line about what people did, and how many distinct people stand behind it. */
export interface LineOfPeople {
  readonly period: string;
  readonly member: string;
  readonly sharers: number;
}

/** Whether a line may say something about its people. */
export type SpokenOf = (line: LineOfPeople) => boolean;

/**
 * Decides, period by period, which lines have enough people behind them. If the silent ones together had fewer than k, the total
 * minus the others would speak about them: then the next smallest falls silent too.
 */
export function spokenOf(lines: readonly LineOfPeople[], k: number): SpokenOf {
  const spoken = new Set<string>();
  for (const [period, group] of Map.groupBy(lines, (line) => line.period)) {
    const people = group
      .filter(({ sharers }) => sharers > 0)
      .map(({ member, sharers }) => ({ label: member, people: sharers }));
    // Somebody who shared on two networks stands behind both.
    for (const member of poolSmallGroups(people, k, { mayOverlap: true }).shown)
      spoken.add(keyOf(period, member));
  }
  return ({ period, member, sharers }) => sharers === 0 || spoken.has(keyOf(period, member));
}

function keyOf(period: string, member: string): string {
  return `${period}\n${member}`;
}
