import { outsideTraces } from '../telemetry/tracing/in-span.js';

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

export interface GroupCommitOptions<Item> {
  /** How much of `maxWeight` an item takes. */
  readonly weightOf: (item: Item) => number;
  /** The most one flush takes; a single item heavier than this is flushed alone. */
  readonly maxWeight: number;
}

/**
 * Does for many callers at once what costs a round trip: while one flush is under way, the next callers gather. Under
 * little load a caller waits for nobody; under much load the groups grow by themselves.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private flushing: Promise<void> | undefined;

  /** @param flush answers every item of a group, in its order; when it rejects, every caller of the group is told */
  constructor(
    private readonly flush: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly options: GroupCommitOptions<Item>,
  ) {}

  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.flushing ??= outsideTraces(() => this.run()); // it works for all of them
    });
  }

  /** Resolves when nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.flushing !== undefined) await this.flushing;
  }

  private async run(): Promise<void> {
    // One turn of the event loop, so that all requests read from the sockets in this turn share the first flush.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const group = this.takeGroup();
      try {
        const results = await this.flush(group.map(({ item }) => item));
        group.forEach(({ resolve, reject }, index) => {
          const result = results[index];
          if (result === undefined)
            reject(new Error('a group commit left one of its items without an answer'));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.flushing = undefined;
  }

  private takeGroup(): Waiting<Item, Result>[] {
    let weight = 0;
    let count = 0;
    for (const { item } of this.waiting) {
      weight += this.options.weightOf(item);
      if (count > 0 && weight > this.options.maxWeight) break;
      count++;
    }
    const group = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    return group;
  }
}
