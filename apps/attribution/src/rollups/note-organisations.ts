import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';

const ORGANISATIONS = 'SELECT id, reporting_zone, min_group_size FROM tenant ORDER BY id';
const NOTE = loadSql(import.meta.url, './note-organisations.sql');

interface OrganisationRow {
  readonly id: string;
  readonly reporting_zone: string;
  readonly min_group_size: number;
}

/** Tells ClickHouse the zone and the smallest group of every organisation, as PostgreSQL has them now. */
export async function noteOrganisations(stores: {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
}): Promise<void> {
  const { rows } = await stores.postgres.query<OrganisationRow>(ORGANISATIONS);
  if (rows.length === 0) return;
  await stores.clickhouse.command({
    query: NOTE,
    query_params: {
      tenants: rows.map(({ id }) => id),
      zones: rows.map(({ reporting_zone }) => reporting_zone),
      sizes: rows.map(({ min_group_size }) => min_group_size),
    },
  });
}
