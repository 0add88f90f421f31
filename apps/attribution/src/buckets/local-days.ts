import { type Day, type Instant, type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';

/** A tenant's reporting zone; undefined when there is no such tenant. */
export type ZoneOf = (tenant: TenantId) => Promise<string | undefined>;

/** Nest injection token of {@link ZoneOf}. */
export const ZONE_OF = Symbol('ZoneOf');

/** Tells local days in the zones of the tenants it was made for. */
export class LocalDays {
  private constructor(private readonly dayIn: ReadonlyMap<TenantId, (at: Instant | number) => Day>) {}

  /** Asks each tenant's zone once; tenants that do not exist are left out. */
  static async of(tenants: Iterable<TenantId>, zoneOf: ZoneOf): Promise<LocalDays> {
    const dayIn = new Map<TenantId, (at: Instant | number) => Day>();
    for (const tenant of new Set(tenants)) {
      const zone = await zoneOf(tenant);
      if (zone !== undefined) dayIn.set(tenant, readerFor(zone));
    }
    return new LocalDays(dayIn);
  }

  knows(tenant: TenantId): boolean {
    return this.dayIn.has(tenant);
  }

  dayOf(tenant: TenantId, at: Instant | number): Day {
    const read = this.dayIn.get(tenant);
    if (read === undefined) throw new Error(`no zone was read for tenant ${tenant}`);
    return read(at);
  }
}

/** Kept for the life of the process: a reader remembers the days it has worked out, and there are few zones. */
const readers = new Map<string, (at: Instant | number) => Day>();

function readerFor(zone: string): (at: Instant | number) => Day {
  const known = readers.get(zone);
  if (known !== undefined) return known;
  const reader = localDay(zone);
  readers.set(zone, reader);
  return reader;
}
