import { type Random } from '#standalone/demo/history/random.js';
import { type MistakeMaker } from './mistakes.js';
import { type Item } from './parcel.js';
import { type SendingBook } from './sending-book.js';
import { type Story } from './story.js';
import { identityOf, type Told } from './told.js';

const REPEATED_SHARE = 0.05;
const MISTAKE_SHARE = 0.02;
const CONFLICT_SHARE = 0.002;
const REMEMBERED = 400;

/** What there is to send, without end: the story's events, one in twenty of them again, and one in fifty a mistake. */
export class Supply {
  private queue: Told[] = [];
  private readonly recent: Told[] = [];

  constructor(
    private readonly story: Story,
    private readonly mistakes: MistakeMaker,
    private readonly book: SendingBook,
    private readonly random: Random,
  ) {}

  /** @param canConflict whether the answer names each item, so that a conflict can be told from a first sending */
  next(count: number, canConflict: boolean): Item[] {
    return Array.from({ length: count }, () => this.item(canConflict));
  }

  /** What the story still had to come. */
  rest(): Item[] {
    const rest = [...this.queue.splice(0), ...this.story.ending()];
    return rest.map((event): Item => ({ kind: 'event', event }));
  }

  private item(canConflict: boolean): Item {
    const { random, recent } = this;
    if (random.chance(MISTAKE_SHARE)) return { kind: 'mistake', mistake: this.mistakes.any() };
    if (recent.length > 0 && random.chance(REPEATED_SHARE))
      return { kind: 'event', event: random.pick(recent) };
    if (canConflict && random.chance(CONFLICT_SHARE)) {
      const original = this.someJudged();
      if (original !== undefined) return { kind: 'mistake', mistake: this.mistakes.conflictWith(original) };
    }
    const event = this.fresh();
    recent.push(event);
    if (recent.length > REMEMBERED) recent.shift();
    return { kind: 'event', event };
  }

  /** Only of an event that was judged already: before that, nobody could say which of the two was first. */
  private someJudged(): Told | undefined {
    const judged = this.recent.filter((event) => this.book.judged.has(identityOf(event)));
    return judged.length === 0 ? undefined : this.random.pick(judged);
  }

  private fresh(): Told {
    while (this.queue.length === 0) this.queue.push(...this.story.chapter());
    const event = this.queue.shift();
    if (event === undefined) throw new Error('the story told nothing');
    return event;
  }
}
