import fc from 'fast-check';
import { EdgeGraph } from './edge-graph.js';

type Edge = readonly [from: string, to: string];

/** Adds edges in turn, leaving out those that close a circle. */
function grown(edges: readonly Edge[]): { graph: EdgeGraph; kept: Edge[]; circles: [Edge, string[]][] } {
  const graph = new EdgeGraph();
  const kept: Edge[] = [];
  const circles: [Edge, string[]][] = [];
  for (const edge of edges) {
    const circle = graph.circle(...edge);
    if (circle !== undefined) circles.push([edge, circle]);
    else {
      graph.add(...edge);
      kept.push(edge);
    }
  }
  return { graph, kept, circles };
}

/** Kahn: edges have no circle exactly when nodes nothing leads to can be taken away until none is left. */
function hasCircle(edges: readonly Edge[]): boolean {
  let left = [...edges];
  for (;;) {
    const reached = new Set(left.map(([, to]) => to));
    const rest = left.filter(([from]) => reached.has(from));
    if (rest.length === left.length) return left.length > 0;
    left = rest;
  }
}

describe('a graph of edges', () => {
  it('shows the circle an edge would close, from where the edge begins and back', () => {
    const { graph } = grown([
      ['b', 'c'],
      ['c', 'a'],
      ['b', 'x'],
    ]);
    expect(graph.circle('a', 'b')).toEqual(['a', 'b', 'c', 'a']);
    expect(graph.circle('a', 'a')).toEqual(['a', 'a']);
    expect(graph.circle('x', 'a')).toBeUndefined();
    expect(graph.circle('b', 'a')).toBeUndefined();
  });

  it('leaves out exactly the edges without which there is no circle, and shows one that is there', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 20 }), (edges) => {
        const kept: Edge[] = [];
        const { circles } = grown(edges);
        const refused = new Map(circles.map(([edge, circle]) => [edge, circle]));
        for (const edge of edges) {
          const circle = refused.get(edge);
          expect(hasCircle([...kept, edge])).toBe(circle !== undefined);
          if (circle === undefined) {
            kept.push(edge);
            continue;
          }
          expect(circle.slice(0, 2)).toEqual(edge);
          expect(circle.at(-1)).toBe(edge[0]);
          const steps = circle.slice(1, -1).map((from, i) => [from, circle[i + 2]].join());
          const known = new Set(kept.map((one) => one.join()));
          expect(steps.every((step) => known.has(step))).toBe(true);
        }
      }),
    );
  });

  it('takes a chain of fifty thousand in either order without walking it again for each', () => {
    const chain = Array.from({ length: 50_000 }, (_, n): Edge => [`n${String(n + 1)}`, `n${String(n)}`]);
    for (const edges of [chain, [...chain].reverse()]) {
      const { graph, circles } = grown(edges);
      expect(circles).toEqual([]);
      expect(graph.circle('n0', 'n50000')).toHaveLength(50_002);
    }
  });
});
