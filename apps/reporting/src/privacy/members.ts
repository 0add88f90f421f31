import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Period } from '../parameters/period.js';

const MEMBERS = loadSql(import.meta.url, './members.sql');

/** Somebody who is or was enrolled. */
export interface Member {
  readonly advocateId: string;
  /** Opted in to be shown by name, by the latest choice. Leaving the programme ends it. */
  readonly isNamed: boolean;
  /** The teams the person was in at some moment of the period. */
  readonly teams: readonly string[];
}

export async function readMembers(
  clickhouse: ClickHouseClient,
  tenant: TenantId,
  zone: string,
  period: Period,
): Promise<Member[]> {
  const rows = await select<{ advocate_id: string; is_named: number | boolean; teams: string[] }>(
    clickhouse,
    MEMBERS,
    {
      tenant,
      zone,
      from: period.from,
      to: period.to,
    },
  );
  return rows.map((row) => ({
    advocateId: row.advocate_id,
    isNamed: Boolean(row.is_named),
    teams: row.teams,
  }));
}
