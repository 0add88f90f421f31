import { type IToken } from 'chevrotain';
import { parseDay } from '../../parameters/calendar-day.js';
import { nonsense } from '../errors/odata-error.js';
import { type Literal } from './expression.js';

const MAX_INT64 = 2n ** 63n;
const MINUTE_MS = 60_000;
/** ISO 8601 has no offsets beyond these. */
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * The value of a literal's token.
 * @param option what a refusal names as the place
 * @throws a refusal of a day, time or offset that no calendar or clock has
 */
export function readLiteral({ tokenType, image, startOffset }: IToken, option: string): Literal {
  switch (tokenType.name) {
    case 'Null':
      return { type: 'null' };
    case 'True':
      return { type: 'boolean', value: true };
    case 'False':
      return { type: 'boolean', value: false };
    case 'Text':
      return { type: 'text', value: image.slice(1, -1).replaceAll("''", "'") };
    case 'Guid':
      return { type: 'guid', value: image.toLowerCase() };
    case 'Day':
      return { type: 'day', value: dayOf(image, option, startOffset) };
    case 'Instant':
      return { type: 'instant', value: epochMsOf(image, option, startOffset) };
    case 'Integer':
      return integerOf(image);
    case 'Decimal':
      return { type: 'number', value: finite(Number(image), image, option, startOffset) };
    case 'NotFinite':
      return { type: 'number', value: image === 'NaN' ? NaN : image === 'INF' ? Infinity : -Infinity };
    default:
      throw new Error(`${tokenType.name} is not a literal`);
  }
}

/** What fits no Int64 is a number: larger or smaller than every count there can be. */
function integerOf(image: string): Literal {
  const value = BigInt(image.startsWith('+') ? image.slice(1) : image);
  return value >= -MAX_INT64 && value < MAX_INT64
    ? { type: 'integer', value }
    : { type: 'number', value: Number(image) };
}

function finite(value: number, image: string, option: string, at: number): number {
  if (!Number.isFinite(value)) throw nonsense(option, `${image.slice(0, 40)} is too large a number`, at);
  return value;
}

function dayOf(image: string, option: string, at: number): string {
  const day = parseDay(image);
  if (day === undefined) throw nonsense(option, `${image} is not a day of the calendar`, at);
  return day;
}

/** Read by its parts, because Date.parse rolls the 30th of February on and drops digits after the millisecond. */
function epochMsOf(image: string, option: string, at: number): number {
  const text = image.toUpperCase();
  const isUtc = text.endsWith('Z');
  const clock = text.slice(11, isUtc ? -1 : -6);
  const [hours = NaN, minutes = NaN, seconds = 0] = clock.split(':').map(Number);
  if (hours > 23 || minutes > 59 || seconds >= 60) {
    throw nonsense(option, `${clock} is not a time of day`, at + 11);
  }
  const midnight = Date.parse(`${dayOf(text.slice(0, 10), option, at)}T00:00:00Z`);
  const offset = isUtc ? 0 : offsetMinutes(text.slice(-6), option, at + text.length - 6);
  // Whole seconds first: a fraction of a second would be lost in rounding when it is added to a sum of minutes.
  return midnight + (hours * 60 + minutes - offset) * MINUTE_MS + seconds * 1_000;
}

function offsetMinutes(text: string, option: string, at: number): number {
  const [hours = NaN, minutes = NaN] = text.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes;
  if (minutes > 59 || total > MAX_OFFSET_MINUTES) throw nonsense(option, `${text} is not an offset`, at);
  return text.startsWith('-') ? -total : total;
}
