import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { ProblemError } from '#shared/errors/problem.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type AttributionChoice } from './attribution-settings.body.js';
import { checkChoice } from './check-choice.js';
import {
  choiceView,
  type JobView,
  jobView,
  type SettingsRecord,
  type SettingsVersionView,
  versionView,
} from './settings-record.js';

const HISTORY = loadSql(import.meta.url, './sql/settings-history.sql');
const PROPOSE = loadSql(import.meta.url, './sql/propose-settings.sql');
const CANCEL = loadSql(import.meta.url, './sql/cancel-settings.sql');
const UNIQUE_VIOLATION = '23505';

export interface AttributionSettingsView extends SettingsVersionView {
  /** The change under way; null when there is none. */
  readonly job: JobView | null;
}

/** Versions of an organisation's attribution settings. What they come to is computed by the attribution service. */
@Injectable()
export class AttributionSettingsService {
  constructor(
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(TenantDirectory) private readonly tenants: TenantDirectory,
  ) {}

  /** The settings that count, and the change under way. */
  async get(tenant: TenantId): Promise<AttributionSettingsView> {
    const records = await this.records(tenant);
    const job = records.map(jobView).find((view) => view !== undefined) ?? null;
    const active = records.find(({ state }) => state === 'active');
    const standing = active === undefined ? await this.defaults(tenant, records) : versionView(active);
    return { ...standing, job };
  }

  /** Every version there ever was, the latest first. */
  async history(tenant: TenantId): Promise<SettingsVersionView[]> {
    const records = await this.records(tenant);
    return [...records.map(versionView), await this.defaults(tenant, records)];
  }

  /** The change under way. */
  async job(tenant: TenantId): Promise<JobView> {
    const job = (await this.records(tenant)).map(jobView).find((view) => view !== undefined);
    if (job === undefined) throw nothingUnderWay();
    return job;
  }

  /** Asks for new settings. They count once the whole ledger has been computed under them, and not before. */
  async propose({ tenant, keyId }: Credential, choice: AttributionChoice): Promise<JobView> {
    checkChoice(choice);
    const { lookbackDays, halfLifeDays, anchor, deletedCandidates, models } = choice;
    try {
      await this.postgres.query(PROPOSE, [
        tenant,
        lookbackDays,
        halfLifeDays,
        DEFAULT_SETTINGS.doubleClickSeconds,
        anchor,
        deletedCandidates,
        models === 'all' ? null : models,
        keyId,
      ]);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw await this.underWay(tenant);
    }
    return this.job(tenant);
  }

  /** Gives the change under way up. What counted goes on counting. */
  async cancel(tenant: TenantId): Promise<void> {
    const { rowCount } = await this.postgres.query(CANCEL, [tenant]);
    if (rowCount === 0) throw nothingUnderWay();
  }

  private async records(tenant: TenantId): Promise<SettingsRecord[]> {
    const { rows } = await this.postgres.query<SettingsRecord>(HISTORY, [tenant]);
    return rows;
  }

  /** Version 1: what counts for an organisation from its first day until it chooses. */
  private async defaults(tenant: TenantId, records: readonly SettingsRecord[]): Promise<SettingsVersionView> {
    const since = (await this.tenants.get(tenant)).createdAt.toISOString();
    const next = records.findLast(({ activated_at }) => activated_at !== null);
    return {
      ...choiceView(DEFAULT_SETTINGS),
      state: next === undefined ? 'active' : 'superseded',
      createdBy: null,
      createdAt: since,
      activatedAt: since,
      endedAt: next?.activated_at?.toISOString() ?? null,
    };
  }

  private async underWay(tenant: TenantId): Promise<ProblemError> {
    const { job } = await this.get(tenant);
    const what = job === null ? 'Another change' : `The change to version ${String(job.version)}`;
    const far =
      job === null ? '' : ` (${String(job.candidatesDone)} of ${String(job.candidatesTotal)} candidates)`;
    return new ProblemError('conflict', {
      detail: `${what} is under way${far}. Wait for it, or cancel it with DELETE /api/v1/organisation/attribution-settings/job, and send this again.`,
      ...(job === null ? {} : { extensions: { job } }),
    });
  }
}

function nothingUnderWay(): ProblemError {
  return new ProblemError('not-found', {
    detail:
      'No change of the attribution settings is under way. What became of earlier ones is at /api/v1/organisation/attribution-settings/history.',
  });
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
