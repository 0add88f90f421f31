import { type PathBook } from './path-book.js';
import { type IsDirect } from './path-steps.js';

/** Labels are the digits of a number in base 16; with a leading 1 thirteen of them are still exact in a double. */
const BASE = 16;
const LONGEST = 13;
const DIRECT_LABEL = 15;
/** Of a journey that is too long to have a shape in common with others. */
export const NO_SHAPE = -1;

/**
 * Per journey the number of its shape: which touches are of one channel, and which are direct. Every channel is named
 * by the order in which the journey first meets it, so `ann > bob > ann` and `cas > dan > cas` have one shape. `NO_SHAPE`
 * for journeys that are too long.
 */
export function shapesOf(book: PathBook, isDirect: IsDirect): Int32Array {
  const { touches, starts } = book.columns();
  const direct = Uint8Array.from(book.names.all, (name) => Number(isDirect(name)));
  const labelOf = new Int8Array(book.names.count);
  const labelledIn = new Int32Array(book.names.count).fill(-1);
  const shapeByKey = new Map<number, number>();
  const shapes = new Int32Array(book.size);
  for (let path = 0; path < book.size; path += 1) {
    const key = keyOf(path);
    const shape = key === undefined ? NO_SHAPE : (shapeByKey.get(key) ?? shapeByKey.size);
    shapes[path] = shape;
    if (key !== undefined && shape === shapeByKey.size) shapeByKey.set(key, shape);
  }
  return shapes;

  function keyOf(path: number): number | undefined {
    const from = starts[path] ?? 0;
    const to = starts[path + 1] ?? 0;
    if (to - from > LONGEST) return undefined;
    let key = 1;
    let distinct = 0;
    for (let i = from; i < to; i += 1) {
      const channel = touches[i] ?? 0;
      if (labelledIn[channel] !== path) {
        labelledIn[channel] = path;
        labelOf[channel] = direct[channel] === 1 ? DIRECT_LABEL : distinct++;
      }
      key = key * BASE + (labelOf[channel] ?? 0);
    }
    return key;
  }
}
