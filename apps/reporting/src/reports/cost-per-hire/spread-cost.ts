import { type Day } from '#domain/ids.js';
import { addDays, daysBetween } from '#domain/time/calendar.js';
import { type Period } from '../../parameters/period.js';

/** An amount of money over some days, both ends in. */
export interface SpreadCost extends Period {
  readonly amountMinor: bigint;
}

/**
 * The part of a cost that falls into a period when it is spread evenly over its days, in whole minor units. What has
 * accrued by the end of a day is rounded down, and a part is the difference of two such sums: the parts of periods that
 * follow one another add up to the whole cost, to the cent.
 */
export function costWithin(cost: SpreadCost, period: Period): bigint {
  return accruedBy(cost, period.to) - accruedBy(cost, addDays(period.from, -1));
}

function accruedBy({ amountMinor, from, to }: SpreadCost, day: Day): bigint {
  const days = daysBetween(from, to) + 1;
  if (days < 1) return 0n;
  const passed = Math.min(days, Math.max(0, daysBetween(from, day) + 1));
  return (amountMinor * BigInt(passed)) / BigInt(days);
}
