import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { asId, type Instant } from '#domain/ids.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { createPool } from '#shared/postgres/pool.js';
import { metrics } from '#shared/telemetry/metrics.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type CheckResult, type OnProgress, type ReconcileResult } from '../reconcile-result.js';
import { RECONCILE_LOCK, ReconcileWatch } from './reconcile-watch.js';

const check = (name: string, found: Partial<CheckResult> = {}): CheckResult => ({
  name,
  title: name,
  compared: 100,
  differences: 0,
  missing: 0,
  doubled: 0,
  notes: [],
  ...found,
});

function resultOf(...checks: CheckResult[]): ReconcileResult {
  const differencesTotal = checks.reduce((sum, { differences }) => sum + differences, 0);
  const checkedAt = asId<Instant>('2026-11-21T10:00:00.000Z');
  return { ok: differencesTotal === 0, checkedAt, checks, differences: [], differencesTotal };
}

describe('the watch that reconciles', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  const watches: ReconcileWatch[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(false); // differences are found on purpose
    postgres = await startPostgres();
    pool = createPool(await postgres.freshDatabase(), { max: 6 });
  });
  afterEach(async () => {
    for (const watch of watches.splice(0)) await watch.beforeApplicationShutdown();
  });
  afterAll(async () => {
    await pool.end();
    await postgres.stop();
  });

  /** A process of its own, as far as PostgreSQL can tell: its lock is held by its own connection. */
  function watching(run: (onProgress: OnProgress) => Promise<ReconcileResult>, everyMs = 1): ReconcileWatch {
    const watch = new ReconcileWatch({ run }, new Leadership(pool, RECONCILE_LOCK), everyMs);
    watches.push(watch);
    return watch;
  }

  async function told(): Promise<Record<string, number>> {
    const lines = (await metrics.metrics())
      .split('\n')
      .filter((line) => line.startsWith('manyhands_reconcile_'));
    return Object.fromEntries(
      lines.map((line) => [
        line.slice('manyhands_reconcile_'.length, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ]),
    );
  }

  it('says nothing before it has looked: zero would say that all is well', async () => {
    watching(() => Promise.resolve(resultOf()));
    expect(await told()).toEqual({});
  });

  it('tells what is missing, what is doubled, and what differs by check', async () => {
    const watch = watching(() =>
      Promise.resolve(
        resultOf(
          check('log', { differences: 1, missing: 7 }),
          check('rows', { differences: 3, missing: 2, doubled: 4 }),
          check('rollups'),
        ),
      ),
    );
    await watch.turn();
    expect(await told()).toMatchObject({
      missing_events: 9,
      doubled_events: 4,
      'differences{check="log"}': 1,
      'differences{check="rows"}': 3,
      'differences{check="rollups"}': 0,
      'compared{check="log"}': 100,
    });
    expect((await told())['success_timestamp_seconds']).toBeGreaterThan(1_700_000_000);
  });

  it('is done by one process at a time, and by the next when that one ends', async () => {
    const runs = { first: 0, second: 0 };
    const counting = (who: keyof typeof runs) =>
      watching(() => {
        runs[who]++;
        return Promise.resolve(resultOf(check('log')));
      });
    const [first, second] = [counting('first'), counting('second')];
    // The server lets go of the last test's lock when it notices that the connection is gone, which takes a moment.
    await eventually('the first leads', async () => {
      await first.turn();
      return runs.first > 0;
    });
    for (const watch of [second, first, second]) await watch.turn();
    expect(runs).toEqual({ first: 2, second: 0 });
    await first.beforeApplicationShutdown();
    await eventually('the second leads', async () => {
      await second.turn();
      return runs.second > 0;
    });
    expect(runs.first).toBe(2);
  });

  it('goes on after a failure', async () => {
    let runs = 0;
    const watch = watching(() =>
      ++runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve(resultOf()),
    );
    watch.onApplicationBootstrap();
    await eventually('it has run again', () => runs >= 2);
  });

  it('gives up a run under way at its next step when the process ends', async () => {
    let steps = 0;
    const watch = watching(async (onProgress) => {
      for (;;) {
        onProgress({ check: 'rows', done: ++steps, total: Infinity });
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    watch.onApplicationBootstrap();
    await eventually('it is under way', () => steps > 2);
    await watch.beforeApplicationShutdown();
    const reached = steps;
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps).toBe(reached);
  });

  it('is off at 0', async () => {
    let runs = 0;
    const watch = watching(() => {
      runs++;
      return Promise.resolve(resultOf());
    }, 0);
    watch.onApplicationBootstrap();
    await watch.beforeApplicationShutdown();
    expect(runs).toBe(0);
  });
});
