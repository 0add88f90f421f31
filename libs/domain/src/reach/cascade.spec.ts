import fc from 'fast-check';
import { cascadesOf, type ShareEdge } from './cascade.js';

const edges = (...named: readonly (readonly [string, string?])[]): ShareEdge[] =>
  named.map(([shareId, parentShareId]) => ({ shareId, parentShareId }));

/** n shares, each but the first naming one before it; then in any order. */
const tree = fc
  .array(fc.nat(), { minLength: 0, maxLength: 40 })
  .chain((picks) =>
    fc.shuffledSubarray(
      edges(['s0'], ...picks.map((pick, i) => [`s${String(i + 1)}`, `s${String(pick % (i + 1))}`] as const)),
      { minLength: picks.length + 1 },
    ),
  );

/** The definition: the mean over all pairs of the length of the path between them, found by walking from every node. */
function meanDistance(shares: readonly ShareEdge[]): number | undefined {
  const neighbours = new Map<string, string[]>(shares.map(({ shareId }) => [shareId, []]));
  for (const { shareId, parentShareId } of shares) {
    if (parentShareId === undefined) continue;
    neighbours.get(shareId)?.push(parentShareId);
    neighbours.get(parentShareId)?.push(shareId);
  }
  let sum = 0;
  for (const start of neighbours.keys()) {
    const distance = new Map([[start, 0]]);
    for (const [node, steps] of distance) {
      for (const next of neighbours.get(node) ?? []) if (!distance.has(next)) distance.set(next, steps + 1);
      sum += steps;
    }
  }
  const n = shares.length;
  return n < 2 ? undefined : sum / (n * (n - 1));
}

/** Steps up to the root, one share at a time. */
function generationOf(share: ShareEdge, all: readonly ShareEdge[]): number {
  const parent = all.find(({ shareId }) => shareId === share.parentShareId);
  return parent === undefined ? 0 : 1 + generationOf(parent, all);
}

const star = (n: number) =>
  edges(['r'], ...Array.from({ length: n - 1 }, (_, i) => [`s${String(i)}`, 'r'] as const));
const chain = (n: number) =>
  edges(['s0'], ...Array.from({ length: n - 1 }, (_, i) => [`s${String(i + 1)}`, `s${String(i)}`] as const));

describe('cascadesOf', () => {
  it.each([2, 3, 5, 100, 5_000])('gives a broadcast of %i shares 2(n-1)/n', (n) => {
    const [cascade] = cascadesOf(star(n)).cascades;
    expect(cascade).toMatchObject({ size: n, depth: 1, breadth: n - 1 });
    expect(cascade?.virality).toBeCloseTo((2 * (n - 1)) / n, 10);
  });

  it.each([2, 3, 5, 100, 50_000])('gives a chain of %i shares (n+1)/3', (n) => {
    const [cascade] = cascadesOf(chain(n)).cascades;
    expect(cascade).toMatchObject({ size: n, depth: n - 1, breadth: 1 });
    expect(cascade?.virality).toBeCloseTo((n + 1) / 3, 6);
  });

  it('gives a complete binary tree of seven shares the mean of 48 steps over its 21 pairs', () => {
    // By hand: 6 pairs at distance 1, 7 at 2, 4 at 3 and 4 at 4 are 21 pairs and 48 steps.
    const [cascade] = cascadesOf(
      edges(['a'], ['b', 'a'], ['c', 'a'], ['d', 'b'], ['e', 'b'], ['f', 'c'], ['g', 'c']),
    ).cascades;
    expect(cascade).toMatchObject({ size: 7, depth: 2, breadth: 4, virality: (2 * 48) / 42 });
  });

  it('leaves a share that nobody reshared without a distance', () => {
    expect(cascadesOf(edges(['a'])).cascades).toEqual([
      {
        rootId: 'a',
        shareIds: ['a'],
        isOrphan: false,
        size: 1,
        depth: 0,
        breadth: 1,
        virality: undefined,
      },
    ]);
  });

  it('takes a share whose parent is not known for a root, and says so', () => {
    const { cascades, circular } = cascadesOf(edges(['b', 'gone'], ['c', 'b']));
    expect(cascades).toMatchObject([{ rootId: 'b', isOrphan: true, size: 2, depth: 1 }]);
    expect(circular).toEqual([]);
  });

  it('keeps shares that lead in a circle out of every cascade, and names them', () => {
    const { cascades, circular } = cascadesOf(edges(['a'], ['b', 'c'], ['c', 'b'], ['d', 'd'], ['e', 'c']));
    expect(cascades.map(({ rootId }) => rootId)).toEqual(['a']);
    expect([...circular].sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('measures any cascade as walking from every share to every other does', () => {
    fc.assert(
      fc.property(tree, (shares) => {
        const { cascades } = cascadesOf(shares);
        expect(cascades).toHaveLength(1);
        const expected = meanDistance(shares);
        if (expected === undefined) expect(cascades[0]?.virality).toBeUndefined();
        else expect(cascades[0]?.virality).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('counts generations as climbing to the root does', () => {
    fc.assert(
      fc.property(tree, (shares) => {
        const generations = shares.map((share) => generationOf(share, shares));
        const widths = Map.groupBy(generations, (generation) => generation);
        expect(cascadesOf(shares).cascades[0]).toMatchObject({
          size: shares.length,
          depth: Math.max(...generations),
          breadth: Math.max(...[...widths.values()].map(({ length }) => length)),
        });
      }),
    );
  });

  it('puts every share into exactly one cascade, however many there are and whatever is missing', () => {
    fc.assert(
      fc.property(tree, fc.array(fc.boolean(), { minLength: 41, maxLength: 41 }), (all, isKept) => {
        const shares = all.filter((_, index) => isKept[index]);
        const { cascades, circular } = cascadesOf(shares);
        expect(circular).toEqual([]);
        expect(cascades.flatMap(({ shareIds }) => [...shareIds]).sort()).toEqual(
          shares.map(({ shareId }) => shareId).sort(),
        );
        const known = new Set(shares.map(({ shareId }) => shareId));
        const orphans = shares.filter(
          ({ parentShareId }) => parentShareId !== undefined && !known.has(parentShareId),
        );
        expect(cascades.filter(({ isOrphan }) => isOrphan)).toHaveLength(orphans.length);
      }),
    );
  });
});
