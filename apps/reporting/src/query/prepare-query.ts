import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Day } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { readLastDay } from '../buckets/bucket-state.js';
import { ZoneDirectory } from '../parameters/zone-directory.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../reporting.config.js';
import { chooseCubes, isMeaningless } from '../semantic/compile/choose-cubes.js';
import { SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { isRefused, readQuery } from '../semantic/query/read-query.js';
import { resultColumns } from '../semantic/query/result-columns.js';
import { discloseQuery } from './disclose-query.js';
import { type PreparedQuery, type PrepareOptions } from './prepared-query.js';
import { peekDays, readSnapshotCursor } from './snapshot-cursor.js';

const DEFAULT_LIMIT = 1_000;

/** Makes questions complete and decides what they may see, before anything is read. */
@Injectable()
export class QueryPreparer {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(ZoneDirectory) private readonly zones: ZoneDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REPORTING_CONFIG) private readonly config: ReportingConfig,
  ) {}

  /** @throws 400 with every field that is wrong, 422 for what has no meaning, 403 for what may not be shown */
  async prepare(
    body: QueryBody,
    { tenant: tenantId }: Credential,
    { timeColumns, where, pinned = false, empty = 'last', skip = 0 }: PrepareOptions,
  ): Promise<PreparedQuery> {
    const [tenant, zones] = await Promise.all([this.tenants.get(tenantId), this.zones.all()]);
    const cursorText = body.cursor ?? undefined;
    const today = (zone: string): Day => localDay(zone)(this.clock());
    const query = await readQuery(body, {
      tenant: tenantId,
      tenantZone: tenant.reportingZone,
      zones,
      defaultLimit: DEFAULT_LIMIT,
      maxPeriodDays: this.config.MAX_REPORT_DAYS,
      nowMs: this.clock(),
      today,
      lastDay: async (zone) => (await this.lastDay(body, tenantId)) ?? today(zone),
      pagedPeriod: cursorText === undefined ? undefined : peekDays(cursorText),
    });
    if (isRefused(query)) {
      const detail = query.map((problem) => problem.detail).join(' ');
      throw new ProblemError('bad-request', { detail, errors: query });
    }
    const shares = chooseCubes(query);
    if (isMeaningless(shares)) {
      const { field, detail } = shares;
      throw new ProblemError('meaningless', { detail, errors: [{ pointer: `/${field}`, detail }] });
    }
    const cursor = cursorText === undefined ? undefined : readSnapshotCursor(cursorText, { query, where });
    if (cursorText !== undefined && cursor === undefined) throw notItsCursor();
    const shown = timeColumns ?? (query.granularity === 'none' ? [] : ['period']);
    return {
      query,
      shares,
      columns: resultColumns(query, shares, shown),
      tenant,
      ...(await discloseQuery(this.clickhouse, query, tenant)),
      timeColumns: shown,
      where,
      empty,
      skip,
      pinned,
      cursor,
    };
  }

  private async lastDay({ measures }: QueryBody, tenant: Credential['tenant']): Promise<Day | undefined> {
    const cubes = SEMANTIC_MODEL.cubes.filter((cube) =>
      cube.measures.some(({ name }) => measures.includes(name)),
    );
    const kinds = [...new Set(cubes.map(({ buckets }) => buckets))];
    const days = await Promise.all(kinds.map((kind) => readLastDay(this.postgres, tenant, kind)));
    return days
      .filter((day) => day !== undefined)
      .sort()
      .at(-1);
  }
}

function notItsCursor(): ProblemError {
  const detail =
    'The cursor does not belong to this question: send it unchanged with the question it came from, or leave it out to start again.';
  return new ProblemError('bad-request', { detail, errors: [{ pointer: '/cursor', detail }] });
}
