/** Directed edges between named nodes, and the way from one node to another. Pure. */
export class EdgeGraph {
  private readonly next = new Map<string, Set<string>>();
  private readonly reached = new Set<string>();

  add(from: string, to: string): void {
    const targets = this.next.get(from) ?? new Set();
    this.next.set(from, targets.add(to));
    this.reached.add(to);
  }

  /** The circle that an edge would close, as `from, to, …, from`; undefined if it closes none. The edge is not added. */
  circle(from: string, to: string): string[] | undefined {
    if (from === to) return [from, to];
    // Most edges lead away from something nothing leads to yet. Without this, a long chain in one batch would be
    // walked again for each of its links.
    if (!this.reached.has(from)) return undefined;
    const cameFrom = new Map<string, string>([[to, from]]);
    const open = [to];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const target of this.next.get(node) ?? []) {
        if (target === from) return [from, ...backTo(from, node, cameFrom), from];
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, node);
        open.push(target);
      }
    }
    return undefined;
  }
}

/** The nodes after `start` up to `end`, by following where each was come from. */
function backTo(start: string, end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const passed: string[] = [];
  for (let node: string | undefined = end; node !== undefined && node !== start; node = cameFrom.get(node))
    passed.push(node);
  return passed.reverse();
}
