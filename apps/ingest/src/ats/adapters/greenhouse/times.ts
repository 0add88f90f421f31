import { type Delivery } from '../../adapter.js';
import { instantOfDay, readDay, readInstant, readUsDay } from '../../dates.js';
import { at, contentKey } from '../../payload.js';

/** Dates come in three forms: `2015-01-23`, `04/15/2013` (the United States' order) and RFC 3339. */
export function timeOf(value: unknown): string | undefined {
  const instant = readInstant(value);
  if (instant !== undefined) return instant;
  const day = dayOf(value);
  return day === undefined ? undefined : instantOfDay(day);
}

export function dayOf(value: unknown): string | undefined {
  return readDay(value) ?? readUsDay(value);
}

export type Dated =
  { readonly ok: true; readonly occurredAt?: string; readonly mark: string } | { readonly ok: false };

/**
 * When something happened, from the field that says so, and a mark that tells its occasions apart: a hire can be undone
 * and made again. Where the field is absent, the delivery itself is the mark and the time is left to the framework.
 */
export function dated(delivery: Delivery, value: unknown, ...path: readonly string[]): Dated {
  const found = at(value, ...path);
  if (found === undefined) return { ok: true, mark: contentKey(delivery.body.toString('base64')) };
  const occurredAt = timeOf(found);
  return occurredAt === undefined ? { ok: false } : { ok: true, occurredAt, mark: occurredAt };
}
