import { Inject, Injectable } from '@nestjs/common';
import { type Credential } from '#shared/access/credential.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { SemanticQueries } from '../../query/semantic-queries.js';
import { REPORTING_CONFIG, type ReportingConfig } from '../../reporting.config.js';
import { type QueryBody } from '../../semantic/query/query-body.js';
import { type Row } from '../filter/evaluate.js';
import { sqlOf } from '../filter/sql-of.js';
import { type EntitySet, type SetSource } from '../metadata/entity-set.js';
import { requirementsOf } from './conjuncts.js';
import { DataDays } from './data-days.js';
import { daysToRead } from './days-to-read.js';
import { fixedPage } from './fixed-page.js';
import { factQuestion, MAX_PAGE, timeColumnsOf } from './question.js';
import { type ResolvedRequest } from './resolved-request.js';
import { damagedToken, writeSkipToken } from './skip-token.js';

/** A page of a set. */
export interface SetPage {
  readonly rows: readonly Row[];
  /** Lines that pass the filter, whatever is skipped and however many are asked for. */
  readonly total: number;
  /** The `$skiptoken` of the next page; undefined after the last. */
  readonly next: string | undefined;
}

/** Reads the sets of the OData service: questions to the semantic model, and nothing besides. */
@Injectable()
export class SetReader {
  constructor(
    @Inject(SemanticQueries) private readonly queries: SemanticQueries,
    @Inject(DataDays) private readonly days: DataDays,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(REPORTING_CONFIG) private readonly config: ReportingConfig,
  ) {}

  async page(request: ResolvedRequest, caller: Credential, pageSize: number): Promise<SetPage> {
    const { set, token, top } = request;
    if (set.source.kind === 'fixed') return fixedPage(set.source.rows, request, pageSize);
    const left = token === undefined ? (top ?? null) : token.left;
    const skip = token === undefined ? request.skip : 0;
    // There is no question without lines, so one is asked for and not shown.
    const wanted = Math.min(pageSize, left ?? pageSize, MAX_PAGE);
    const limit = Math.max(1, wanted);
    const body = { ...(await this.question(set, set.source, request, caller)), limit };
    const prepared = await this.queries.prepare(
      token === undefined ? body : { ...body, cursor: cursorOf(token.cursor) },
      caller,
      {
        timeColumns: timeColumnsOf(request),
        ...(request.filter === undefined ? {} : { where: sqlOf(request.filter) }),
        empty: 'lowest',
        skip,
        // A client that takes everything follows to the end; the first lines alone are wanted as fresh as can be.
        pinned: top === undefined,
      },
    );
    const { data, meta } = await this.queries.answer(prepared);
    const rows = data.slice(0, wanted);
    const remaining = left === null ? null : left - rows.length;
    const next =
      meta.nextCursor === null || remaining === 0
        ? undefined
        : writeSkipToken({ cursor: meta.nextCursor, offset: 0, left: remaining });
    return { rows, total: meta.total, next };
  }

  private async question(
    set: EntitySet,
    source: Exclude<SetSource, { kind: 'fixed' }>,
    request: ResolvedRequest,
    caller: Credential,
  ): Promise<QueryBody> {
    const body = source.kind === 'facts' ? factQuestion(source, request) : memberQuestion(source, request);
    const { reportingZone: zone } = await this.tenants.get(caller.tenant);
    const days = daysToRead({
      data: await this.days.of(body.measures, caller.tenant, zone),
      granularity: source.kind === 'facts' ? source.granularity : 'day',
      zone,
      maxDays: this.config.MAX_REPORT_DAYS,
      requirements: requirementsOf(request.filter),
    });
    return { ...body, timeDimension: { ...body.timeDimension, dateRange: [days.from, days.to], zone } };
  }
}

function memberQuestion(
  { body, dimension }: Extract<SetSource, { kind: 'members' }>,
  { order }: ResolvedRequest,
): QueryBody {
  return { ...body, order: [[dimension, order[0]?.direction ?? 'asc']] };
}

function cursorOf(cursor: string | null): string {
  if (cursor === null) throw damagedToken();
  return cursor;
}
