import { type ClickHouseClient } from '@clickhouse/client';
import { type Instant, type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chunksOf } from '../chunks-of.js';

const CLICKS_BY_ID = loadSql(import.meta.url, './clicks-by-id.sql');
/** Query parameters travel in the address, which a server bounds to 1 MiB; a code has at most 128 characters. */
const MAX_IDS = 2_000;

/** Where a click that evidence names is to be found. Several events can carry one click id. */
export interface NamedClick {
  readonly click_id: string;
  readonly event_key: string;
  readonly occurred_at: Instant;
  readonly link_code: string;
  readonly visitor_key: string;
}

export async function findNamedClicks(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  clickIds: Iterable<string>,
): Promise<NamedClick[]> {
  const found: NamedClick[] = [];
  for (const click_ids of chunksOf([...new Set(clickIds)], MAX_IDS)) {
    found.push(...(await select<NamedClick>(clickhouse, CLICKS_BY_ID, { tenant, click_ids })));
  }
  return found;
}
