import { structuralVirality } from './structural-virality.js';

/** One share, and the share it came from if it names one. */
export interface ShareEdge {
  readonly shareId: string;
  /** Undefined for a share that names none. */
  readonly parentShareId: string | undefined;
}

/** What one share led to: itself, its reshares, theirs, and so on. */
export interface Cascade {
  readonly rootId: string;
  /** Every share of it, the root first and each after its parent. */
  readonly shareIds: readonly string[];
  /** The root names a parent that is not known: what we see is a part, and where it began we cannot say. */
  readonly isOrphan: boolean;
  /** Shares, the root included. */
  readonly size: number;
  /** Generations below the root: 0 for a share that nobody reshared. */
  readonly depth: number;
  /** Most shares in one generation. */
  readonly breadth: number;
  /** Undefined for a cascade of one share: see {@link structuralVirality}. */
  readonly virality: number | undefined;
}

export interface CascadeForest {
  readonly cascades: readonly Cascade[];
  /** Shares that lead in a circle and so belong to no root. Ingest refuses those that would close one. */
  readonly circular: readonly string[];
}

/**
 * Puts shares together into cascades. Only who names whom counts, not the clock: a reshare that is dated before its
 * parent, by two systems whose clocks differ, is its child all the same.
 * @param shares every share id once; a parent that is not among them is unknown
 */
export function cascadesOf(shares: Iterable<ShareEdge>): CascadeForest {
  const parentOf = new Map<string, string | undefined>();
  for (const { shareId, parentShareId } of shares) parentOf.set(shareId, parentShareId);
  const childrenOf = new Map<string, string[]>();
  const roots: string[] = [];
  for (const [shareId, parent] of parentOf) {
    if (parent === undefined || !parentOf.has(parent)) roots.push(shareId);
    else addTo(childrenOf, parent, shareId);
  }
  const cascades = roots.map((root) => grow(root, parentOf.get(root) !== undefined, childrenOf));
  const placed = new Set<string>();
  for (const { shareIds } of cascades) for (const shareId of shareIds) placed.add(shareId);
  return { cascades, circular: [...parentOf.keys()].filter((shareId) => !placed.has(shareId)) };
}

function addTo(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** Generation by generation, without recursion: a chain may be longer than the stack. */
function grow(
  rootId: string,
  isOrphan: boolean,
  childrenOf: ReadonlyMap<string, readonly string[]>,
): Cascade {
  const shareIds = [rootId];
  const parents = [-1];
  let depth = 0;
  let breadth = 1;
  for (let first = 0, end = 1; first < end; first = end, end = shareIds.length) {
    for (let node = first; node < end; node++) {
      for (const child of childrenOf.get(shareIds[node] ?? '') ?? []) {
        shareIds.push(child);
        parents.push(node);
      }
    }
    const generation = shareIds.length - end;
    if (generation > 0) depth++;
    breadth = Math.max(breadth, generation);
  }
  return {
    rootId,
    shareIds,
    isOrphan,
    size: shareIds.length,
    depth,
    breadth,
    virality: structuralVirality({ parents }),
  };
}
