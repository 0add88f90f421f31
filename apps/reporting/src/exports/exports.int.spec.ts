import { exportMetrics } from '../metrics.js';
import { type ClickHouseClient } from '@clickhouse/client';
import { Logger } from '@nestjs/common';
import { parquetReadObjects } from 'hyparquet';
import { Ajv } from 'ajv';
import { tableFromIPC } from 'apache-arrow';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ALL_SCOPES } from '#shared/access/scopes.js';
import { eventually } from '#testing/eventually.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { type Reply, type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { ExportFolder } from './export-folder.js';
import { EXPORT_SOURCE, type ExportSource } from './export-source.js';
import { type ExportView } from './export-view.js';
import { ExportViewSchema } from './export-view.schema.js';
import { MAX_UNDER_WAY } from './exports.service.js';
import { JobStore } from './store/job-store.js';
import { heldBack, lines, madeUpSource } from './testing/made-up-source.js';
import { ExportWorker, MAX_ATTEMPTS, WORKER_TIMES, type WorkerTimes } from './worker/export-worker.js';

const QUERY = {
  measures: ['clicks_human', 'shares'],
  dimensions: ['campaign', 'network'],
  timeDimension: { granularity: 'day', dateRange: ['2026-03-27', '2026-04-02'] },
};
const DAYS = [
  '2026-03-27',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
];
const NEVER = new AbortController().signal;
/** As it is described, and nothing more. */
const CLOSED_VIEW = { ...ExportViewSchema, additionalProperties: false };

describe('exports', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let folder: string;
  let key: string;
  let jobs: JobStore;
  let real: ExportSource;
  let rows: Record<string, unknown>[];
  beforeAll(async () => {
    Logger.overrideLogger(false); // jobs fail on purpose
    folder = mkdtempSync(join(tmpdir(), 'manyhands-exports-'));
    server = await startPostgres();
    clickhouse = await openClickHouse();
    // The service takes orders and offers files; who writes them, each test says.
    reporting = await runReporting(await server.freshDatabase(), clickhouse, undefined, {
      EXPORT_DIR: folder,
      EXPORT_CONCURRENCY: 0,
      EXPORT_SCHEDULE_DIR: join(folder, 'delivered'),
    });
    key = await reporting.addTenant('acme', { scopes: ALL_SCOPES });
    await storeOrganisation(clickhouse, 'acme', organisation(5));
    await setBuckets(reporting, { id: 'acme', zone: 'Europe/Amsterdam' }, DAYS, () => 'clean');
    jobs = new JobStore(reporting.postgres);
    real = reporting.app.get<ExportSource>(EXPORT_SOURCE);
    const answer = await reporting.post('/api/v1/query', key, { ...QUERY, limit: 50_000 });
    rows = (answer.body as { data: Record<string, unknown>[] }).data;
    expect(rows.length).toBeGreaterThan(50);
  }, 120_000);
  afterEach(async () => {
    await reporting.postgres.query('DELETE FROM export_job');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
  });
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const ask = async (
    method: 'GET' | 'HEAD' | 'POST' | 'DELETE',
    path: string,
    { headers = {}, body, as = key }: { headers?: Record<string, string>; body?: object; as?: string } = {},
  ): Promise<Reply & { readonly bytes: Buffer }> => {
    const response = await reporting.app.inject({
      method,
      url: `/api/v1/exports${path}`,
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const text = response.payload;
    const isJson =
      /json/.test(String(response.headers['content-type'])) && /^\{/.test(text) && method !== 'HEAD';
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      body: isJson && !path.endsWith('/file') ? JSON.parse(text) : undefined,
      bytes: response.rawPayload,
    };
  };
  const start = async (format = 'ndjson'): Promise<string> => {
    const reply = await ask('POST', '', { body: { query: QUERY, format } });
    expect([reply.status, reply.text]).toEqual([202, expect.stringContaining('"state":"queued"')]);
    const { id } = reply.body as ExportView;
    expect(reply.headers['location']).toBe(`/api/v1/exports/${id}`);
    return id;
  };
  const seen = async (id: string) => (await ask('GET', `/${id}`)).body as ExportView;
  const worker = (source: ExportSource, times: Partial<WorkerTimes> = {}) =>
    new ExportWorker(
      {
        postgres: reporting.postgres,
        store: jobs,
        source,
        folder: new ExportFolder(folder),
        host: 'here',
        keepHours: 72,
      },
      { ...WORKER_TIMES, ...times },
    );
  /** A job whose file holds these lines. */
  const exported = async (...texts: string[]): Promise<string> => {
    const id = await start();
    await worker(madeUpSource(() => lines(...texts))).turn(NEVER);
    return id;
  };

  describe('as files', () => {
    const readers: Record<string, (file: Buffer) => unknown[] | Promise<unknown[]>> = {
      ndjson: (file) =>
        file
          .toString()
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      csv: (file) => file.toString().trimEnd().split('\n').slice(1),
      parquet: (file) => parquetReadObjects({ file: Uint8Array.from(file).buffer }),
      arrow: (file) => tableFromIPC(file).toArray() as unknown[],
    };

    it.each(Object.keys(readers))('hold in %s what the query answers, line by line', async (format) => {
      const id = await start(format);
      expect(await worker(real).turn(NEVER)).toBe(true);
      const job = await seen(id);
      expect(job).toMatchObject({ state: 'done', progress: { fraction: 1 }, failure: null, schedule: null });
      const file = await ask('GET', `/${id}/file`);
      expect(file.status).toBe(200);
      expect(file.bytes).toHaveLength(job.size ?? -1);
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(job.sha256);
      expect(file.headers).toMatchObject({
        etag: `"${job.sha256 ?? ''}"`,
        'content-length': String(job.size),
        'content-disposition': expect.stringMatching(
          new RegExp(`^attachment; filename="[\\w-]+\\.${format}"$`),
        ) as string,
      });
      const read = await readers[format]?.(file.bytes);
      expect(read).toHaveLength(rows.length);
      if (format === 'ndjson') expect(read).toEqual(rows);
      if (format === 'parquet' || format === 'arrow')
        expect((read as { clicks_human: bigint }[]).map((row) => Number(row.clicks_human))).toEqual(
          rows.map((row) => row['clicks_human']),
        );
      if (format === 'csv' || format === 'ndjson') expect(job.progress.rows).toBe(rows.length);
    });

    it('hold a named report as its own address gives it', async () => {
      const parameters = { from: '2026-03-27', to: '2026-04-02' };
      const reply = await ask('POST', '', { body: { report: 'leaderboard', parameters, format: 'ndjson' } });
      expect([reply.status, reply.text]).toEqual([202, expect.stringContaining('leaderboard')]);
      await worker(real).turn(NEVER);
      const { id } = reply.body as ExportView;
      const report = await reporting.get(
        '/api/v1/reports/leaderboard.ndjson?from=2026-03-27&to=2026-04-02',
        key,
      );
      expect(report.text.length).toBeGreaterThan(200);
      expect((await ask('GET', `/${id}/file`)).text).toBe(report.text);
    });

    it('say of which moment they speak and until when they are kept', async () => {
      const id = await exported('{}');
      expect(new Ajv({ strict: false, validateFormats: false }).validate(CLOSED_VIEW, await seen(id))).toBe(
        true,
      );
      const { dataAsOf, expiresAt, endedAt } = await seen(id);
      expect(dataAsOf).toBe('2026-04-03T10:00:00.000Z');
      expect(Date.parse(expiresAt ?? '') - Date.parse(endedAt ?? '')).toBe(72 * 3_600_000);
    });
  });

  describe('when they are asked for', () => {
    it('are refused at once with everything that is wrong, and nothing is begun', async () => {
      const reply = await ask('POST', '', {
        body: {
          query: { ...QUERY, measures: ['clicks'], limit: 5, include: { totals: true } },
          format: 'csv',
        },
      });
      expect(reply.status).toBe(400);
      const { errors } = reply.body as { errors: { pointer: string; detail: string }[] };
      expect(errors.map(({ pointer }) => pointer)).toEqual([
        expect.stringMatching(/^\/query\/measures/),
        '/query/limit',
        '/query/include/totals',
      ]);
      const badReport = { report: 'leaderboard', parameters: { form: '2026-03-27' }, format: 'csv' };
      expect((await ask('POST', '', { body: badReport })).text).toContain('"/parameters/form"');
      for (const body of [{ format: 'csv' }, { query: QUERY, report: 'leaderboard', format: 'csv' }])
        expect((await ask('POST', '', { body })).text).toContain('Ask one question');
      expect((await ask('POST', '', { body: { query: QUERY, format: 'xlsx' } })).text).toContain(
        'Must be one of: parquet, csv, ndjson, arrow.',
      );
      expect((await ask('GET', '')).body).toEqual({ exports: [] });
    });

    it('are the same job for the same Idempotency-Key, and refused for another question', async () => {
      const once = { headers: { 'idempotency-key': 'monday' }, body: { query: QUERY, format: 'csv' } };
      const replies = await Promise.all([
        ask('POST', '', once),
        ask('POST', '', once),
        ask('POST', '', once),
      ]);
      expect(replies.map(({ status }) => status)).toEqual([202, 202, 202]);
      expect(new Set(replies.map(({ body }) => (body as ExportView).id)).size).toBe(1);
      const other = await ask('POST', '', { ...once, body: { query: QUERY, format: 'parquet' } });
      expect([other.status, other.text]).toEqual([409, expect.stringContaining('another export')]);
      expect((await ask('POST', '', { ...once, headers: { 'idempotency-key': ' x y ' } })).status).toBe(400);
    });

    it('are so many at once and no more', async () => {
      const others = await reporting.addTenant('others', { scopes: ALL_SCOPES });
      await reporting.postgres.query(
        `INSERT INTO export_job (id, tenant_id, asked_by, scopes, question, format, state)
         SELECT gen_random_uuid(), 'acme', 'k', '{}', '{}', 'csv', 'queued' FROM generate_series(1, $1)`,
        [MAX_UNDER_WAY],
      );
      const reply = await ask('POST', '', { body: { query: QUERY, format: 'csv' } });
      expect([reply.status, reply.headers['retry-after']]).toEqual([429, '30']);
      expect((await ask('POST', '', { as: others, body: { query: QUERY, format: 'csv' } })).status).toBe(202);
    });

    it("are nobody else's to see, download or cancel", async () => {
      const id = await exported('{}');
      const stranger = await reporting.addTenant('stranger', { scopes: ALL_SCOPES });
      for (const [method, path] of [
        ['GET', `/${id}`],
        ['GET', `/${id}/file`],
        ['DELETE', `/${id}`],
      ] as const)
        expect((await ask(method, path, { as: stranger })).status).toBe(404);
      expect((await ask('GET', '', { as: stranger })).body).toEqual({ exports: [] });
      expect((await seen(id)).state).toBe('done');
    });

    it('need exports:write to begin and to end, and reports:read to look at', async () => {
      const id = await exported('{}');
      const reader = await reporting.addTenant('reader', { scopes: ['reports:read'] });
      const writer = await reporting.addTenant('writer', { scopes: ['exports:write'] });
      expect((await ask('POST', '', { as: reader, body: { query: QUERY, format: 'csv' } })).status).toBe(403);
      expect((await ask('DELETE', `/${id}`, { as: reader })).status).toBe(403);
      expect((await ask('GET', `/${id}/file`, { as: writer })).status).toBe(403);
      expect((await ask('GET', '/not-an-id')).status).toBe(404);
    });
  });

  describe('when they are not wanted any more', () => {
    it('are cancelled before they begin', async () => {
      const id = await start();
      const reply = await ask('DELETE', `/${id}`);
      expect([reply.status, (reply.body as ExportView).state]).toEqual([200, 'cancelled']);
      expect(await worker(real).turn(NEVER)).toBe(false);
      expect((await ask('GET', `/${id}/file`)).text).toContain('was cancelled');
    });

    it('are cancelled in the middle, and leave no file', async () => {
      const id = await start();
      const held = heldBack();
      const turn = worker(
        madeUpSource(() => held),
        { sayEveryMs: 10 },
      ).turn(NEVER);
      held.write('{"n":1}\n{"n":2}\n');
      await eventually('its progress is told', async () => (await seen(id)).progress.rows === 2);
      expect((await ask('GET', `/${id}/file`)).status).toBe(409);
      expect(await new ExportFolder(folder).sweep(() => jobs.heldFiles(), 0)).toEqual([]); // it is being written
      expect((await ask('DELETE', `/${id}`)).status).toBe(200);
      await turn;
      expect((await seen(id)).state).toBe('cancelled');
      expect(readdirSync(folder)).toEqual([]);
      expect(held.destroyed).toBe(true);
    });

    it('are removed with their file when they have ended', async () => {
      const id = await exported('{}');
      expect(readdirSync(folder)).toHaveLength(1);
      expect((await ask('DELETE', `/${id}`)).status).toBe(204);
      expect(readdirSync(folder)).toEqual([]);
      expect((await ask('GET', `/${id}`)).status).toBe(404);
    });

    it('expire, and their files go, with those that dead processes left and no others', async () => {
      const [old, young] = [await exported('{"n":1}'), await exported('{"n":2}')];
      const left = `${old.replace(/./g, '0').slice(0, 36)}_${old}.csv.part`;
      for (const name of [left, 'not-ours.csv']) writeFileSync(join(folder, name), '');
      await reporting.postgres.query(`UPDATE export_job SET expires_at = now() WHERE id = $1`, [old]);
      await jobs.expire(30);
      const swept = await new ExportFolder(folder).sweep(() => jobs.heldFiles(), 0);
      expect(swept).toHaveLength(2);
      expect(swept).toContain(left);
      expect(existsSync(join(folder, 'not-ours.csv'))).toBe(true);
      expect((await seen(old)).state).toBe('expired');
      expect((await ask('GET', `/${old}/file`)).text).toContain('has expired');
      expect((await ask('GET', `/${young}/file`)).text).toBe('{"n":2}\n');
    });
  });

  describe('when something goes wrong', () => {
    it('are taken up by another process when theirs died, and what the dead one writes later is not offered', async () => {
      const id = await start();
      const late = heldBack();
      // It says nothing for as long as its lease runs: as far as anybody can tell it is dead.
      const dead = worker(
        madeUpSource(() => late),
        { leaseMs: 50, sayEveryMs: 60_000 },
      ).turn(NEVER);
      late.write('{"by":"the dead one"}\n');
      await eventually('it is under way', async () => (await seen(id)).state === 'running');
      const living = worker(madeUpSource(() => lines('{"by":"the living one"}')));
      await eventually('it is taken up again', () => living.turn(NEVER));
      late.end();
      await dead;
      const job = await seen(id);
      expect(job.state).toBe('done');
      const file = await ask('GET', `/${id}/file`);
      expect(file.text).toBe('{"by":"the living one"}\n');
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(job.sha256);
      expect(readdirSync(folder)).toHaveLength(1);
    });

    it('are each written by one of many processes', async () => {
      const ids = [await start(), await start(), await start(), await start()];
      let opened = 0;
      const source = madeUpSource(() => (opened++, lines('{}')));
      const turns = await Promise.all(Array.from({ length: 6 }, () => worker(source).turn(NEVER)));
      expect(turns.filter((took) => took)).toHaveLength(4);
      expect(opened).toBe(4);
      for (const id of ids) expect((await seen(id)).state).toBe('done');
    });

    it('are put back, not begun again elsewhere, by a process that is told to end', async () => {
      const id = await start();
      const stopping = new AbortController();
      const turn = worker(madeUpSource(heldBack)).turn(stopping.signal);
      await eventually('it is under way', async () => (await seen(id)).state === 'running');
      stopping.abort();
      await turn;
      expect((await seen(id)).state).toBe('queued');
      expect(readdirSync(folder)).toEqual([]);
      const { rows: left } = await reporting.postgres.query('SELECT attempts FROM export_job');
      expect(left).toEqual([{ attempts: 0 }]);
    });

    it('are tried again when a store was away, a bounded number of times', async () => {
      const id = await start();
      let tries = 0;
      const failing = worker(
        madeUpSource(() => {
          tries++;
          return Promise.reject(Object.assign(new Error('secret host refused'), { code: 'ECONNREFUSED' }));
        }),
        { retryMs: 0 },
      );
      await failing.turn(NEVER);
      expect(await seen(id)).toMatchObject({ state: 'queued', failure: 'A store was not reachable.' });
      while (await failing.turn(NEVER));
      expect(tries).toBe(MAX_ATTEMPTS);
      expect(await seen(id)).toMatchObject({ state: 'failed', failure: 'A store was not reachable.' });
      expect((await ask('GET', `/${id}/file`)).text).toContain('not reachable');
    });

    it('wait before they are tried again', async () => {
      const id = await start();
      const broken = worker(madeUpSource(() => Readable.from([Buffer.from('{"n":1}\n{"n"')])));
      expect(await broken.turn(NEVER)).toBe(true);
      expect(await seen(id)).toMatchObject({
        state: 'queued',
        failure: 'The rows broke off before the last one.',
      });
      expect(await broken.turn(NEVER)).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    });

    it('fail with the reason when the disk is full', async () => {
      const id = await start();
      const full = madeUpSource(() => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })));
      await worker(full).turn(NEVER);
      expect(await seen(id)).toMatchObject({
        state: 'failed',
        failure: 'There is no room for the file on the disk of exports.',
      });
    });

    it('fail when they end their process again and again', async () => {
      const id = await start();
      for (let n = 0; n < MAX_ATTEMPTS; n++) expect(await jobs.claim(0, MAX_ATTEMPTS)).toBeDefined();
      expect(await worker(real).turn(NEVER)).toBe(false);
      expect(await seen(id)).toMatchObject({
        state: 'failed',
        failure: expect.stringContaining('5 times') as string,
      });
    });
  });

  describe('when they are downloaded', () => {
    const CONTENT = Array.from({ length: 400 }, (_, n) => `{"line":${String(n)}}`);
    const WHOLE = `${CONTENT.join('\n')}\n`;

    it('go on where they were interrupted, and are the same as in one piece', async () => {
      const id = await exported(...CONTENT);
      const whole = await ask('GET', `/${id}/file`);
      expect(whole.text).toBe(WHOLE);
      const etag = String(whole.headers['etag']);
      let pieces = '';
      for (const length of [1, 1_000, 999, 1_000_000]) {
        const piece = await ask('GET', `/${id}/file`, {
          headers: {
            range: `bytes=${String(pieces.length)}-${String(pieces.length + length - 1)}`,
            'if-range': etag,
          },
        });
        expect(piece.status).toBe(206);
        const last = Math.min(pieces.length + length, WHOLE.length) - 1;
        expect(piece.headers['content-range']).toBe(
          `bytes ${String(pieces.length)}-${String(last)}/${String(WHOLE.length)}`,
        );
        pieces += piece.text;
      }
      expect(pieces).toBe(WHOLE);
    });

    it('start again when the file is another one by now, and say so when nothing is left', async () => {
      const id = await exported(...CONTENT);
      const other = await ask('GET', `/${id}/file`, {
        headers: { range: 'bytes=10-', 'if-range': '"other"' },
      });
      expect([other.status, other.text]).toEqual([200, WHOLE]);
      const beyond = await ask('GET', `/${id}/file`, {
        headers: { range: `bytes=${String(WHOLE.length)}-` },
      });
      expect([beyond.status, beyond.headers['content-range']]).toEqual([
        416,
        `bytes */${String(WHOLE.length)}`,
      ]);
    });

    it('tell their size and tag without sending a byte', async () => {
      const id = await exported(...CONTENT);
      const head = await ask('HEAD', `/${id}/file`);
      expect([head.status, head.headers['content-length'], head.bytes.length]).toEqual([
        200,
        String(WHOLE.length),
        0,
      ]);
      const same = await ask('GET', `/${id}/file`, {
        headers: { 'if-none-match': String(head.headers['etag']) },
      });
      expect([same.status, same.bytes.length]).toEqual([304, 0]);
    });

    it('say where the file is when it is on another machine', async () => {
      const id = await exported('{}');
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
      const reply = await ask('GET', `/${id}/file`);
      expect(reply.status).toBe(409);
      expect(reply.text).toContain('written on here');
    });
  });

  describe('when they are scheduled', () => {
    const SCHEDULE = {
      query: { ...QUERY, timeDimension: { dateRange: 'last_7_days' } },
      format: 'parquet',
      cron: '0 6 * * 1',
      destination: { kind: 'folder', path: 'bi' },
    };
    const schedule = async (method: 'GET' | 'PUT' | 'DELETE', path = '', body?: object, as = key) => {
      const response = await reporting.app.inject({
        method,
        url: `/api/v1/export-schedules${path}`,
        headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      return { status: response.statusCode, text: response.payload };
    };

    it('are kept under their name, replaced, listed and deleted', async () => {
      const made = await schedule('PUT', '/weekly', SCHEDULE);
      expect([made.status, JSON.parse(made.text)]).toEqual([
        200,
        {
          ...{ format: 'parquet', cron: SCHEDULE.cron, destination: SCHEDULE.destination },
          question: { query: SCHEDULE.query },
          ...{ name: 'weekly', zone: 'Europe/Amsterdam', enabled: true, lastRunAt: null },
          putAt: expect.any(String) as string,
          nextRunAt: expect.stringMatching(/T0[45]:00:00\.000Z$/) as string,
        },
      ]);
      const replaced = await schedule('PUT', '/weekly', { ...SCHEDULE, enabled: false, zone: 'UTC' });
      expect(JSON.parse(replaced.text)).toMatchObject({ enabled: false, zone: 'UTC', nextRunAt: null });
      expect((JSON.parse((await schedule('GET')).text) as { schedules: unknown[] }).schedules).toHaveLength(
        1,
      );
      expect((await schedule('DELETE', '/weekly')).status).toBe(204);
      expect((await schedule('GET', '/weekly')).status).toBe(404);
    });

    it('are refused with everything that is wrong at once', async () => {
      const { status, text } = await schedule('PUT', '/Weekly!', {
        ...SCHEDULE,
        query: { measures: ['clicks'] },
        cron: '* * * * *',
        destination: { kind: 's3' },
      });
      expect(status).toBe(400);
      const { errors } = JSON.parse(text) as { errors: { pointer: string }[] };
      expect(errors.map(({ pointer }) => pointer)).toEqual([
        '',
        '/cron',
        '/destination/kind',
        expect.stringMatching(/^\/query\/measures/),
      ]);
      for (const path of ['../other', '/etc', 'a//b', '.hidden', 'a/../../b', 'a\\b'])
        expect(
          (await schedule('PUT', '/w', { ...SCHEDULE, destination: { kind: 'folder', path } })).status,
        ).toBe(400);
      expect((await schedule('PUT', '/w', { ...SCHEDULE, zone: 'Mars/Olympus' })).text).toContain('/zone');
    });

    it("are the organisation's own, and need exports:write", async () => {
      await schedule('PUT', '/weekly', SCHEDULE);
      const other = await reporting.addTenant('other', { scopes: ALL_SCOPES });
      const reader = await reporting.addTenant('only-reads', { scopes: ['reports:read'] });
      expect((await schedule('GET', '/weekly', undefined, other)).status).toBe(404);
      expect((await schedule('DELETE', '/weekly', undefined, other)).status).toBe(404);
      expect((await schedule('PUT', '/weekly', SCHEDULE, reader)).status).toBe(403);
      expect((await schedule('GET', '/weekly')).status).toBe(200);
    });
  });

  it('are counted by how they ended', async () => {
    const ended = (await exportMetrics.ended.get()).values;
    expect(ended.find(({ labels }) => labels.state === 'done')?.value).toBeGreaterThan(0);
  });
});
