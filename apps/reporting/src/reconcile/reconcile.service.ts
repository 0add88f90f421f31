import { type ClickHouseClient } from '@clickhouse/client';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { BUS, type Bus } from '#shared/bus/bus.js';
import { CLICKHOUSE } from '#shared/clickhouse/token.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { checkLedger } from './ledger/check-ledger.js';
import { checkLog } from './log/check-log.js';
import {
  type CheckResult,
  type Difference,
  type Findings,
  MAX_LISTED,
  type OnProgress,
  type ReconcileResult,
} from './reconcile-result.js';
import { type CheckedTenant, type ReconcileStores } from './reconcile-stores.js';
import { checkRejected } from './rejected/check-rejected.js';
import { checkRollups } from './rollups/check-rollups.js';
import { checkRows } from './rows/check-rows.js';

const TENANTS = loadSql(import.meta.url, './tenants.sql');

/** Long enough together for a batch that is being stored to be finished. */
const PAUSES_MS: readonly number[] = [500, 2_000, 5_000];

type Step = (onProgress: (done: number, total: number) => void) => Promise<Findings>;

/** Compares what was taken in with what is stored, and what is stored with what is reported. It must find nothing. */
@Injectable()
export class ReconcileService {
  private readonly stores: ReconcileStores;

  constructor(
    @Inject(BUS) bus: Bus,
    @Inject(CLICKHOUSE) clickhouse: ClickHouseClient,
    @Inject(POSTGRES) private readonly postgres: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() pausesMs: readonly number[] = PAUSES_MS,
  ) {
    this.stores = { bus, clickhouse, postgres, pausesMs };
  }

  /**
   * Follows every event from the log into the reports: log to rows, rows to rollups, journeys to credits.
   * @param tenant the only one to look at; the log belongs to all, so it is then left out
   */
  async run(onProgress: OnProgress = () => undefined, tenant?: TenantId): Promise<ReconcileResult> {
    const checkedAt = instantOf(this.clock());
    const { rows: tenants } = await this.postgres.query<CheckedTenant>(TENANTS, [tenant ?? null]);
    const only = tenant === undefined ? [] : [tenant];
    const ofAll: [string, string, Step][] = [
      [
        'log',
        'Every committed offset of the accepted events against the stored rows and the refused events',
        () => checkLog(this.stores),
      ],
      [
        'rejected',
        'Messages taken from the rejected topic against the refused events kept',
        () => checkRejected(this.stores),
      ],
    ];
    const ofTenants: [string, string, Step][] = [
      [
        'rows',
        "Every event in the log's trail against the rows of the fact tables, both ways",
        (report) => checkRows(this.stores, only, report),
      ],
      [
        'rollups',
        "Every clean day's rollup rows against a recount from raw facts",
        (report) => checkRollups(this.stores, tenants, report),
      ],
      [
        'ledger',
        "Every candidate's credits against the standing outcomes, for every model",
        (report) => checkLedger(this.stores, tenants, report),
      ],
    ];
    const checks: CheckResult[] = [];
    const listed: Difference[] = [];
    for (const [name, title, step] of tenant === undefined ? [...ofAll, ...ofTenants] : ofTenants) {
      onProgress({ check: name, done: 0, total: 1 });
      const {
        compared,
        differences,
        notes = [],
      } = await step((done, total) => onProgress({ check: name, done, total }));
      onProgress({ check: name, done: 1, total: 1 });
      checks.push({
        name,
        title,
        compared,
        differences: differences.length,
        missing: differences.reduce((sum, { missing = 0 }) => sum + missing, 0),
        doubled: differences.reduce((sum, { doubled = 0 }) => sum + doubled, 0),
        notes,
      });
      listed.push(...differences.slice(0, MAX_LISTED - listed.length));
    }
    const differencesTotal = checks.reduce((sum, { differences }) => sum + differences, 0);
    return { ok: differencesTotal === 0, checkedAt, checks, differences: listed, differencesTotal };
  }
}
