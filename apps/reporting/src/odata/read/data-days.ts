import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { select } from '#shared/clickhouse/select.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Period } from '../../parameters/period.js';
import { cubesOf } from '../../semantic/model/semantic-model.js';

const BUCKET_DAYS = loadSql(import.meta.url, './bucket-days.sql');
const PROGRAMME_DAYS = loadSql(import.meta.url, './programme-days.sql');

/** Finds from when until when there is something to read: a set without a filter is everything there is. */
@Injectable()
export class DataDays {
  constructor(
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first and the last local day that may have data for any of the measures; today when there is none. */
  async of(measures: readonly string[], tenant: TenantId, zone: string): Promise<Period> {
    const cubes = measures.flatMap(cubesOf);
    const found = [
      ...(await this.ofBuckets([...new Set(cubes.map(({ buckets }) => buckets))], tenant)),
      // Deeds of the programme mark no bucket: somebody may have enrolled before anything was shared.
      ...(cubes.some(({ name }) => name === 'programme') ? await this.ofProgramme(tenant, zone) : []),
    ];
    const today = localDay(zone)(this.clock());
    return {
      from: found.map(({ from }) => from).sort()[0] ?? today,
      to:
        found
          .map(({ to }) => to)
          .sort()
          .at(-1) ?? today,
    };
  }

  private async ofBuckets(kinds: readonly string[], tenant: TenantId): Promise<Period[]> {
    const { rows } = await this.postgres.query<{ first: Day | null; last: Day | null }>(BUCKET_DAYS, [
      tenant,
      kinds,
    ]);
    return rows.flatMap(({ first, last }) =>
      first === null || last === null ? [] : [{ from: first, to: last }],
    );
  }

  private async ofProgramme(tenant: TenantId, zone: string): Promise<Period[]> {
    const rows = await select<{ first: Day; last: Day }>(this.clickhouse, PROGRAMME_DAYS, { tenant, zone });
    return rows.map(({ first, last }) => ({ from: first, to: last }));
  }
}
