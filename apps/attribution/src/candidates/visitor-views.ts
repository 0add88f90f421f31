import { type ClickHouseClient } from '@clickhouse/client';
import { type EventKey, type Instant, type TenantId } from '#domain/ids.js';
import { type VacancyView } from '#domain/journeys/vacancy-view.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { chunksOf } from '../chunks-of.js';

const VIEWS_BY_VISITOR = loadSql(import.meta.url, './views-by-visitor.sql');
/** Query parameters travel in the address, which a server bounds to 1 MiB; a key has at most 128 characters. */
const MAX_VISITORS = 2_000;

interface ViewColumns {
  readonly visitor_key: string;
  readonly event_key: EventKey;
  readonly occurred_at: Instant;
  readonly click_id: string;
  readonly link_code: string;
}

/** The views of vacancies that some visitors made. */
export async function findVisitorViews(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  visitorKeys: Iterable<string>,
): Promise<VacancyView[]> {
  const views: VacancyView[] = [];
  for (const visitors of chunksOf([...new Set(visitorKeys)], MAX_VISITORS)) {
    const rows = await select<ViewColumns>(clickhouse, VIEWS_BY_VISITOR, { tenant, visitors });
    views.push(...rows.map(viewOf));
  }
  return views;
}

function viewOf({ visitor_key, event_key, occurred_at, click_id, link_code }: ViewColumns): VacancyView {
  return {
    key: event_key,
    at: occurred_at,
    visitorKey: visitor_key,
    ...(click_id === '' ? {} : { clickId: click_id }),
    ...(link_code === '' ? {} : { linkCode: link_code }),
  };
}
