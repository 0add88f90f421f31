import { type Employed } from './hiring-recount.js';

export function split(
  people: readonly Employed[],
  advocacy: string,
): Record<'advocacy' | 'other', Employed[]> {
  const isOurs = ({ source }: Employed) =>
    source === 'sourced' || (source === 'influenced_only' && advocacy === 'influenced');
  return { advocacy: people.filter(isOurs), other: people.filter((one) => !isOurs(one)) };
}

/** Both sides of every combination that both have somebody in. */
export function pairs(
  ours: readonly Employed[],
  theirs: readonly Employed[],
): (readonly [Employed[], Employed[]])[] {
  const labelOf = ({ role, site, startedOn }: Employed) => {
    const quarter = ['01', '04', '07', '10'].findLastIndex((month) => startedOn.slice(5, 7) >= month);
    return role === '' || site === '' ? '' : `${role} ${site} ${startedOn.slice(0, 4)} ${String(quarter)}`;
  };
  const labels = [...new Set(ours.map(labelOf))].filter((label) => label !== '');
  return labels.flatMap((label) => {
    const [one, two] = [ours, theirs].map((group) => group.filter((person) => labelOf(person) === label));
    return one === undefined || two === undefined || two.length === 0 ? [] : [[one, two] as const];
  });
}

export function both<T>(
  [ours, theirs]: readonly [readonly Employed[], readonly Employed[]],
  value: (one: Employed) => T,
): readonly [T[], T[]] {
  return [ours.map(value), theirs.map(value)];
}
