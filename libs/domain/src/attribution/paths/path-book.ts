import { type CountedPath } from '../fitted/fitted-model.js';
import { ChannelNames } from './channel-names.js';
import { GrowingFloats, GrowingInts } from './growing-floats.js';

/** Journeys as columns: journey `p` has the touches from `starts[p]` to just before `starts[p + 1]`. */
export interface PathColumns {
  readonly touches: Int32Array;
  readonly starts: Int32Array;
  readonly conversions: Float64Array;
  readonly nulls: Float64Array;
  readonly values: Float64Array;
  /** When each touch was, in milliseconds since 1970. Only when every journey came with its times. */
  readonly times?: Float64Array;
}

/**
 * Many journeys in little memory: every channel is a number, every journey a stretch of one flat array. About 12 bytes a
 * journey for its counts and 4 a touch, 12 with times; values cost 8 a journey once one is not 0.
 */
export class PathBook implements Iterable<CountedPath> {
  readonly names = new ChannelNames();
  private readonly touches = new GrowingInts();
  private readonly starts = new GrowingInts();
  private readonly conversions = new GrowingFloats();
  private readonly nulls = new GrowingFloats();
  private readonly values = new GrowingFloats();
  private readonly times = new GrowingFloats();
  private paths = 0;
  private untimed = 0;
  private readonly untouched = { conversions: 0, nulls: 0, value: 0 };

  /** The book itself when it is one already: whoever takes any journeys can be given a book without a copy. */
  static of(paths: Iterable<CountedPath>): PathBook {
    if (paths instanceof PathBook) return paths;
    const book = new PathBook();
    for (const path of paths) book.add(path);
    return book;
  }

  get size(): number {
    return this.paths;
  }

  get touchCount(): number {
    return this.starts.data[this.paths] ?? 0;
  }

  /** Whether there is a time for every touch. */
  get isTimed(): boolean {
    return this.paths > 0 && this.untimed === 0;
  }

  /** The journeys without touches together. They belong to no channel. */
  get unattributed(): { readonly conversions: number; readonly nulls: number; readonly value: number } {
    return this.untouched;
  }

  /**
   * A journey without touches is counted as unattributed.
   * @param times of the touches, in order, in milliseconds since 1970
   * @throws RangeError when a count or the value cannot be one, or there are not as many times as touches
   */
  add(path: CountedPath, times?: readonly number[]): void {
    const { channels, conversions, nulls, value } = path;
    checkPath(path, times);
    if (channels.length === 0) {
      this.untouched.conversions += conversions;
      this.untouched.nulls += nulls;
      this.untouched.value += value;
      return;
    }
    const from = this.touchCount;
    const to = from + channels.length;
    this.touches.reach(to - 1);
    for (let i = 0; i < channels.length; i += 1)
      this.touches.data[from + i] = this.names.idOf(channels[i] ?? '');
    if (times === undefined) this.untimed += 1;
    else {
      this.times.reach(to - 1);
      this.times.data.set(times, from);
    }
    const path_ = this.paths;
    this.paths += 1;
    this.starts.reach(this.paths);
    this.starts.data[this.paths] = to;
    put(this.conversions, path_, conversions);
    put(this.nulls, path_, nulls);
    put(this.values, path_, value);
  }

  /** Views, not copies: they are out of date after the next `add`. */
  columns(): PathColumns {
    this.conversions.reach(this.paths);
    this.nulls.reach(this.paths);
    this.values.reach(this.paths);
    return {
      touches: this.touches.data.subarray(0, this.touchCount),
      starts: this.starts.data.subarray(0, this.paths + 1),
      conversions: this.conversions.data.subarray(0, this.paths),
      nulls: this.nulls.data.subarray(0, this.paths),
      values: this.values.data.subarray(0, this.paths),
      ...(this.isTimed && { times: this.times.data.subarray(0, this.touchCount) }),
    };
  }

  *[Symbol.iterator](): Iterator<CountedPath> {
    const { touches, starts, conversions, nulls, values } = this.columns();
    for (let path = 0; path < this.paths; path += 1) {
      yield {
        channels: Array.from(touches.subarray(starts[path], starts[path + 1]), (id) => this.names.nameOf(id)),
        conversions: conversions[path] ?? 0,
        nulls: nulls[path] ?? 0,
        value: values[path] ?? 0,
      };
    }
  }
}

/** Zeros need no room until something else comes after them. */
function put(column: GrowingFloats, index: number, value: number): void {
  if (value === 0) return;
  column.reach(index);
  column.data[index] = value;
}

function checkPath(path: CountedPath, times: readonly number[] | undefined): void {
  for (const count of [path.conversions, path.nulls]) {
    if (!(Number.isSafeInteger(count) && count >= 0))
      throw new RangeError(`A journey's counts must be whole numbers from 0; one is ${count}.`);
  }
  if (!(path.value >= 0 && Number.isFinite(path.value)))
    throw new RangeError(`The value of a journey's outcomes must be a number from 0; it is ${path.value}.`);
  if (path.value > 0 && path.conversions === 0)
    throw new RangeError(`A journey without an outcome came with a value of ${path.value}.`);
  if (times !== undefined && times.length !== path.channels.length)
    throw new RangeError(`A journey of ${path.channels.length} touches came with ${times.length} times.`);
}
