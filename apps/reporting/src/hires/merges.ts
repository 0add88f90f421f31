import { type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportDesk } from '../reports/report.js';

const MERGES = loadSql(import.meta.url, './merges.sql');

/** Per merged reference the one that took it over; the latest merge of a reference counts. */
export async function readMerges(
  { clickhouse, known }: Pick<ReportDesk, 'clickhouse' | 'known'>,
  tenant: TenantId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await select<{ merged: string; survivor: string }>(clickhouse, MERGES, { tenant, ...known });
  return new Map(rows.map(({ merged, survivor }) => [merged, survivor]));
}
