import { ChannelNames } from '../../paths/channel-names.js';
import { GrowingFloats, GrowingInts } from '../../paths/growing-floats.js';
import { PathBook } from '../../paths/path-book.js';
import { type CountedPath } from '../fitted-model.js';
import { PairIndex } from './pair-index.js';

const ROOT = -1;

/**
 * How often journeys went from where to where: all that a Markov model of order `k` needs to know of them. A state is a
 * window of `k` channels in a row; a journey with fewer touches is one state made of all of it, which is the rule of
 * ChannelAttribution. Every number is a sum over journeys, and whole numbers add and subtract exactly: take the old
 * journey off, put the new one on, and the table is what it would be if it had been filled anew. Values follow exactly
 * as long as they are whole numbers too, such as cents.
 */
export class TransitionTable {
  /** A state is a node of a tree of channels: its window without the last channel, and that channel. */
  readonly nodes = new PairIndex();
  /** A transition: a state, and the channel that comes next. */
  readonly edges = new PairIndex();
  readonly edgeTarget = new GrowingInts();
  readonly edgeCount = new GrowingFloats();
  /** Per state: journeys that begin in it, and that end in it with an outcome or without. */
  readonly starts = new GrowingFloats();
  readonly conversions = new GrowingFloats();
  readonly nulls = new GrowingFloats();
  readonly values = new GrowingFloats();

  /** @throws RangeError when the order is not a whole number from 1 */
  constructor(
    readonly order: number,
    readonly names = new ChannelNames(),
  ) {
    if (!(Number.isInteger(order) && order >= 1))
      throw new RangeError(`The order of a Markov model must be a whole number from 1; it is ${order}.`);
  }

  /** @param nulls whether journeys without an outcome count; left out, only the others make up the chain */
  static of(
    paths: Iterable<CountedPath>,
    order: number,
    { nulls: nullsAre = 'counted' }: { readonly nulls?: 'counted' | 'left_out' } = {},
  ): TransitionTable {
    const book = PathBook.of(paths);
    const table = new TransitionTable(order, book.names);
    const { touches, starts, conversions, nulls, values } = book.columns();
    for (let path = 0; path < book.size; path += 1) {
      const [from = 0, to = 0] = [starts[path], starts[path + 1]];
      const without = nullsAre === 'counted' ? (nulls[path] ?? 0) : 0;
      table.count(touches, from, to, conversions[path] ?? 0, without, values[path] ?? 0);
    }
    return table;
  }

  add(path: CountedPath): void {
    this.countPath(path, 1);
  }

  /** Takes off a journey that was added before, on its own or within a sum of equal ones. */
  subtract(path: CountedPath): void {
    this.countPath(path, -1);
  }

  /** The channels of a state, in order. */
  windowOf(state: number): number[] {
    const window: number[] = [];
    for (let node = state; node !== ROOT; node = this.nodes.first[node] ?? ROOT)
      window.push(this.nodes.second[node] ?? 0);
    return window.reverse();
  }

  private countPath({ channels, conversions, nulls, value }: CountedPath, sign: 1 | -1): void {
    const touches = Int32Array.from(channels, (name) => this.names.idOf(name));
    this.count(touches, 0, touches.length, sign * conversions, sign * nulls, sign * value);
  }

  private count(
    touches: Int32Array,
    from: number,
    to: number,
    conversions: number,
    nulls: number,
    value: number,
  ): void {
    if (from === to) return;
    const journeys = conversions + nulls;
    const first = Math.min(from + this.order, to);
    let state = ROOT;
    for (let i = from; i < first; i += 1) state = this.nodes.idOf(state, touches[i] ?? 0);
    addAt(this.starts, state, journeys);
    for (let i = first; i < to; i += 1) {
      const edge = this.edgeOf(state, touches[i] ?? 0);
      this.edgeCount.data[edge] = (this.edgeCount.data[edge] ?? 0) + journeys;
      state = this.edgeTarget.data[edge] ?? 0;
    }
    addAt(this.conversions, state, conversions);
    addAt(this.nulls, state, nulls);
    addAt(this.values, state, value);
  }

  private edgeOf(state: number, channel: number): number {
    const known = this.edges.count;
    const edge = this.edges.idOf(state, channel);
    if (edge === known) {
      this.edgeCount.reach(edge);
      this.edgeTarget.reach(edge);
      const window = [...this.windowOf(state).slice(1), channel];
      this.edgeTarget.data[edge] = window.reduce((node, next) => this.nodes.idOf(node, next), ROOT);
    }
    return edge;
  }
}

function addAt(column: GrowingFloats, index: number, by: number): void {
  column.reach(index);
  column.data[index] = (column.data[index] ?? 0) + by;
}
