import { type ClickHouseClient } from '@clickhouse/client';
import { Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Pool } from 'pg';
import { AccessModule } from '#shared/access/access.module.js';
import { issueKey } from '#shared/access/api-key.js';
import { type Scope } from '#shared/access/scopes.js';
import { type Bus } from '#shared/bus/bus.js';
import { PostgresBus } from '#shared/bus/postgres/postgres-bus.js';
import { declareTopics } from '#shared/bus/postgres/topics/declare-topics.js';
import { TOPICS } from '#shared/bus/topics.js';
import { createHttpApp } from '#shared/http/create-http-app.js';
import { createPool } from '#shared/postgres/pool.js';
import { StoresModule } from '#shared/stores.module.js';
import { loggingModule } from '#shared/telemetry/logging.module.js';
import { type ReportingConfig } from '../reporting.config.js';
import { ReportingModule } from '../reporting.module.js';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly body: unknown;
}

/** The reporting service over real stores, asked through its HTTP layer. */
export interface RunningReporting {
  readonly app: NestFastifyApplication;
  readonly postgres: Pool;
  readonly clickhouse: ClickHouseClient;
  readonly bus: Bus;
  /** Makes an organisation and gives the key of somebody who may use the scopes in it. */
  addTenant(
    id: string,
    options?: { readonly personReports?: boolean; readonly scopes?: readonly Scope[] },
  ): Promise<string>;
  get(path: string, key: string): Promise<Reply>;
  post(path: string, key: string, body: unknown): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * @param postgresUrl of a migrated database of the test's own; both stores stay the test's to stop
 * @param prepare what is done to the application before it starts
 * @param config what is set; the rest gets its default
 */
export async function runReporting(
  postgresUrl: string,
  clickhouse: ClickHouseClient,
  prepare: (app: NestFastifyApplication) => void = () => undefined,
  config: Partial<ReportingConfig> = {},
): Promise<RunningReporting> {
  const postgres = createPool(postgresUrl, { max: 5 });
  await declareTopics(postgres, TOPICS);
  const bus = new PostgresBus(postgres, { topics: TOPICS });
  const app = await createHttpApp(composed({ postgresUrl, postgres, clickhouse, bus }, config), {
    trustProxy: false,
  });
  prepare(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    postgres,
    clickhouse,
    bus,
    async addTenant(id, { personReports = true, scopes = ['reports:read'] } = {}) {
      await postgres.query('INSERT INTO tenant (id, name, person_reports_reference) VALUES ($1, $1, $2)', [
        id,
        personReports ? 'OR-2026-1' : null,
      ]);
      const key = issueKey();
      await postgres.query(
        'INSERT INTO api_key (id, tenant_id, name, secret_hash, scopes) VALUES ($1, $2, $3, $4, $5)',
        [key.id, id, 'test', key.secretHash, scopes],
      );
      return key.text;
    },
    async get(path, key) {
      const response = await app.inject({
        method: 'GET',
        url: path,
        headers: { authorization: `Bearer ${key}` },
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.payload,
        body: jsonOf(response.payload),
      };
    },
    async post(path, key, body) {
      const response = await app.inject({
        method: 'POST',
        url: path,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.payload,
        body: jsonOf(response.payload),
      };
    },
    async close() {
      await app.close();
      await bus.close();
      await postgres.end();
    },
  };
}

function composed(stores: Parameters<typeof StoresModule.with>[0], config: Partial<ReportingConfig>) {
  @Module({
    imports: [
      loggingModule('silent', false),
      StoresModule.with(stores),
      AccessModule,
      ReportingModule.with(config),
    ],
  })
  class ReportingUnderTest {}
  return ReportingUnderTest;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
