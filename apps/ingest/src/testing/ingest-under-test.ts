import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DynamicModule, Module } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { type Pool } from 'pg';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { AccessModule } from '#shared/access/access.module.js';
import { issueKey } from '#shared/access/api-key.js';
import { ALL_SCOPES, type Scope } from '#shared/access/scopes.js';
import { type Bus } from '#shared/bus/bus.js';
import { BusServer } from '#shared/bus/bus-server.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { declareTopics } from '#shared/bus/postgres/topics/declare-topics.js';
import { ACCEPTED, RAW_TOPICS, TOPICS } from '#shared/bus/topics.js';
import { createHttpApp } from '#shared/http/create-http-app.js';
import { createPool } from '#shared/postgres/pool.js';
import { type Stores, StoresModule } from '#shared/stores.module.js';
import { loggingModule } from '#shared/telemetry/logging.module.js';
import { type IngestConfig } from '../ingest.config.js';
import { IngestModule } from '../ingest.module.js';
import { RawTopicsModule } from '../raw-topics/raw-topics.module.js';

export const BACKDATE_TOKEN = 'a-token-for-tests-only';

export interface IngestUnderTest {
  readonly app: NestFastifyApplication;
  readonly http: FastifyInstance;
  readonly pool: Pool;
  readonly bus: Bus;
  readonly spoolDir: string;
  /** An organisation with one key of every scope; the key's text. */
  organisation(
    tenant: string,
    options?: { redirectHosts?: string[]; internalRanges?: string[]; reportingZone?: string },
  ): Promise<string>;
  key(
    tenant: string,
    scopes: readonly Scope[],
    fields?: { revoked?: boolean; expired?: boolean },
  ): Promise<string>;
  call(key: string, options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Sends events and returns the answer. */
  send(key: string, body: unknown, contentType?: string): Promise<LightMyRequestResponse>;
  /** Every message on the accepted topic so far. */
  acceptedEvents(): Promise<AcceptedEvent[]>;
  close(): Promise<void>;
}

export interface IngestOptions {
  readonly postgresUrl: string;
  readonly spoolDir?: string;
  readonly config?: Partial<IngestConfig>;
  /** Reads the raw topics too, for this organisation. */
  readonly rawTopicsOf?: string;
  /** The log; without it one in PostgreSQL. */
  readonly openBus?: () => Promise<Bus>;
  /** Puts something between ingest and the log. */
  readonly wrapBus?: (bus: Bus) => Bus;
  /** Where stored data is read and set up, when `postgresUrl` can be cut off. */
  readonly controlUrl?: string;
}

/** The whole ingest service on a migrated database, over the same HTTP layer and event log as in production. */
export async function startIngest(options: IngestOptions): Promise<IngestUnderTest> {
  const pool = createPool(options.postgresUrl, { max: 10 });
  const control = createPool(options.controlUrl ?? options.postgresUrl, { max: 3 });
  const realBus = (await options.openBus?.()) ?? (await openPostgresBus(pool, control));
  const bus = options.wrapBus?.(realBus) ?? realBus;
  const spoolDir = options.spoolDir ?? mkdtempSync(join(tmpdir(), 'manyhands-spool-'));
  const app = await createHttpApp(
    compose(
      {
        postgresUrl: options.postgresUrl,
        postgres: pool,
        bus,
      },
      {
        PUBLIC_URL: 'https://go.example.org',
        SPOOL_DIR: spoolDir,
        SPOOL_MAX_BYTES: 10_000_000,
        REDIRECT_BUDGET_MS: 1_000,
        INSTALLATION_SECRET: 'ab'.repeat(32),
        REJECTED_RETENTION_DAYS: 30,
        ATS_ALLOW_PRIVATE_ADDRESSES: false,
        BACKDATE_TOKEN,
        ...options.config,
      },
      options.rawTopicsOf,
    ),
    { trustProxy: false },
  );
  app.connectMicroservice({ strategy: new BusServer(bus) });
  await app.startAllMicroservices();
  await app.init();
  const http: FastifyInstance = app.getHttpAdapter().getInstance();
  await http.ready();

  const key: IngestUnderTest['key'] = async (tenant, scopes, fields = {}) => {
    const issued = issueKey();
    await control.query(
      `INSERT INTO api_key (id, tenant_id, name, secret_hash, scopes, revoked_at, expires_at)
       VALUES ($1, $2, 'test', $3, $4, CASE WHEN $5 THEN now() END, CASE WHEN $6 THEN now() - interval '1 minute' END)`,
      [issued.id, tenant, issued.secretHash, scopes, fields.revoked ?? false, fields.expired ?? false],
    );
    return issued.text;
  };
  const call: IngestUnderTest['call'] = (text, request) =>
    http.inject({ ...request, headers: { authorization: `Bearer ${text}`, ...request.headers } });
  return {
    app,
    http,
    pool: control,
    bus,
    spoolDir,
    key,
    call,
    async organisation(tenant, fields = {}) {
      await control.query(
        'INSERT INTO tenant (id, name, redirect_hosts, internal_ranges, reporting_zone) VALUES ($1, $1, $2, $3, $4)',
        [
          tenant,
          fields.redirectHosts ?? ['www.example.org'],
          fields.internalRanges ?? [],
          fields.reportingZone ?? 'Europe/Amsterdam',
        ],
      );
      return key(tenant, ALL_SCOPES);
    },
    send: (text, body, contentType = 'application/json') =>
      call(text, {
        method: 'POST',
        url: '/api/v1/events',
        headers: { 'content-type': contentType },
        payload: Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body),
      }),
    acceptedEvents: () => readAll(realBus, ACCEPTED),
    async close() {
      await app.close();
      await realBus.close();
      await pool.end();
      await control.end();
      if (options.spoolDir === undefined) rmSync(spoolDir, { recursive: true, force: true });
    },
  };
}

@Module({})
class UnderTest {}

async function openPostgresBus(pool: Pool, control: Pool): Promise<Bus> {
  const topics = [...TOPICS, ...RAW_TOPICS];
  await declareTopics(control, topics);
  return new PostgresBus(pool, { topics, publishTimeoutMs: 2_000, pollMs: 50 });
}

function compose(stores: Stores, config: IngestConfig, rawTopicsOf: string | undefined): DynamicModule {
  return {
    module: UnderTest,
    imports: [
      loggingModule('silent', false),
      StoresModule.with(stores),
      AccessModule,
      IngestModule.with(config),
      ...(rawTopicsOf === undefined ? [] : [RawTopicsModule.with({ RAW_TOPICS_ORGANISATION: rawTopicsOf })]),
    ],
  };
}

async function readAll(bus: Bus, topic: string): Promise<AcceptedEvent[]> {
  const events: AcceptedEvent[] = [];
  const ends = await bus.watermarks(topic);
  let missing = ends.reduce((sum, { start, end }) => sum + end - start, 0);
  if (missing === 0) return events;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const subscription = await bus.subscribe({
    topic,
    group: `reader-${randomBytes(6).toString('hex')}`,
    maxMessages: 1_000,
    handle: (batch) => {
      for (const { value } of batch.messages) events.push(JSON.parse(value.toString()) as AcceptedEvent);
      missing -= batch.messages.length;
      if (missing <= 0) resolve();
      return Promise.resolve();
    },
  });
  await done;
  await subscription.close();
  return events;
}
