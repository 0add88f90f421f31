import { type TransitionTable } from './transition-table.js';

/**
 * The Markov chain of a transition table, in counts: a state's probabilities are its counts divided by `departures`.
 * States and channels stand in the order of their names, whatever the order of the journeys was, so that equal tables
 * are solved with the same operations in the same order. Transitions of a state to itself are left out: they change no
 * probability of getting anywhere.
 */
export interface Chain {
  /** Sorted by name. */
  readonly channels: readonly string[];
  readonly size: number;
  /** The distinct channels of state `s`: `memberChannels` from `memberStart[s]` to just before `memberStart[s + 1]`. */
  readonly memberStart: Int32Array;
  readonly memberChannels: Int32Array;
  /** The transitions into state `s`: entries from `inStart[s]` to just before `inStart[s + 1]`. */
  readonly inStart: Int32Array;
  readonly inFrom: Int32Array;
  readonly inCount: Float64Array;
  /** Per state: journeys that begin there, and that end there with an outcome or without; what the outcomes were worth. */
  readonly starts: Float64Array;
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  readonly values: Float64Array;
  /** Per state: transitions to other states and ends of journeys together. */
  readonly departures: Float64Array;
}

/** The chain of the journeys that are in the table now; states that only taken-off journeys had are not in it. */
export function chainOf(table: TransitionTable): Chain {
  const edges = liveEdges(table);
  const isLive = new Uint8Array(table.nodes.count);
  for (const edge of edges) {
    isLive[table.edges.first[edge] ?? 0] = 1;
    isLive[table.edgeTarget.data[edge] ?? 0] = 1;
  }
  for (const column of [table.conversions, table.nulls])
    column.data.subarray(0, isLive.length).forEach((count, node) => {
      if (count !== 0) isLive[node] = 1;
    });
  const nameRank = ranksOf(table.names.all);
  const windows = new Map<number, readonly number[]>();
  isLive.forEach((live, node) => {
    if (live === 1)
      windows.set(
        node,
        table.windowOf(node).map((id) => nameRank[id] ?? 0),
      );
  });
  const nodes = [...windows].sort(([, a], [, b]) => compareWindows(a, b)).map(([node]) => node);
  const members = nodes.map((node) => [...new Set(windows.get(node))]);
  const present = [...new Set(members.flat())].sort((a, b) => a - b);
  const channelOfRank = new Map(present.map((rank, channel) => [rank, channel]));
  const sortedNames = [...table.names.all].sort(compareTexts);
  const pick = (column: { readonly data: Float64Array }) =>
    Float64Array.from(nodes, (node) => column.data[node] ?? 0);
  const ends = { conversions: pick(table.conversions), nulls: pick(table.nulls) };
  const incoming = transitionsInto(table, edges, nodes);
  return {
    channels: present.map((rank) => sortedNames[rank] ?? ''),
    size: nodes.length,
    memberStart: startsOf(members.map(({ length }) => length)),
    memberChannels: Int32Array.from(members.flat(), (rank) => channelOfRank.get(rank) ?? 0),
    ...incoming,
    starts: pick(table.starts),
    ...ends,
    values: pick(table.values),
    departures: departuresOf(incoming, ends),
  };
}

/** Those with journeys on them, without those from a state to itself. */
function liveEdges({ edges, edgeCount, edgeTarget }: TransitionTable): Int32Array {
  return Int32Array.from({ length: edges.count }, (_, edge) => edge).filter(
    (edge) => edgeCount.data[edge] !== 0 && edges.first[edge] !== edgeTarget.data[edge],
  );
}

type Incoming = Pick<Chain, 'inStart' | 'inFrom' | 'inCount'>;

function transitionsInto(table: TransitionTable, edges: Int32Array, nodes: readonly number[]): Incoming {
  const stateOf = new Int32Array(table.nodes.count);
  nodes.forEach((node, state) => (stateOf[node] = state));
  const from = (edge: number) => stateOf[table.edges.first[edge] ?? 0] ?? 0;
  const to = (edge: number) => stateOf[table.edgeTarget.data[edge] ?? 0] ?? 0;
  const inOrder = edges.toSorted((a, b) => to(a) - to(b) || from(a) - from(b));
  const lengths = nodes.map(() => 0);
  for (const edge of inOrder) lengths[to(edge)] = (lengths[to(edge)] ?? 0) + 1;
  return {
    inStart: startsOf(lengths),
    inFrom: inOrder.map(from),
    inCount: Float64Array.from(inOrder, (edge) => table.edgeCount.data[edge] ?? 0),
  };
}

function departuresOf(
  { inFrom, inCount }: Incoming,
  ends: Pick<Chain, 'conversions' | 'nulls'>,
): Float64Array {
  const departures = ends.conversions.map((count, state) => count + (ends.nulls[state] ?? 0));
  inFrom.forEach((from, entry) => (departures[from] = (departures[from] ?? 0) + (inCount[entry] ?? 0)));
  return departures;
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (starts[i + 1] = (starts[i] ?? 0) + length));
  return starts;
}

/** The place of each name among all names, by code units: the same on every machine, unlike a locale's order. */
function ranksOf(names: readonly string[]): Int32Array {
  const ids = names.map((_, id) => id).sort((a, b) => compareTexts(names[a] ?? '', names[b] ?? ''));
  const ranks = new Int32Array(names.length);
  ids.forEach((id, rank) => (ranks[id] = rank));
  return ranks;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareWindows(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
