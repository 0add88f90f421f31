import { type Day } from '#domain/ids.js';
import { asId } from '#domain/ids.js';
import { addDays, daysBetween } from '#domain/time/calendar.js';
import { localDay } from '#domain/time/local-day.js';
import { type Period } from '../../parameters/period.js';
import { firstOf, shifted } from '../../semantic/query/date-range.js';
import { nonsense } from '../errors/odata-error.js';
import { type Literal } from '../grammar/expression.js';
import { type Granularity } from '../metadata/entity-set.js';
import { type Requirement } from './conjuncts.js';

interface Bounds {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

/** What of the days there are has to be read. */
export interface DaysAsked {
  /** The first and last day that has data. */
  readonly data: Period;
  readonly granularity: Granularity;
  readonly zone: string;
  readonly maxDays: number;
  readonly requirements: readonly Requirement[];
}

/**
 * The days whose lines can pass the filter: all there are, or fewer where the filter requires something of the start of
 * the period. Periods are read whole: one that begins on the last day that can pass is read to its end, and of one that
 * began before the first the filter lets nothing through.
 * @throws a refusal of a filter that asks for more days than one question may read
 */
export function daysToRead({ data, granularity, zone, maxDays, requirements }: DaysAsked): Period {
  const bounds = requirements.map((requirement) => boundsOf(requirement, zone));
  const froms = bounds.flatMap(({ from }) => from ?? []).sort();
  const tos = bounds.flatMap(({ to }) => to ?? []).sort();
  const asked = froms.at(-1);
  const last = tos[0] === undefined || tos[0] > data.to ? data.to : tos[0];
  const to = addDays(shifted(granularity, firstOf(granularity, last), 1), -1);
  const from = asked === undefined || asked < data.from ? data.from : asked;
  // Nothing can pass; one day is read, and the filter lets nothing of it through.
  if (from > to) return { from: to, to };
  if (daysBetween(from, to) < maxDays) return { from, to };
  if (asked !== undefined) {
    throw nonsense(
      '$filter',
      `asks for more than ${String(maxDays)} days; compare period_start with a later day`,
    );
  }
  const earliest = addDays(to, 1 - maxDays);
  const start = firstOf(granularity, earliest);
  return { from: start === earliest ? start : shifted(granularity, start, 1), to };
}

function boundsOf({ column, operator, literals }: Requirement, zone: string): Bounds {
  const none = { from: undefined, to: undefined };
  if (column !== 'period_start' && column !== 'period_start_at') return none;
  const days = literals.map((literal) => dayOf(literal, zone));
  const [first] = days.flatMap((day) => day ?? []).sort();
  const last = days
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  // Null, NaN or a value of a list that is no day: whatever it means, it is left to the filter.
  if (first === undefined || days.includes(undefined)) return none;
  switch (operator) {
    case 'eq':
    case 'in':
      return { from: first, to: last };
    case 'gt':
    case 'ge':
      return { from: first, to: undefined };
    case 'lt':
    case 'le':
      return { from: undefined, to: last };
    case 'ne':
      return none;
  }
}

/** Days outside the calendar of instants would be no days of the zone either. */
function dayOf(literal: Literal, zone: string): Day | undefined {
  if (literal.type === 'day') return asId<Day>(literal.value);
  return literal.type === 'instant' ? localDay(zone)(Math.floor(literal.value)) : undefined;
}
