/** A line of a report and how many distinct people stand behind it. */
export interface Group {
  readonly label: string;
  readonly people: number;
}

/** What may be shown of a report; every label is in exactly one of the lists, in the order in which it was given. */
export interface Pooling {
  readonly shown: readonly string[];
  /** To be shown added together as one line. */
  readonly pooled: readonly string[];
  /** Neither line by line nor together: even all of them may be fewer than k. The total must be withheld as well. */
  readonly withheld: readonly string[];
}

/**
 * Pools the groups with fewer than k people into one. If the pool itself would have fewer than k, the next smallest group
 * joins it (complementary suppression): otherwise the total minus the shown groups would give the small ones away.
 * Groups are added together, never left out, so totals stay what they were.
 *
 * @param options.mayOverlap true when one person can stand behind two groups. Adding the groups up could then count
 *   someone twice, so the pool is only taken to have as many people as its largest group.
 */
export function poolSmallGroups(
  groups: readonly Group[],
  k: number,
  options: { readonly mayOverlap?: boolean } = {},
): Pooling {
  checkInput(groups, k);
  const ascending = groups.toSorted((a, b) => a.people - b.people || (a.label < b.label ? -1 : 1));
  const pool = new Set<string>();
  let peopleInPool = 0;
  for (const { label, people } of ascending) {
    const poolIsSafe = pool.size === 0 || peopleInPool >= k;
    if (people >= k && poolIsSafe) break;
    pool.add(label);
    peopleInPool = options.mayOverlap === true ? Math.max(peopleInPool, people) : peopleInPool + people;
  }
  const labels = groups.map(({ label }) => label);
  const inPool = labels.filter((label) => pool.has(label));
  const isSafe = peopleInPool >= k;
  return {
    shown: labels.filter((label) => !pool.has(label)),
    pooled: isSafe ? inPool : [],
    withheld: isSafe ? [] : inPool,
  };
}

function checkInput(groups: readonly Group[], k: number): void {
  if (!Number.isInteger(k) || k < 1) {
    throw new RangeError(`k is ${k}; the smallest group that may be shown must be a whole number from 1.`);
  }
  const labels = new Set<string>();
  for (const { label, people } of groups) {
    if (!Number.isInteger(people) || people < 0) {
      throw new RangeError(`Group "${label}" has ${people} people; it must be a whole number from 0.`);
    }
    if (labels.has(label))
      throw new RangeError(`Group "${label}" is given twice; add its lines together first.`);
    labels.add(label);
  }
}
