import { type Random } from '#standalone/demo/history/random.js';
import { DAY_MS } from './organisation.js';

/** Milliseconds of an organisation's window, each given out once. */
export class Moments {
  private readonly taken = new Set<number>();

  constructor(
    private readonly first: number,
    private readonly random: Random,
  ) {}

  /** On a day of the window, counted from 0. */
  on(day: number): number {
    return this.free(() => this.first + day * DAY_MS + this.random.int(0, DAY_MS - 1));
  }

  /** In a span before the window. */
  before(spanMs: number): number {
    return this.free(() => this.first - this.random.int(1, spanMs));
  }

  /** Within a span after a moment. */
  after(at: number, spanMs: number): number {
    return this.free(() => at + this.random.int(1, spanMs));
  }

  /** This one, or the next that is free. */
  nextFrom(at: number): number {
    return this.exactly(at) ?? this.nextFrom(at + 1);
  }

  /** This very one, unless it was given out already. */
  exactly(at: number): number | undefined {
    if (this.taken.has(at)) return undefined;
    this.taken.add(at);
    return at;
  }

  private free(draw: () => number): number {
    for (;;) {
      const at = draw();
      if (this.exactly(at) !== undefined) return at;
    }
  }
}
