import { type ClickHouseClient } from '@clickhouse/client';
import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { type Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { inSpan } from '#shared/telemetry/tracing/in-span.js';
import { type AttributionConfig } from '../attribution.config.js';
import { type BucketKind } from '../buckets/bucket.js';
import { type ZoneOf } from '../buckets/local-days.js';
import { chunksOf } from '../chunks-of.js';
import { attributionMetrics as metrics } from '../metrics.js';
import { noteOrganisations } from './note-organisations.js';
import { purgeSuperseded } from './purge-superseded.js';
import { type BucketGroup, recomputeBuckets } from './recompute-buckets.js';

const DIRTY_BUCKETS = loadSql(import.meta.url, './dirty-buckets.sql');
const BUCKET_GAUGES = loadSql(import.meta.url, './bucket-gauges.sql');
const MAX_DAYS_TOGETHER = 31;
const MAX_BUCKETS_A_ROUND = 1_000;
const LOOK_AGAIN_MS = 500;
const AFTER_FAILURE_MS = 2_000;
const PURGE_EVERY_MS = 60_000;
const NOTE_EVERY_MS = 10_000;

interface WorkerStores {
  readonly clickhouse: ClickHouseClient;
  readonly postgres: Pool;
  readonly zoneOf: ZoneOf;
}

/** Recomputes the rollups of dirty buckets, for as long as the process lives. Any number of processes share the work. */
export class RollupWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RollupWorker.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private purgedAt = performance.now();
  private notedAt = -Infinity;

  constructor(
    private readonly stores: WorkerStores,
    private readonly config: AttributionConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Resolves when no bucket is dirty any more, without waiting for them to become quiet. */
  async settle(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const groups = await this.dueGroups(0, 0);
      if (groups.length === 0) return;
      const computed = await this.recompute(groups);
      if (!computed) await pause(LOOK_AGAIN_MS / 10); // another process is at them
    }
    throw new Error('the process is stopping; rollups that are due will be computed by the next one');
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let waitMs = LOOK_AGAIN_MS;
      try {
        const groups = await this.dueGroups(this.config.ROLLUP_QUIET_MS, this.config.ROLLUP_MAX_WAIT_MS);
        if (await this.recompute(groups)) waitMs = 0;
        await this.readGauges();
        await this.noteNowAndThen();
        await this.purgeNowAndThen();
      } catch (error) {
        // Nothing is lost by it: the buckets stay dirty, and reports count them from raw facts.
        this.logger.warn(
          `rollups are not up to date, again in ${String(AFTER_FAILURE_MS)} ms: ${String(error)}`,
        );
        waitMs = AFTER_FAILURE_MS;
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async dueGroups(quietMs: number, maxWaitMs: number): Promise<BucketGroup[]> {
    const { rows } = await this.stores.postgres.query<{ tenant_id: string; kind: BucketKind; days: Day[] }>(
      DIRTY_BUCKETS,
      [quietMs, maxWaitMs, MAX_BUCKETS_A_ROUND],
    );
    const groups: BucketGroup[] = [];
    for (const { tenant_id, kind, days } of rows) {
      const tenant = asId<TenantId>(tenant_id);
      const zone = await this.stores.zoneOf(tenant);
      if (zone === undefined) continue; // the tenant was removed while we looked
      groups.push(
        ...chunksOf(days, MAX_DAYS_TOGETHER).map((together) => ({ tenant, kind, zone, days: together })),
      );
    }
    return groups;
  }

  /** Whether anything was computed by us. */
  private async recompute(groups: readonly BucketGroup[]): Promise<boolean> {
    let any = false;
    for (const group of groups) {
      if (this.stopping.signal.aborted) break;
      const stop = metrics.rollupSeconds.startTimer();
      const computed = await inSpan('recompute rollups', { attributes: { kind: group.kind } }, () =>
        recomputeBuckets(this.stores, group),
      );
      if (computed === undefined) continue;
      any = true;
      stop();
      metrics.rollupBuckets.inc(computed);
    }
    return any;
  }

  private async readGauges(): Promise<void> {
    const { rows } = await this.stores.postgres.query<{ dirty: number; oldest_seconds: number }>(
      BUCKET_GAUGES,
    );
    metrics.dirtyBuckets.set(rows[0]?.dirty ?? 0);
    metrics.oldestDirtySeconds.set(rows[0]?.oldest_seconds ?? 0);
  }

  /** A larger smallest group counts for SQL users within seconds, whether or not anything is recomputed. */
  private async noteNowAndThen(): Promise<void> {
    if (performance.now() - this.notedAt < NOTE_EVERY_MS) return;
    await noteOrganisations(this.stores);
    this.notedAt = performance.now();
  }

  private async purgeNowAndThen(): Promise<void> {
    if (performance.now() - this.purgedAt < PURGE_EVERY_MS) return;
    this.purgedAt = performance.now();
    await purgeSuperseded(this.stores, this.config.ROLLUP_GRACE_MS);
  }
}
