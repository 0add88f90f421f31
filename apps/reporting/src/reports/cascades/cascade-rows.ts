import { type Cascade, cascadesOf } from '#domain/reach/cascade.js';
import { type ReportRow } from '../report.js';

/** A row of share-trees.sql: one share that is linked to others, or all of a group that are not (then without ids). */
export interface ShareTreeRow {
  readonly linked_share_id: string;
  readonly linked_parent_id: string;
  readonly member: string;
  readonly is_asked: number | boolean;
  readonly shares: number;
  readonly shares_with_counter: number;
  readonly counted_reshares: number;
}

export interface CascadeTable {
  readonly rows: readonly ReportRow[];
  /** Shares that lead in a circle, which are in no cascade. */
  readonly circular: number;
}

/** Sums in another order differ in their last bits: without this a replay would change the answer. */
const DECIMALS = 9;

const SIZE_CLASSES = [
  { name: 'cascades_of_1', largest: 1 },
  { name: 'cascades_of_2', largest: 2 },
  { name: 'cascades_of_3_to_5', largest: 5 },
  { name: 'cascades_of_6_to_20', largest: 20 },
  { name: 'cascades_over_20', largest: Infinity },
] as const;

/** Cascades of one shape that are counted together, with what the networks counted of their shares. */
interface Counted extends Pick<Cascade, 'size' | 'depth' | 'breadth' | 'isOrphan' | 'virality'> {
  readonly cascades: number;
  readonly sharesWithCounter: number;
  readonly countedReshares: number;
}

/** The lines of the report: each cascade on the line of its root, if the root is asked for. */
export function cascadeTable(shares: readonly ShareTreeRow[], by: string): CascadeTable {
  const linked = new Map(
    shares.filter(({ linked_share_id: id }) => id !== '').map((row) => [row.linked_share_id, row]),
  );
  const { cascades, circular } = cascadesOf(
    [...linked.values()].map(({ linked_share_id, linked_parent_id }) => ({
      shareId: linked_share_id,
      parentShareId: linked_parent_id === '' ? undefined : linked_parent_id,
    })),
  );
  const lines = new Map<string, Counted[]>(by === 'total' ? [['', []]] : []);
  for (const row of shares.filter(({ linked_share_id: id }) => id === ''))
    add(lines, row.member, { ...LONE, cascades: row.shares, ...countersOf([row]) });
  for (const cascade of cascades) {
    const root = linked.get(cascade.rootId);
    if (root === undefined || !root.is_asked) continue;
    const members = cascade.shareIds.flatMap((id) => linked.get(id) ?? []);
    add(lines, root.member, { ...cascade, cascades: 1, ...countersOf(members) });
  }
  return {
    rows: [...lines].map(([member, counted]) => ({
      ...(by === 'total' ? {} : { [by]: member }),
      ...lineOf(counted),
    })),
    circular: circular.length,
  };
}

const LONE = { size: 1, depth: 0, breadth: 1, isOrphan: false, virality: undefined };

function lineOf(counted: readonly Counted[]): ReportRow {
  const sum = (of: (item: Counted) => number) => counted.reduce((total, item) => total + of(item), 0);
  const max = (of: (item: Counted) => number) =>
    counted.length === 0 ? null : counted.reduce((most, item) => Math.max(most, of(item)), 0);
  const cascades = sum((item) => item.cascades);
  const shares = sum((item) => item.cascades * item.size);
  const viralities = counted.flatMap(({ virality }) => virality ?? []).sort((a, b) => a - b);
  const classes = SIZE_CLASSES.map(({ name, largest }, index) => {
    const smaller = SIZE_CLASSES[index - 1]?.largest ?? 0;
    return [name, sum((item) => (item.size > smaller && item.size <= largest ? item.cascades : 0))] as const;
  });
  return {
    cascades,
    cascades_orphaned: sum((item) => (item.isOrphan ? item.cascades : 0)),
    cascade_shares: shares,
    ...Object.fromEntries(classes),
    part_of_cascades_of_1: ratio(
      sum((item) => (item.size === 1 ? item.cascades : 0)),
      cascades,
    ),
    cascade_size_mean: ratio(shares, cascades),
    cascade_size_max: max(({ size }) => size),
    cascade_depth_max: max(({ depth }) => depth),
    cascade_breadth_max: max(({ breadth }) => breadth),
    structural_virality_mean: rounded(
      ratio(
        viralities.reduce((total, virality) => total + virality, 0),
        viralities.length,
      ),
    ),
    structural_virality_max: rounded(viralities.at(-1) ?? null),
    counted_reshares: sum((item) => item.countedReshares),
    counted_reshares_coverage: ratio(
      sum((item) => item.sharesWithCounter),
      shares,
    ),
  };
}

function countersOf(rows: readonly ShareTreeRow[]) {
  return {
    sharesWithCounter: rows.reduce((sum, row) => sum + row.shares_with_counter, 0),
    countedReshares: rows.reduce((sum, row) => sum + row.counted_reshares, 0),
  };
}

function add(lines: Map<string, Counted[]>, member: string, counted: Counted): void {
  const line = lines.get(member);
  if (line === undefined) lines.set(member, [counted]);
  else line.push(counted);
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(DECIMALS));
}
