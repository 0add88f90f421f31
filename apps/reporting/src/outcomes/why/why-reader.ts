import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type OutcomeKey } from '../outcome-id.js';
import { type CreditRow, type PublishedRow, type StageRow, type TotalRow } from './rows.js';
import { type Counted, type SettingsPeriod, timelineOf } from './timeline.js';

const STANDING_VERSION = loadSql(import.meta.url, './standing-version.sql');
const APPLICATION = loadSql(import.meta.url, './application.sql');
const CREDITS = loadSql(import.meta.url, './credits.sql');
const PUBLISHED = loadSql(import.meta.url, './published.sql');
const TOTALS = loadSql(import.meta.url, './totals.sql');
const SETTINGS_PERIODS = loadSql(import.meta.url, './settings-periods.sql');

/** What the ledger holds about one outcome. */
export interface LedgerOfOutcome {
  readonly version: number;
  /** Every stage of the application, in the order of time. */
  readonly stages: readonly StageRow[];
  readonly credits: readonly CreditRow[];
  readonly timeline: readonly Counted[];
  readonly totals: readonly TotalRow[];
}

/** Reads what the ledger holds about one outcome, as known now or at a moment. */
export class WhyReader {
  private readonly params: Readonly<Record<string, unknown>>;

  constructor(
    private readonly clickhouse: ClickHouseClient,
    private readonly postgres: Pool,
    private readonly tenant: TenantId,
    key: OutcomeKey,
    private readonly asKnownAt: Instant | null,
  ) {
    this.params = {
      tenant,
      candidate: key.candidateRef,
      application: key.applicationId,
      stage: key.stage,
      as_known_at: asKnownAt ?? '',
    };
  }

  /** Undefined when nothing is known of the candidate. */
  async read({ version: settingsVersion }: AttributionSettings): Promise<LedgerOfOutcome | undefined> {
    const [head] = await this.select<{ version: number }>(STANDING_VERSION, {
      settings_version: settingsVersion,
    });
    if (head === undefined) return undefined;
    const [stages, credits, timeline] = await Promise.all([
      this.select<StageRow>(APPLICATION, head),
      this.select<CreditRow>(CREDITS, head),
      this.timeline(),
    ]);
    const totals = await this.select<TotalRow>(TOTALS, {
      versions: timeline.map(({ version }) => version),
    });
    return { version: head.version, stages, credits, timeline, totals };
  }

  private async timeline(): Promise<Counted[]> {
    const { rows } = await this.postgres.query<{ version: number; activated_at: Date }>(SETTINGS_PERIODS, [
      this.tenant,
      this.asKnownAt ?? 'infinity',
    ]);
    const chosen = rows.map((row) => ({ version: row.version, from: instantOf(row.activated_at.getTime()) }));
    const periods: SettingsPeriod[] = [{ version: DEFAULT_SETTINGS.version, from: undefined }, ...chosen];
    const lines = await this.select<PublishedRow>(PUBLISHED, {
      settings_versions: periods.map(({ version }) => version),
    });
    return timelineOf(periods, lines);
  }

  private select<Row>(sql: string, more: Readonly<Record<string, unknown>>): Promise<Row[]> {
    return select<Row>(this.clickhouse, sql, { ...this.params, ...more });
  }
}
