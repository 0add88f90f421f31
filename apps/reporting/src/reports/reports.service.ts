import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { type Pool } from 'pg';
import { type Day, type Instant } from '#domain/ids.js';
import { epochMsOf, instantOf } from '#domain/time/instant.js';
import { localDay } from '#domain/time/local-day.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type Known } from '#shared/ledger/known.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { type Answer } from '../answer/answer.js';
import { sortRows } from '../answer/sort-rows.js';
import { type BucketState, readBucketStates, readLastDay } from '../buckets/bucket-state.js';
import { chooseSource, periodOfBuckets } from '../buckets/choose-source.js';
import { writeCursor } from '../parameters/cursor.js';
import { didYouMean } from '#shared/text/nearest.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { resolveQuery } from '../parameters/resolve-query.js';
import { ZoneDirectory } from '../parameters/zone-directory.js';
import { disclose } from '../privacy/disclosure.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../reporting.config.js';
import { REPORTS } from './catalogue.js';
import { type Report, type Warning } from './report.js';

const DATA_CHANGED: Warning = {
  code: 'data_changed',
  detail:
    'Data came in or was recomputed since the first page was read, so rows may have moved between pages. Start again without the cursor for one consistent list.',
};

/** Longer than what is stored takes to be there for readers, and than the clocks of processes differ. */
const SETTLED_AFTER_MS = 60_000;

const NOT_SETTLED: Warning = {
  code: 'not_settled',
  detail:
    'The moment asked about is less than a minute ago: what was received by then is still being stored. Once all of it is, the answer stays the same for ever.',
};

/** Answers named reports. */
@Injectable()
export class ReportsService {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(ZoneDirectory) private readonly zones: ZoneDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(REPORTING_CONFIG) private readonly config: ReportingConfig,
  ) {}

  /**
   * In this order: the question is made complete, what it may see is decided, the state of the buckets is read once,
   * and then the rows. Every event stored before the bucket state was read is in the answer.
   */
  async answer(
    name: string,
    parameters: unknown,
    { tenant: tenantId }: Credential,
    defaultLimit: number,
  ): Promise<Answer> {
    const report = reportNamed(name);
    const [tenant, zones] = await Promise.all([this.tenants.get(tenantId), this.zones.all()]);
    const { query, cursor } = await resolveQuery(report, parameters, {
      tenant: tenantId,
      tenantZone: tenant.reportingZone,
      zones,
      defaultLimit,
      maxPeriodDays: this.config.MAX_REPORT_DAYS,
      nowMs: this.clock(),
      lastDay: async (zone) =>
        (report.buckets && (await readLastDay(this.postgres, tenantId, report.buckets))) ?? this.today(zone),
    });
    const disclosure = await disclose(this.clickhouse, tenant, query);
    const dataAsOf = instantOf(this.clock());
    const isTenantZone = query.zone === tenant.reportingZone;
    const { settingsVersion, buckets } = await readBucketStates(
      this.postgres,
      tenantId,
      report.buckets,
      periodOfBuckets(query, isTenantZone),
      query.asKnownAt,
    );
    const known: Known = { settings_version: settingsVersion, as_known_at: query.asKnownAt ?? '' };
    const answer = await report.read(query, {
      clickhouse: this.clickhouse,
      postgres: this.postgres,
      disclosure,
      minGroupSize: tenant.minGroupSize,
      asOf: query.asKnownAt ?? dataAsOf,
      known,
      plan: (rollupAnswers) => chooseSource(buckets, { period: query, isTenantZone, rollupAnswers, known }),
    });
    const { rows, source } = answer;
    const warnings = isSettled(query, dataAsOf) ? answer.warnings : [...answer.warnings, NOT_SETTLED];
    const offset = cursor?.offset ?? 0;
    const end = offset + query.limit;
    const snapshot = snapshotOf(buckets, query.asKnownAt ?? dataAsOf);
    const firstPage = { dataAsOf: cursor?.dataAsOf ?? dataAsOf, snapshot: cursor?.snapshot ?? snapshot };
    const { tenant: _tenant, ...echo } = query;
    return {
      data: sortRows(rows, query.order).slice(offset, end),
      columns: report.columns(query),
      meta: {
        dataAsOf,
        asKnownAt: query.asKnownAt,
        settingsVersion,
        zone: query.zone,
        from: query.from,
        to: query.to,
        source,
        suppressed: disclosure.suppressed,
        warnings: firstPage.snapshot === snapshot ? warnings : [...warnings, DATA_CHANGED],
        total: rows.length,
        nextCursor:
          end < rows.length ? writeCursor({ period: query, offset: end, ...firstPage }, query) : null,
      },
      query: echo,
    };
  }

  private today(zone: string): Day {
    return localDay(zone)(this.clock());
  }
}

function isSettled({ asKnownAt }: Pick<ReportQuery, 'asKnownAt'>, now: Instant): boolean {
  return asKnownAt === null || epochMsOf(now) - epochMsOf(asKnownAt) >= SETTLED_AFTER_MS;
}

function reportNamed(name: string): Report {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (report !== undefined) return report;
  const names = REPORTS.map((candidate) => candidate.name);
  throw new ProblemError('not-found', {
    detail: `There is no report with this name. ${didYouMean(name, names)}`,
  });
}

/** Names the versions an answer was read from. A dirty day has none, so it is named by the moment it was read. */
function snapshotOf(buckets: readonly BucketState[], readAt: Instant): string {
  const text = buckets
    .map(({ day, headVersion, isClean }) => `${day}:${isClean ? String(headVersion) : readAt}`)
    .join(' ');
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
