import { type Delimiter } from './delimiter.js';

/** What a text says as a number; a text otherwise: why it does not, to be shown. */
export type ReadNumber = number | string;

const COUNT = /^\d+$/;
const NUMBER = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DECIMAL_COMMA = /^\d+,\d+$/;
/** `1,500` and `1.500` are one and a half to some and fifteen hundred to others. */
const TWO_READINGS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/** A whole number from 0; nothing is 0. `3.0` is whole too: data frames write counts like that. */
export function readCount(text: string): ReadNumber {
  const plain = text.trim().replace(/\.0+$/, '');
  if (plain === '') return 0;
  if (!COUNT.test(plain)) return 'is not a whole number from 0.';
  return Number.isSafeInteger(Number(plain)) ? Number(plain) : 'is larger than can be counted exactly.';
}

/**
 * A number from 0; nothing is 0. Files with semicolons come from places where the comma is the decimal sign, so there
 * both signs are read, and a text that means two things is refused instead of taken for one of them.
 */
export function readValue(text: string, delimiter: Delimiter): ReadNumber {
  const plain = text.trim();
  if (plain === '') return 0;
  if (delimiter === ';' && TWO_READINGS.test(plain))
    return 'can be read in two ways; write it without thousands signs.';
  const dotted = delimiter === ';' && DECIMAL_COMMA.test(plain) ? plain.replace(',', '.') : plain;
  if (!NUMBER.test(dotted) || !Number.isFinite(Number(dotted))) return 'is not a number from 0.';
  return Number(dotted);
}
