import { type ClickHouseClient } from '@clickhouse/client';
import { type Instant, type TenantId } from '#domain/ids.js';
import { parseInstant } from '#domain/time/instant.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Hire } from './hire.js';

const NEWEST = loadSql(import.meta.url, './sql/newest.sql');
const CHANGED = loadSql(import.meta.url, './sql/changed-hires.sql');
const HEADS = loadSql(import.meta.url, './sql/heads.sql');
const HIRES = loadSql(import.meta.url, './sql/hires.sql');
const CREDITS = loadSql(import.meta.url, './sql/hire-credits.sql');

interface HireRow {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly occurred_at: Instant;
  readonly reversed_at: Instant | null;
  readonly internal: boolean;
  readonly vacancy_id: string;
}

interface CreditRow {
  readonly candidate_ref: string;
  readonly version: number;
  readonly application_id: string;
  readonly model: string;
  readonly channel: string;
  readonly advocate_id: string;
  readonly credit_micro: number;
}

/** The hires of some candidates as they count, and which version of each candidate that is. */
export interface StandingHires {
  readonly versions: ReadonlyMap<string, number>;
  readonly hires: readonly Hire[];
}

/** Reads hires from one organisation's ledger under the settings that count, as known now or at a moment. */
export class HireReader {
  private readonly params: Readonly<Record<string, unknown>>;

  constructor(
    private readonly clickhouse: ClickHouseClient,
    tenant: TenantId,
    settingsVersion: number,
    asKnownAt: Instant | '',
  ) {
    this.params = { tenant, settings_version: settingsVersion, as_known_at: asKnownAt };
  }

  /** When a version was last published; undefined when none was after `since`. */
  async newest(since: Instant): Promise<Instant | undefined> {
    const [row] = await select<{ newest: string }>(this.clickhouse, NEWEST, { ...this.params, since });
    return row === undefined || row.newest === ''
      ? undefined
      : parseInstant(`${row.newest.replace(' ', 'T')}Z`);
  }

  /**
   * Candidates with a hire of whom a version was published after `since`, '' for all with a hire.
   * @param page those after this one, so many of them
   */
  async changed(
    since: Instant | '',
    page: { readonly after: string; readonly rows: number },
  ): Promise<string[]> {
    const params = { ...this.params, since, ...page };
    const rows = await select<{ candidate_ref: string }>(this.clickhouse, CHANGED, params);
    return rows.map(({ candidate_ref }) => candidate_ref);
  }

  async standing(candidates: readonly string[]): Promise<StandingHires> {
    const heads = await select<{ candidate_ref: string; version: number }>(this.clickhouse, HEADS, {
      ...this.params,
      candidates,
    });
    const versions = new Map(heads.map(({ candidate_ref, version }) => [candidate_ref, Number(version)]));
    const params = { ...this.params, candidates, versions: [...new Set(versions.values())] };
    const [hires, credits] = await Promise.all([
      select<HireRow>(this.clickhouse, HIRES, params),
      select<CreditRow>(this.clickhouse, CREDITS, params),
    ]);
    const byHire = Map.groupBy(credits, keyOf);
    const counting = hires.filter((row) => versions.get(row.candidate_ref) === Number(row.version));
    return { versions, hires: counting.map((row) => hireOf(row, byHire.get(keyOf(row)) ?? [])) };
  }
}

function hireOf(row: HireRow, credits: readonly CreditRow[]): Hire {
  return {
    candidateRef: row.candidate_ref,
    applicationId: row.application_id,
    version: Number(row.version),
    at: row.occurred_at,
    reversedAt: row.reversed_at,
    isInternal: row.internal,
    vacancyId: row.vacancy_id,
    credits: credits.map(({ model, channel, advocate_id, credit_micro }) => ({
      model,
      channel,
      advocateId: advocate_id,
      creditMicro: Number(credit_micro),
    })),
  };
}

function keyOf(row: Pick<HireRow, 'candidate_ref' | 'version' | 'application_id'>): string {
  return JSON.stringify([row.candidate_ref, Number(row.version), row.application_id]);
}
