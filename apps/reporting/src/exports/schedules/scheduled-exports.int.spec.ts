import { exportMetrics } from '../../metrics.js';
import { Logger } from '@nestjs/common';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { Deliveries } from '../deliver/deliveries.js';
import { type DestinationSettings } from '../deliver/destination-settings.js';
import { FolderDestination } from '../deliver/folder-destination.js';
import { S3Destination } from '../deliver/s3-destination.js';
import { ExportFolder } from '../export-folder.js';
import { DeliveryStore } from '../store/delivery-store.js';
import { type ExportJob } from '../store/export-job.js';
import { JobStore } from '../store/job-store.js';
import { lines, madeUpSource } from '../testing/made-up-source.js';
import { S3LikeServer } from '../testing/s3-like-server.js';
import { ExportWorker } from '../worker/export-worker.js';
import { Scheduler } from './scheduler.js';

const NEVER = new AbortController().signal;
const HOUR_MS = 3_600_000;
const CREDENTIALS = { keyId: 'key-of-ours', secret: 'a/secret+of=ours', region: 'eu-central-1' };

describe('scheduled exports', () => {
  let server: TestPostgres;
  let pool: Pool;
  let store: S3LikeServer;
  let exportsDir: string;
  let scheduleDir: string;
  beforeAll(async () => {
    Logger.overrideLogger(false); // deliveries fail on purpose
    exportsDir = mkdtempSync(join(tmpdir(), 'manyhands-exports-'));
    scheduleDir = mkdtempSync(join(tmpdir(), 'manyhands-delivered-'));
    server = await startPostgres();
    pool = createPool(await server.freshDatabase(), { max: 8 });
    store = await S3LikeServer.start(CREDENTIALS);
    await pool.query(`INSERT INTO tenant (id, name) VALUES ('acme', 'Acme')`);
    await pool.query(
      `INSERT INTO webhook_subscription (id, tenant_id, url, host, event_types, description, created_by)
       VALUES ('s1', 'acme', 'https://acme.example/hook', 'acme.example:443', '{report.ready}', '', 'k1')`,
    );
  });
  afterEach(async () => {
    await pool.query('DELETE FROM export_job');
    await pool.query('DELETE FROM export_schedule');
    await pool.query('DELETE FROM webhook_delivery');
    store.failWith = undefined;
    for (const folder of [exportsDir, scheduleDir])
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
    await store.stop();
    for (const folder of [exportsDir, scheduleDir]) rmSync(folder, { recursive: true });
  });

  const schedule = (
    name: string,
    {
      dueAt,
      cron = '0 * * * *',
      enabled = true,
      to = { kind: 'folder' },
    }: {
      dueAt: string;
      cron?: string;
      enabled?: boolean;
      to?: DestinationSettings;
    },
  ) =>
    pool.query(
      `INSERT INTO export_schedule (tenant_id, name, question, format, cron, zone, destination, enabled, put_by, scopes, next_due_at)
       VALUES ('acme', $1, '{"query":{"measures":["shares"]}}', 'ndjson', $2, 'UTC', $3, $4, 'k1', '{reports:read}', ${dueAt})`,
      [name, cron, to, enabled],
    );
  const jobs = async () =>
    (await pool.query<ExportJob>('SELECT * FROM export_job ORDER BY schedule, due_at')).rows;
  const told = async () =>
    (await pool.query<{ body: string }>('SELECT body FROM webhook_delivery')).rows.map(
      ({ body }) => JSON.parse(body) as { data: Record<string, unknown> },
    );
  /** What one process has; each has its own. */
  const process = (place: Partial<{ folder: string; secret: string }> = {}) => {
    const jobStore = new JobStore(pool);
    const folder = new ExportFolder(place.folder ?? exportsDir);
    const { keyId, region, secret } = CREDENTIALS;
    return {
      scheduler: new Scheduler(pool, jobStore),
      worker: new ExportWorker({
        postgres: pool,
        store: jobStore,
        source: madeUpSource(() => lines('{"shares":3}')),
        folder,
        host: 'here',
        keepHours: 1,
      }),
      deliveries: new Deliveries({
        postgres: pool,
        store: new DeliveryStore(pool),
        folder,
        destinations: {
          folder: new FolderDestination(scheduleDir),
          s3: new S3Destination({
            endpoint: store.endpoint,
            bucket: 'reports',
            region,
            accessKeyId: keyId,
            secretAccessKey: place.secret ?? secret,
          }),
        },
      }),
    };
  };
  const runOnce = async (to: DestinationSettings, ours = process()): Promise<ExportJob | undefined> => {
    await schedule('weekly', { dueAt: `'2026-03-30T06:00:00Z'`, cron: '0 6 30 3 *', to });
    await ours.scheduler.turn();
    await ours.worker.turn(NEVER);
    expect(await told()).toEqual([]); // not where it is wanted yet
    await ours.deliveries.turn(NEVER);
    return (await jobs())[0];
  };

  it('run once per due time, however many processes look', async () => {
    await schedule('a', { dueAt: `date_trunc('hour', now())` });
    await schedule('b', { dueAt: `date_trunc('hour', now())` });
    const many = Array.from({ length: 6 }, () => process().scheduler);
    for (let round = 0; round < 3; round++) await Promise.all(many.map((scheduler) => scheduler.turn()));
    expect((await jobs()).map((job) => job.schedule)).toEqual(['a', 'b']);
    const { rows } = await pool.query('SELECT name FROM export_schedule WHERE next_due_at > now()');
    expect(rows).toHaveLength(2);
  });

  it('make up once for what was missed while nothing ran, with the newest', async () => {
    await schedule('a', { dueAt: `date_trunc('hour', now()) - interval '3 days'` });
    const { scheduler } = process();
    expect([await scheduler.turn(), await scheduler.turn()]).toEqual([true, false]);
    const [job, ...more] = await jobs();
    expect(more).toEqual([]);
    const createdAt = job?.created_at.getTime() ?? 0;
    expect(job?.due_at?.getTime()).toBe(createdAt - (createdAt % HOUR_MS));
    expect(job?.tenant_id).toBe('acme');
  });

  it('do not run while they are disabled, or before their time', async () => {
    await schedule('off', { dueAt: 'now()', enabled: false });
    await schedule('later', { dueAt: `now() + interval '1 minute'` });
    expect(await process().scheduler.turn()).toBe(false);
    expect(await jobs()).toEqual([]);
  });

  it("are put into the organisation's own folder, whole, and told of once they are there", async () => {
    const job = await runOnce({ kind: 'folder', path: 'marketing/weekly' });
    const place = `acme/marketing/weekly/weekly_${dueName(job)}.ndjson`;
    expect(job).toMatchObject({ state: 'done', delivery: 'delivered', delivered_to: place });
    expect(readFileSync(join(scheduleDir, place), 'utf8')).toBe('{"shares":3}\n');
    expect(readdirSync(join(scheduleDir, 'acme/marketing/weekly'))).toHaveLength(1);
    expect(await told()).toEqual([
      {
        type: 'report.ready',
        timestamp: expect.any(String) as string,
        data: {
          exportId: job?.id,
          schedule: 'weekly',
          format: 'ndjson',
          location: place,
          dataAsOf: '2026-04-03T10:00:00.000Z',
          sha256: job?.sha256,
          size: 13,
        },
      },
    ]);
  });

  it('are put into the bucket with a signature that its store computes too', async () => {
    const job = await runOnce({ kind: 's3', path: 'bi' });
    const path = `acme/bi/weekly_${dueName(job)}.ndjson`;
    expect(store.refusals).toEqual([]);
    expect(store.objects).toEqual([
      { path: `/reports/${path}`, content: '{"shares":3}\n', contentType: 'application/x-ndjson' },
    ]);
    expect(job).toMatchObject({ delivery: 'delivered', delivered_to: `s3://reports/${path}` });
    expect(await told()).toHaveLength(1);
  });

  it('are given up when the store refuses them, and kept for download', async () => {
    const job = await runOnce({ kind: 's3' }, process({ secret: 'another' }));
    expect(store.refusals).toEqual(['SignatureDoesNotMatch']);
    expect(job).toMatchObject({
      state: 'done',
      delivery: 'failed',
      delivery_failure: 'The bucket answered 403.',
    });
    expect(await told()).toEqual([]);
  });

  it('are tried again when the store is away', async () => {
    store.failWith = 503;
    const before = store.objects.length;
    const ours = process();
    const first = await runOnce({ kind: 's3' }, ours);
    expect(first).toMatchObject({ delivery: 'waiting', delivery_attempts: 1 });
    expect(await ours.deliveries.turn(NEVER)).toBe(false);
    store.failWith = undefined;
    await pool.query('UPDATE export_job SET deliver_at = now()');
    expect(await ours.deliveries.turn(NEVER)).toBe(true);
    expect((await jobs())[0]).toMatchObject({
      delivery: 'delivered',
      delivery_attempts: 2,
      delivery_failure: null,
    });
    expect(store.objects).toHaveLength(before + 1);
  });

  it('are left to the process that has the file', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'manyhands-elsewhere-'));
    const ours = process();
    const others = process({ folder: elsewhere });
    await schedule('weekly', { dueAt: 'now()', cron: '0 6 30 3 *' });
    await ours.scheduler.turn();
    await ours.worker.turn(NEVER);
    expect(await others.deliveries.turn(NEVER)).toBe(false);
    expect((await jobs())[0]).toMatchObject({ delivery: 'waiting', delivery_attempts: 0 });
    await pool.query('UPDATE export_job SET deliver_at = now()');
    expect(await ours.deliveries.turn(NEVER)).toBe(true);
    rmSync(elsewhere, { recursive: true });
  });

  it('are counted by what became of them', async () => {
    const delivered = (await exportMetrics.delivered.get()).values;
    expect(delivered.some(({ value }) => value > 0)).toBe(true);
  });
});

/** The due time as it stands in a name, from its definition. */
function dueName(job: ExportJob | undefined): string {
  const iso = job?.due_at?.toISOString() ?? '';
  return `${iso.slice(0, 10)}T${iso.slice(11, 13)}${iso.slice(14, 16)}Z`;
}
