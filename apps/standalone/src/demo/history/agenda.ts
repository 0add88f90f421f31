interface Entry<T> {
  readonly at: number;
  readonly order: number;
  readonly item: T;
}

/**
 * What is still to happen, handed out by time. A binary heap: the history is made while it is played, so that a large
 * one needs memory only for what lies ahead. Equal times come out in the order they went in.
 */
export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private entered = 0;

  get size(): number {
    return this.heap.length;
  }

  add(at: number, item: T): void {
    const entry = { at, order: this.entered, item };
    this.entered += 1;
    let index = this.heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  /** Takes out the earliest, or undefined when nothing is left. */
  take(): { readonly at: number; readonly item: T } | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let index = 0; ;) {
      let smallest = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (this.isBefore(child, smallest)) smallest = child;
      if (smallest === index) return;
      this.swap(index, smallest);
      index = smallest;
    }
  }

  private isBefore(left: number, right: number): boolean {
    const a = this.heap[left];
    const b = this.heap[right];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  private swap(left: number, right: number): void {
    const a = this.heap[left];
    const b = this.heap[right];
    if (a === undefined || b === undefined) return;
    this.heap[left] = b;
    this.heap[right] = a;
  }
}
