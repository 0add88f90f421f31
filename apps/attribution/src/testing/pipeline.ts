import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type TenantId } from '#domain/ids.js';
import { type MessageBatch } from '#shared/bus/bus.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { declareTopics } from '#shared/bus/postgres/topics/declare-topics.js';
import { ACCEPTED, TOPICS } from '#shared/bus/topics.js';
import { select } from '#shared/clickhouse/select.js';
import { type Known, knownNow } from '#shared/ledger/known.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { createPool } from '#shared/postgres/pool.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { ROLLUPS_OF } from '../buckets/bucket-sql.js';
import { type PipelineStores, processBatch } from '../consume/process-batch.js';
import { RollupWorker } from '../rollups/rollup-worker.js';
import { type StoryLink } from './story.js';

export const ROLLUP_CONFIG = { ROLLUP_QUIET_MS: 1_000, ROLLUP_MAX_WAIT_MS: 10_000, ROLLUP_GRACE_MS: 600_000 };
const FACTS = ['click', 'share', 'share_measure', 'talent_event', 'programme_event'] as const;

/** Everything a reader can see of a tenant, without versions and times of computing, and without the tenant's name. */
export type Snapshot = Record<string, readonly Record<string, unknown>[]>;

/** The pipeline on real stores. Each scenario gets a tenant of its own, and names of one length so that they sort alike. */
export class Pipeline {
  private tenants = 0;
  private offset = 0;

  private constructor(
    private readonly server: TestPostgres,
    readonly stores: PipelineStores & { readonly bus: PostgresBus },
    readonly zone: string,
    readonly postgresUrl: string,
  ) {}

  static async open(zone: string): Promise<Pipeline> {
    const [server, clickhouse] = await Promise.all([startPostgres(), openClickHouse()]);
    const postgresUrl = await server.freshDatabase();
    const postgres = createPool(postgresUrl, { max: 10 });
    await declareTopics(postgres, TOPICS);
    const bus = new PostgresBus(postgres, { topics: TOPICS });
    const zoneOf = (tenant: TenantId) => Promise.resolve(tenant.startsWith('t') ? zone : undefined);
    return new Pipeline(
      server,
      { bus, clickhouse, postgres, zoneOf, clock: () => Date.now() },
      zone,
      postgresUrl,
    );
  }

  get postgres(): Pool {
    return this.stores.postgres;
  }

  get clickhouse(): ClickHouseClient {
    return this.stores.clickhouse;
  }

  async close(): Promise<void> {
    await this.stores.bus.close();
    await this.postgres.end();
    await this.clickhouse.close();
    await this.server.stop();
  }

  async newTenant(): Promise<TenantId> {
    const tenant = asId<TenantId>(`t${String(this.tenants++).padStart(3, '0')}`);
    await this.postgres.query('INSERT INTO tenant (id, name, reporting_zone) VALUES ($1, $1, $2)', [
      tenant,
      this.zone,
    ]);
    return tenant;
  }

  async addLinks(tenant: TenantId, links: readonly StoryLink[]): Promise<void> {
    for (const { code, context } of links) {
      await this.postgres.query(
        `INSERT INTO link (code, tenant_id, destination, sharer, advocate_id, share_id, campaign_id, content_id, network)
         VALUES ($1, $2, 'https://example.org/', $3, $4, $5, $6, $7, $8)`,
        [
          code,
          tenant,
          context.by,
          context.advocateId,
          context.shareId,
          context.campaignId,
          context.contentId,
          context.network,
        ],
      );
    }
  }

  /** A batch as the log would hand it over; every batch has offsets of its own, as after a republication. */
  batch(events: readonly (AcceptedEvent | Buffer)[], partition = 0): MessageBatch {
    const messages = events.map((event) => ({
      offset: this.offset++,
      key: Buffer.isBuffer(event) ? 'unreadable' : `${event.tenant}/key`,
      value: Buffer.isBuffer(event) ? event : Buffer.from(JSON.stringify(event)),
      headers: {},
    }));
    return { topic: ACCEPTED, partition, messages, signal: new AbortController().signal };
  }

  async take(events: readonly AcceptedEvent[], batchSize = events.length): Promise<void> {
    for (let start = 0; start < events.length; start += batchSize) {
      await processBatch(this.stores, this.batch(events.slice(start, start + batchSize)));
    }
  }

  async settle(): Promise<void> {
    await new RollupWorker(this.stores, ROLLUP_CONFIG).settle();
  }

  async snapshot(tenant: TenantId): Promise<Snapshot> {
    const snapshot: Snapshot = {};
    for (const table of FACTS) {
      snapshot[table] = await this.rows(
        tenant,
        `SELECT * EXCEPT (tenant, log_partition, log_offset) FROM ${table} FINAL WHERE tenant = {tenant:String} ORDER BY event_key`,
      );
    }
    const { version } = await standingSettings(this.postgres, tenant);
    return {
      ...snapshot,
      ...(await this.ledger(tenant, knownNow(version))),
      ...(await this.rollups(tenant)),
    };
  }

  /** The outcomes and credits of the versions that count, now or at a moment. */
  async ledger(tenant: TenantId, known: Known): Promise<Snapshot> {
    const snapshot: Snapshot = {};
    for (const table of ['outcome', 'credit']) {
      snapshot[table] = await this.rows(
        tenant,
        `SELECT * EXCEPT (tenant, version, computed_at, input_hash) FROM ${table} FINAL WHERE tenant = {tenant:String}
           AND (candidate_ref, version) IN (SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
             settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String})) ORDER BY ALL`,
        known,
      );
    }
    return snapshot;
  }

  /** What readers get from the rollups: the rows of the versions that count. */
  async rollups(tenant: TenantId): Promise<Snapshot> {
    const snapshot: Snapshot = {};
    const { rows: heads } = await this.postgres.query<{
      kind: 'reach' | 'talent';
      day: string;
      head_version: number;
    }>('SELECT kind, day, head_version FROM bucket WHERE tenant_id = $1 AND head_version IS NOT NULL', [
      tenant,
    ]);
    for (const kind of ['reach', 'talent'] as const) {
      const own = heads.filter((head) => head.kind === kind);
      for (const rollup of ROLLUPS_OF[kind]) {
        snapshot[`${rollup}_rollup`] = await this.rows(
          tenant,
          `SELECT * EXCEPT (tenant, version) FROM ${rollup}_rollup WHERE tenant = {tenant:String}
             AND (day, version) IN arrayZip({days:Array(Date)}, {versions:Array(UInt64)}) ORDER BY ALL`,
          { days: own.map(({ day }) => day), versions: own.map(({ head_version }) => head_version) },
        );
      }
    }
    return snapshot;
  }

  private async rows(
    tenant: TenantId,
    query: string,
    params: Record<string, unknown> = {},
  ): Promise<Record<string, unknown>[]> {
    const rows = await select<Record<string, unknown>>(this.clickhouse, query, { tenant, ...params });
    return JSON.parse(JSON.stringify(rows).replaceAll(`${tenant}-`, 'link-')) as Record<string, unknown>[];
  }
}
