import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool } from '#shared/postgres/pool.js';
import { eventually } from '#testing/eventually.js';
import { runProgram, type RunningProgram } from '#testing/processes/run-program.js';
import { Rig } from '#testing/rig/rig.js';
import { describeWithKafkaProcess } from '#testing/stores/describe-with-kafka.js';

const NAMES = ['ingest', 'attribution', 'reporting'] as const;
const BACK_MS = 30_000;
type Store = 'postgres' | 'clickhouse' | 'kafka';

/** Whether each of the three could work without a store: what it does not need, it does not ask. */
const WITHOUT: Readonly<Record<Store, readonly number[]>> = {
  postgres: [503, 503, 503],
  clickhouse: [200, 503, 503],
  kafka: [503, 503, 503],
};

describeWithKafkaProcess('the three services, each a process of its own', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'manyhands-services-'));
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ dataDir, tree: process.cwd() });
  }, 240_000);
  afterAll(async () => {
    await rig.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const statuses = (path: string) =>
    Promise.all(
      NAMES.flatMap((name) => rig.api(name)).map((url) =>
        fetch(`${url}/health/${path}`, { signal: AbortSignal.timeout(10_000) }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
  const eventuallyReady = (expected: readonly number[]) =>
    eventually(
      `readiness is ${expected.join(' ')}`,
      async () => String(await statuses('ready')) === String(expected),
      BACK_MS,
    );

  describe.each(['postgres', 'clickhouse', 'kafka'] as const)('when %s', (store) => {
    const pids = () => NAMES.flatMap((name) => rig.services(name)).map(({ pid }) => pid);

    it('cannot be reached, are not ready, live on, and are ready again by themselves', async () => {
      await eventuallyReady([200, 200, 200]);
      const before = pids();
      rig.links[store].sever();
      await eventuallyReady(WITHOUT[store]);
      expect(await statuses('live')).toEqual([200, 200, 200]);
      rig.links[store].mend();
      await eventuallyReady([200, 200, 200]);
      expect(pids()).toEqual(before);
    }, 90_000);

    it('falls silent, say so in time, and are ready again by themselves', async () => {
      await eventuallyReady([200, 200, 200]);
      rig[store].freeze();
      await eventuallyReady(WITHOUT[store]);
      rig[store].thaw();
      await eventuallyReady([200, 200, 200]);
    }, 90_000);

    it('is killed and comes back, are the same processes and ready', async () => {
      await eventuallyReady([200, 200, 200]);
      const before = pids();
      await rig[store].kill();
      await eventuallyReady(WITHOUT[store]);
      await rig[store].start();
      await eventuallyReady([200, 200, 200]);
      expect(await statuses('live')).toEqual([200, 200, 200]);
      expect(pids()).toEqual(before);
    }, 120_000);
  });

  describe('a service', () => {
    const started: RunningProgram[] = [];
    const run = (name: string, env: Record<string, string>) => {
      const program = runProgram(`dist/apps/${name}/src/main.js`, env);
      started.push(program);
      return program;
    };
    afterEach(async () => {
      rig.kafka.thaw();
      for (const program of started) program.signal('SIGKILL'); // what a failed test left behind
      await Promise.all(started.splice(0).map(({ ended }) => ended));
    });

    const environment = async (name: string) => {
      const server = createPool(rig.databaseUrl, { max: 1 });
      const database = `${name}_${String(Date.now())}`;
      await server.query(`CREATE DATABASE ${database}`);
      await server.end();
      const url = new URL(rig.databaseUrl);
      url.pathname = `/${database}`;
      return {
        DATABASE_URL: url.href,
        CLICKHOUSE_URL: rig.clickhouseUrl,
        CLICKHOUSE_DATABASE: database,
        KAFKA_BROKERS: rig.brokers.join(','),
        PORT: '0',
        PUBLIC_URL: 'http://127.0.0.1:1',
        SPOOL_DIR: join(dataDir, `spool-${database}`),
        INSTALLATION_SECRET: 'ab'.repeat(32),
      };
    };

    it.each(NAMES)(
      '(%s) that starts before the migrate step waits for it, and ends orderly',
      async (name) => {
        const env = await environment(name);
        const service = runProgram(`dist/apps/${name}/src/main.js`, env);
        await eventually(
          'it says what to do',
          () => service.output().includes('run the migrate step'),
          BACK_MS,
        );
        expect(await runProgram('dist/db/main.js', env).ended).toBe(0);
        await eventually(
          'it is ready',
          () => /^Ready {3}http:\/\/127\.0\.0\.1:\d+$/m.test(service.output()),
          60_000,
        );
        service.signal('SIGTERM');
        expect(await service.ended).toBe(0);
        for (const secret of [env.INSTALLATION_SECRET, new URL(env.DATABASE_URL).password])
          expect(service.output()).not.toContain(secret);
      },
      120_000,
    );

    it('that is told to stop while it waits ends at once', async () => {
      const service = run('reporting', await environment('waiting'));
      await eventually('it waits', () => service.output().includes('Waiting for'), BACK_MS);
      service.signal('SIGTERM');
      expect(await service.ended).toBe(143);
    });

    it('that cannot finish ends at the second signal', async () => {
      const env = {
        ...(await environment('stuck')),
        DATABASE_URL: rig.databaseUrl,
        CLICKHOUSE_DATABASE: 'default',
      };
      const service = run('ingest', env);
      await eventually('it is ready', () => service.output().includes('Ready'), 60_000);
      rig.kafka.freeze();
      service.signal('SIGTERM');
      await eventually('it is stopping', () => service.output().includes('Stopping'), BACK_MS);
      service.signal('SIGTERM');
      expect(await service.ended).toBe(143);
    }, 90_000);

    it('names everything that is wrong with its environment, and ends', async () => {
      const service = run('ingest', {
        INSTALLATION_SECRET: 'hush',
        PORT: '70000',
      });
      expect(await service.ended).toBe(1);
      for (const text of [
        'DATABASE_URL is not set',
        'KAFKA_BROKERS is not set',
        'SPOOL_DIR is not set',
        'PORT must be <= 65535',
        'INSTALLATION_SECRET must match',
      ])
        expect(service.output()).toContain(text);
      expect(service.output()).not.toContain('hush');
    });
  });
});
