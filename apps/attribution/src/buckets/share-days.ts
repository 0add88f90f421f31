import { type ClickHouseClient } from '@clickhouse/client';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chunksOf } from '../chunks-of.js';
import { type Bucket } from './bucket.js';
import { type LocalDays } from './local-days.js';

const SHARE_EVENTS_BY_ID = loadSql(import.meta.url, './share-events-by-id.sql');
/** Query parameters travel in the address, which a server bounds to 1 MiB; a code has at most 128 characters. */
const MAX_IDS = 2_000;

/**
 * The days that a measurement, or another event about the same share, can change. To be asked after the facts of the
 * batch are stored: of a share and its measurement, or of two tellings of one share, whichever is stored last sees
 * the other. A measurement whose share is not there needs no mark, because the share marks its own day when it comes.
 */
export async function shareDays(
  clickhouse: ClickHouseClient,
  events: readonly AcceptedEvent[],
  days: LocalDays,
): Promise<Bucket[]> {
  const idsOf = new Map<TenantId, Set<string>>();
  for (const { tenant, type, data } of events) {
    if (type !== 'share.created' && type !== 'share.measured') continue;
    const ids = idsOf.get(tenant) ?? new Set();
    idsOf.set(tenant, ids.add(data.shareId));
  }
  const buckets = new Map<string, Bucket>();
  for (const [tenant, ids] of idsOf) {
    for (const share_ids of chunksOf([...ids], MAX_IDS)) {
      const rows = await select<{ occurred_at: Instant }>(clickhouse, SHARE_EVENTS_BY_ID, {
        tenant,
        share_ids,
      });
      for (const { occurred_at } of rows) {
        const day = days.dayOf(tenant, occurred_at);
        buckets.set(`${day} ${tenant}`, { tenant, kind: 'reach', day });
      }
    }
  }
  return [...buckets.values()];
}
