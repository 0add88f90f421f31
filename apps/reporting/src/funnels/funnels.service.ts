import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { STAGES } from '#domain/events/talent.js';
import { epochMsOf, instantOf } from '#domain/time/instant.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { select } from '#shared/clickhouse/select.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { readBucketStates } from '../buckets/bucket-state.js';
import { QueryPreparer } from '../query/prepare-query.js';
import { type FunnelAnswer, type FunnelBody } from './funnel-body.js';
import { type ApplicationsRow, funnelSteps } from './funnel-steps.js';

const APPLICATIONS = loadSql(import.meta.url, './applications.sql');
const DAY_MS = 86_400_000;

/** Answers questions about how far applications come: not a sum over groups, so not a measure of the semantic model. */
@Injectable()
export class FunnelsService {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(QueryPreparer) private readonly preparer: QueryPreparer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws 400 with every field that is wrong */
  async answer(body: FunnelBody, caller: Credential): Promise<FunnelAnswer> {
    const { steps = STAGES, withinDays = 0, breakdown = 'total', vacancies = [] } = body;
    refuseUnordered(steps);
    const { timeDimension, asKnownAt } = body;
    // Days, zone and moment are read by the rules of every other question.
    const { query } = await this.preparer.prepare(
      {
        measures: ['outcomes'],
        dimensions: ['stage'],
        ...(timeDimension === undefined ? {} : { timeDimension }),
        ...(asKnownAt === undefined ? {} : { asKnownAt }),
      },
      caller,
      {},
    );
    const { tenant, zone, from, to } = query;
    const now = instantOf(this.clock());
    const asOf = query.asKnownAt ?? now;
    const { settingsVersion } = await readBucketStates(
      this.postgres,
      tenant,
      undefined,
      query,
      query.asKnownAt,
    );
    const rows = await select<ApplicationsRow>(this.clickhouse, APPLICATIONS, {
      tenant,
      zone,
      from,
      to,
      breakdown,
      vacancies,
      steps,
      within_days: withinDays,
      ripe_at: instantOf(epochMsOf(asOf) - withinDays * DAY_MS),
      settings_version: settingsVersion,
      as_known_at: query.asKnownAt ?? '',
    });
    const ripe = rows.filter(({ is_ripe }) => Boolean(is_ripe));
    const leftOut = rows.filter(({ is_ripe }) => !is_ripe).reduce((sum, row) => sum + row.applications, 0);
    return {
      data: funnelSteps(ripe, steps, breakdown === 'vacancy'),
      meta: { dataAsOf: now, asKnownAt: query.asKnownAt, settingsVersion, zone, from, to, leftOut },
      query: {
        steps,
        withinDays: withinDays === 0 ? null : withinDays,
        breakdown,
        vacancies,
        from,
        to,
        zone,
        asKnownAt: query.asKnownAt,
      },
    };
  }
}

/** A funnel runs one way: a step that comes earlier in recruitment cannot follow a later one. */
function refuseUnordered(steps: readonly (typeof STAGES)[number][]): void {
  const places = steps.map((step) => STAGES.indexOf(step));
  const wrong = places.findIndex((place, index) => index > 0 && place <= (places[index - 1] ?? -1));
  if (wrong < 0) return;
  const detail = `${steps[wrong] ?? ''} comes before ${steps[wrong - 1] ?? ''} in recruitment; write the steps in the order ${STAGES.join(', ')}.`;
  throw new ProblemError('bad-request', { detail, errors: [{ pointer: `/steps/${String(wrong)}`, detail }] });
}
