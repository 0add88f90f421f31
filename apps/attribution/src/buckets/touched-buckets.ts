import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Day, type TenantId } from '#domain/ids.js';
import { epochMsOf } from '#domain/time/instant.js';
import { type Bucket } from './bucket.js';
import { type LocalDays } from './local-days.js';

/** A click can end the touch that another click within this time after it would have started. */
const DOUBLE_CLICK_MS = 30_000;

/** The buckets whose rows some events can change, as far as the events alone can tell. */
export interface TouchedBuckets {
  readonly buckets: readonly Bucket[];
  /** Teams changed from this day on: every bucket there is can change, whoever filled it. */
  readonly regrouped: readonly { readonly tenant: TenantId; readonly from: Day }[];
}

/**
 * What is not told here is found out later, once the facts are stored: the days of the shares that are measured or told
 * again (`share-days.ts`), and the days of outcomes (`recompute-candidates.ts`).
 */
export function touchedBuckets(events: readonly AcceptedEvent[], days: LocalDays): TouchedBuckets {
  const buckets = new Map<string, Bucket>();
  const regrouped = new Map<TenantId, Day>();
  const touch = (tenant: TenantId, at: number): void => {
    const bucket = { tenant, kind: 'reach', day: days.dayOf(tenant, at) } as const;
    buckets.set(`${bucket.day} ${tenant}`, bucket);
  };
  for (const { tenant, type, occurredAt } of events) {
    if (type === 'click.recorded') {
      const at = epochMsOf(occurredAt);
      touch(tenant, at);
      touch(tenant, at + DOUBLE_CLICK_MS);
    } else if (type === 'share.created') {
      touch(tenant, epochMsOf(occurredAt));
    } else if (type === 'advocate.enrolled') {
      const day = days.dayOf(tenant, occurredAt);
      const earliest = regrouped.get(tenant);
      if (earliest === undefined || day < earliest) regrouped.set(tenant, day);
    }
  }
  return {
    buckets: [...buckets.values()],
    regrouped: [...regrouped].map(([tenant, from]) => ({ tenant, from })),
  };
}
