import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { type Pool } from 'pg';
import { createHttpApp } from '#shared/http/create-http-app.js';
import { createPool } from '#shared/postgres/pool.js';
import { loggingModule } from '#shared/telemetry/logging.module.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { HealthController } from './health.controller.js';
import { type Probe, PROBE_MS, PROBES, postgresProbe } from './probe.js';

/** What the operator of an orchestrator reads: a status within a bounded time, whatever the stores do. */
describe('readiness', () => {
  let server: TestPostgres;
  let link: SeverableLink;
  let pool: Pool;
  let app: NestFastifyApplication;
  let log: Probe['ask'] = () => Promise.resolve();
  beforeAll(async () => {
    server = await startPostgres();
    link = await SeverableLink.to(server.url);
    pool = createPool(link.url, { max: 3 });
    @Module({
      imports: [loggingModule('silent', false), TerminusModule],
      controllers: [HealthController],
      providers: [{ provide: PROBES, useValue: [postgresProbe(pool), { name: 'log', ask: () => log() }] }],
    })
    class Process {}
    app = await createHttpApp(Process, { trustProxy: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await pool.end();
    await link.close();
    await server.stop();
  });
  beforeEach(async () => {
    log = () => Promise.resolve();
    await eventually('all is well', async () => (await ready()).status === 200);
  });

  const ready = async () => {
    const asked = performance.now();
    const { statusCode, body } = await app.getHttpAdapter().getInstance().inject('/health/ready');
    const { details } = JSON.parse(body) as { details: Record<string, { status: string }> };
    return { status: statusCode, stores: details, ms: performance.now() - asked };
  };

  it('is denied while a store cannot be reached, and given again by itself afterwards', async () => {
    link.sever();
    const { status, stores } = await ready();
    expect(status).toBe(503);
    expect(stores).toMatchObject({ postgres: { status: 'down' }, log: { status: 'up' } });
    link.mend();
    await eventually('it is ready again', async () => (await ready()).status === 200, 30_000);
  });

  it('is denied in bounded time when a store has fallen silent', async () => {
    link.stall();
    const { status, ms } = await ready();
    expect(status).toBe(503);
    expect(ms).toBeLessThan(2 * PROBE_MS);
    link.mend();
  });

  it('is denied in bounded time when a client of a store never answers', async () => {
    log = () => new Promise(() => undefined);
    const { status, stores, ms } = await ready();
    expect(status).toBe(503);
    expect(stores).toMatchObject({ postgres: { status: 'up' }, log: { status: 'down' } });
    expect(ms).toBeLessThan(2 * PROBE_MS);
  });

  it('says of a store only that it does not answer: an error can hold an address or a name', async () => {
    log = () => Promise.reject(new Error('secret host'));
    const { stores } = await ready();
    expect(JSON.stringify(stores)).not.toContain('secret');
  });

  it('does not matter to whether the process lives', async () => {
    link.sever();
    const { statusCode } = await app.getHttpAdapter().getInstance().inject('/health/live');
    expect(statusCode).toBe(200);
    link.mend();
  });
});
