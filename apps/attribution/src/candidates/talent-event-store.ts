import { type ClickHouseClient } from '@clickhouse/client';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chunksOf } from '../chunks-of.js';

const TALENT_EVENTS = loadSql(import.meta.url, './talent-events.sql');
/** Query parameters travel in the address, which a server bounds to 1 MiB; a reference has at most 128 characters. */
const MAX_REFERENCES = 2_000;

interface TalentEventColumns {
  readonly event_key: string;
  readonly source: string;
  readonly event_id: string;
  readonly occurred_at: string;
  readonly received_at: string;
  readonly type: string;
  readonly data: string;
}

/** The recruitment events that are stored under some candidates' references. */
export async function loadTalentEvents(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  candidateRefs: Iterable<string>,
): Promise<AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  for (const candidates of chunksOf([...candidateRefs], MAX_REFERENCES)) {
    const rows = await select<TalentEventColumns>(clickhouse, TALENT_EVENTS, { tenant, candidates });
    events.push(...rows.map((row) => eventOf(tenant, row)));
  }
  return events;
}

/** The row was made of an event that had been checked; this is the way back. */
function eventOf(tenant: TenantId, row: TalentEventColumns): AcceptedEvent {
  return {
    tenant,
    key: row.event_key,
    source: row.source,
    id: row.event_id,
    type: row.type,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    data: JSON.parse(row.data) as unknown,
  } as AcceptedEvent;
}
