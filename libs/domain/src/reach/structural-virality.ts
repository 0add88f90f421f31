/** A cascade as its nodes in an order in which every node comes after its parent; the first is the root. */
export interface CascadeTree {
  /** For every node the position of its parent in the list; -1 for the root. */
  readonly parents: readonly number[];
}

/**
 * Structural virality (Goel, Anderson, Hofman and Watts 2016, The Structural Virality of Online Diffusion, Management
 * Science 62(1)): the mean distance between all pairs of different nodes, `sum_{i != j} d_ij / (n(n-1))`. A broadcast
 * (star) of n has 2(n-1)/n, a chain has (n+1)/3; the number tells a crowd around one person from person-to-person spread
 * of the same size.
 *
 * In one pass: an edge above a subtree of `s` nodes lies on the path of `s(n-s)` pairs, so the distances of all
 * pairs (the Wiener index) add up to the sum of that over edges.
 * @returns undefined for fewer than two nodes: there is no pair to be apart
 */
export function structuralVirality({ parents }: CascadeTree): number | undefined {
  const n = parents.length;
  if (n < 2) return undefined;
  const subtree = parents.map(() => 1);
  let distances = 0;
  for (let node = n - 1; node > 0; node--) {
    const size = subtree[node] ?? 1;
    const parent = parents[node] ?? 0;
    distances += size * (n - size);
    subtree[parent] = (subtree[parent] ?? 1) + size;
  }
  return (2 * distances) / (n * (n - 1));
}
