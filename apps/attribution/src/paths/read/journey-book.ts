import { InputError } from './input-problems.js';
import { type JourneyEvent } from './read-events.js';

const DAY_MS = 86_400_000;
/** One Map of V8 holds 2^24 keys; the names of the journeys are the keys. */
const MOST_JOURNEYS = 16_000_000;
/** Codes of channels lie below it; a conversion is this plus its place in the list of values. */
const CONVERSION = 0x8000_0000;

/** The touches that led to one conversion, or to none. */
export interface DatedJourney {
  readonly channels: readonly string[];
  /** When each touch was, in milliseconds since 1970. */
  readonly atMs: readonly number[];
  readonly converted: boolean;
  readonly value: number;
}

/**
 * Puts events of any order into journeys. All of them are in memory until then, a row in 16 bytes and each name once: a
 * touch in the last row may belong to the first journey.
 */
export class JourneyBook {
  private readonly journeys = new Map<string, number>();
  private readonly channels = new Map<string, number>();
  private readonly values: number[] = [];
  private times = new Float64Array(1024);
  private owners = new Uint32Array(1024);
  private codes = new Uint32Array(1024);
  private rows = 0;
  /** Touches that are in no journey that was given out: before its window, or after its last conversion. */
  touchesLeftOut = 0;

  get touches(): number {
    return this.rows - this.values.length;
  }

  /** @throws {@link InputError} when there are more journeys than can be told apart here */
  add({ journey, atMs, kind, channel, value }: JourneyEvent): void {
    if (this.rows === this.times.length) this.grow();
    this.times[this.rows] = atMs;
    this.owners[this.rows] = numberOf(journey, this.journeys);
    if (kind === 'touch') this.codes[this.rows] = numberOf(channel, this.channels);
    else this.codes[this.rows] = CONVERSION + this.values.push(value) - 1;
    this.rows += 1;
    if (this.journeys.size > MOST_JOURNEYS) throw tooMany();
  }

  /**
   * One journey per conversion: the touches from `lookbackDays` before it up to its own moment, both included, in the
   * order of time and, at one time, of the rows. A touch serves every conversion whose window holds it. Who never
   * converted has one journey, counted back from the last touch.
   */
  *inOrder(lookbackDays: number): Generator<DatedJourney> {
    const names = [...this.channels.keys()];
    const lookbackMs = lookbackDays * DAY_MS;
    this.touchesLeftOut = 0;
    for (const rows of this.byJourney()) {
      const touches = rows.filter((row) => this.codeOf(row) < CONVERSION);
      const conversions = rows.filter((row) => this.codeOf(row) >= CONVERSION);
      // Conversions come in order of time, so both ends of the window only move forward.
      let [from, to, reached] = [0, 0, 0];
      let leftOut = touches.length;
      for (const row of conversions.length > 0 ? conversions : rows.slice(-1)) {
        const endMs = this.timeOf(row);
        while (to < touches.length && this.timeOf(touches[to] ?? 0) <= endMs) to += 1;
        while (from < to && this.timeOf(touches[from] ?? 0) < endMs - lookbackMs) from += 1;
        leftOut -= to - Math.max(from, reached);
        reached = to;
        const window = touches.slice(from, to);
        yield {
          channels: window.map((touch) => names[this.codeOf(touch)] ?? ''),
          atMs: window.map((touch) => this.timeOf(touch)),
          converted: conversions.length > 0,
          value: conversions.length > 0 ? (this.values[this.codeOf(row) - CONVERSION] ?? 0) : 0,
        };
      }
      this.touchesLeftOut += leftOut;
    }
  }

  /** The rows of each journey, sorted; journeys in the order in which they first came. Counting, so it takes linear time. */
  private *byJourney(): Generator<number[]> {
    const starts = new Uint32Array(this.journeys.size + 1);
    for (let row = 0; row < this.rows; row++)
      starts[this.ownerOf(row) + 1] = (starts[this.ownerOf(row) + 1] ?? 0) + 1;
    for (let journey = 1; journey < starts.length; journey++)
      starts[journey] = (starts[journey] ?? 0) + (starts[journey - 1] ?? 0);
    const next = starts.slice();
    const sorted = new Uint32Array(this.rows);
    for (let row = 0; row < this.rows; row++) {
      const owner = this.ownerOf(row);
      const place = next[owner] ?? 0;
      sorted[place] = row;
      next[owner] = place + 1;
    }
    for (let journey = 0; journey < this.journeys.size; journey++)
      // The sort is stable: rows of one time stay in their order.
      yield [...sorted.subarray(starts[journey], starts[journey + 1])].sort(
        (a, b) => this.timeOf(a) - this.timeOf(b),
      );
  }

  private timeOf(row: number): number {
    return this.times[row] ?? 0;
  }
  private ownerOf(row: number): number {
    return this.owners[row] ?? 0;
  }
  private codeOf(row: number): number {
    return this.codes[row] ?? 0;
  }

  private grow(): void {
    const size = this.times.length * 2;
    const [times, owners, codes] = [new Float64Array(size), new Uint32Array(size), new Uint32Array(size)];
    times.set(this.times);
    owners.set(this.owners);
    codes.set(this.codes);
    [this.times, this.owners, this.codes] = [times, owners, codes];
  }
}

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function tooMany(): InputError {
  return new InputError([
    {
      reason: `There are more than ${MOST_JOURNEYS.toLocaleString('en')} journeys.`,
      wayOut:
        'Count the journeys that went the same way first, and give the columns path, conversions and nulls.',
    },
  ]);
}
