import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Day, type Instant } from '#domain/ids.js';
import { type Stage } from '#domain/events/catalogue.js';
import { instantOf } from '#domain/time/instant.js';
import { localDay } from '#domain/time/local-day.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { select } from '#shared/clickhouse/select.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { readLastDay } from '../buckets/bucket-state.js';
import { resolvePeriod } from '../parameters/period.js';
import { writeListCursor } from './list-cursor.js';
import { readOutcomesQuestion } from './list-parameters.js';
import { outcomeId } from './outcome-id.js';
import { requirePersonDecision } from './person-decision.js';

const LIST_OUTCOMES = loadSql(import.meta.url, './list-outcomes.sql');

export interface ListedOutcome {
  readonly id: string;
  readonly candidateRef: string;
  readonly applicationId: string;
  readonly stage: Stage;
  readonly at: Instant;
  /** When it stopped standing; null while it stands. */
  readonly reversedAt: Instant | null;
  readonly vacancyId: string;
  readonly internal: boolean;
}

export interface OutcomeList {
  readonly data: readonly ListedOutcome[];
  readonly meta: {
    readonly dataAsOf: Instant;
    readonly asKnownAt: Instant | null;
    readonly settingsVersion: number;
    readonly stage: string;
    readonly from: Day;
    readonly to: Day;
    readonly zone: string;
    readonly nextCursor: string | null;
  };
}

interface OutcomeRow {
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly stage: Stage;
  readonly occurred_at: Instant;
  readonly reversed_at: Instant | null;
  readonly vacancy_id: string;
  readonly internal: boolean;
}

/** Lists single outcomes, so that one can be asked about. */
@Injectable()
export class OutcomesService {
  constructor(
    @Inject(CLICKHOUSE) private readonly clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ tenant: id }: Credential, parameters: unknown): Promise<OutcomeList> {
    const tenant = await this.tenants.get(id);
    requirePersonDecision(tenant);
    const question = readOutcomesQuestion(parameters, this.clock());
    const zone = tenant.reportingZone;
    const lastDay = (await readLastDay(this.postgres, id, 'talent')) ?? localDay(zone)(this.clock());
    const { from, to } = resolvePeriod(question, question.to ?? lastDay);
    const { stage, asKnownAt, limit, after } = question;
    const { version } = await standingSettings(this.postgres, id, asKnownAt ?? 'infinity');
    const dataAsOf = instantOf(this.clock());
    const rows = await select<OutcomeRow>(this.clickhouse, LIST_OUTCOMES, {
      tenant: id,
      zone,
      stage,
      from,
      to,
      settings_version: version,
      as_known_at: asKnownAt ?? '',
      after_at: after?.at ?? '',
      after_candidate: after?.candidateRef ?? '',
      after_application: after?.applicationId ?? '',
      rows: limit + 1,
    });
    const data = rows.slice(0, limit).map(viewOf);
    const last = data.at(-1);
    return {
      data,
      meta: {
        dataAsOf,
        asKnownAt,
        settingsVersion: version,
        stage,
        from,
        to,
        zone,
        nextCursor: rows.length > limit && last !== undefined ? writeListCursor(last) : null,
      },
    };
  }
}

function viewOf(row: OutcomeRow): ListedOutcome {
  const key = { candidateRef: row.candidate_ref, applicationId: row.application_id, stage: row.stage };
  return {
    id: outcomeId(key),
    ...key,
    at: row.occurred_at,
    reversedAt: row.reversed_at,
    vacancyId: row.vacancy_id,
    internal: row.internal,
  };
}
