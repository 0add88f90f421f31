import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool, type PoolClient } from 'pg';
import { TenantDirectory } from '#shared/access/tenant-directory.js';
import { Leadership } from '#shared/postgres/leadership.js';
import { eventually } from '#testing/eventually.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { outcomeId } from '../../outcomes/outcome-id.js';
import { type RunningReporting, runReporting } from '../../testing/running-reporting.js';
import { HireFeed } from './hire-feed.js';
import { HIRE_FEED_LOCK, HireFeedWatch } from './hire-feed-watch.js';
import { type HirePayload } from './hire-payload.js';

const HIRED = '2026-04-02T09:00:00.000Z';

interface Ledger {
  readonly advocate?: string;
  readonly reversed?: boolean;
  readonly internal?: boolean;
  readonly settings?: number;
  /** How long ago it was published by the clock of whoever did, in minutes. */
  readonly minutesAgo?: number;
  /** False: no hire in this version. */
  readonly isHired?: boolean;
}

describe('the feed of hires', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let postgres: Pool;
  let version = 100;
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    // The receiver is nobody: what is to be sent stays in the outbox, which is what is looked at here.
    reporting = await runReporting(await server.freshDatabase(), clickhouse, undefined, {
      INSTALLATION_SECRET: 'ab'.repeat(32),
      WEBHOOK_FEED_EVERY_S: 0,
    });
    ({ postgres } = reporting);
  }, 120_000);
  afterEach(async () => {
    for (const table of ['hire_announcement', 'hire_feed']) await postgres.query(`DELETE FROM ${table}`);
  });
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const store = (table: string, values: readonly object[]) =>
    clickhouse.insert({ table, values: [...values], format: 'JSONEachRow' });
  const feed = () => reporting.app.get(HireFeed);
  let organisations = 0;

  /** An organisation of its own for each test, with ann who is named and six others who are not. */
  async function organisation() {
    const id = `org-${String(++organisations)}`;
    const key = await reporting.addTenant(id, { scopes: ['webhooks:write'] });
    await store('programme_event', enrolments(id));
    const told = async () => {
      const { rows } = await postgres.query<{ body: string }>(
        `SELECT body FROM webhook_delivery
         WHERE subscription_id IN (SELECT id FROM webhook_subscription WHERE tenant_id = $1) ORDER BY created_at`,
        [id],
      );
      return rows.map(({ body }) => (JSON.parse(body) as { data: HirePayload }).data);
    };
    return {
      id,
      subscribe: async () => {
        const body = { url: 'https://receiver.invalid/', eventTypes: ['hire.attributed'] };
        return (await reporting.post('/api/v1/webhooks', key, body)).status;
      },
      publish: async (candidate: string, ledger: Ledger = {}) => {
        version++;
        const { settings = 1, minutesAgo = 0, isHired = true } = ledger;
        const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
        const rows = rowsOf(id, candidate, version, at, ledger);
        if (isHired) await store('outcome', [rows.outcome]);
        if (isHired) await store('credit', [rows.credit]);
        await store('candidate_head_log', [
          { tenant: id, settings_version: settings, candidate_ref: candidate, version, published_at: at },
        ]);
      },
      told,
      statuses: async () => (await told()).map(({ status, withdrawn }) => withdrawn?.reason ?? status),
    };
  }

  it('tells of each hire that an advocate brought, once, and of nothing before the first subscription', async () => {
    const { id, subscribe, publish, told } = await organisation();
    await publish('before');
    expect(await subscribe()).toBe(201);
    await feed().turn();
    await publish('p-1');
    await publish('p-2', { advocate: 'bob' });
    await publish('nobody', { advocate: '' });
    await publish('internal', { internal: true });
    await publish('reversed', { reversed: true });
    await publish('applicant', { isHired: false });
    await Promise.all([feed().turn(), feed().turn()]);
    await publish('p-1'); // computed anew, with the same result
    await feed().turn();
    const [first, second, ...more] = (await told()).sort((a, b) => (a.outcome.id < b.outcome.id ? -1 : 1));
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      status: 'attributed',
      outcome: { id: outcomeId({ candidateRef: 'p-1', applicationId: 'app', stage: 'hire' }), at: HIRED },
      models: [{ model: 'linear', credits: [{ channel: 'advocate', advocateId: 'ann', credit: 1 }] }],
    });
    expect(second?.models[0]?.credits).toEqual([
      { channel: 'advocate', advocateId: '(not shown by name)', team: 'sales', credit: 1 },
    ]);
    expect(JSON.stringify(second)).not.toContain('bob');
    const { rows } = await postgres.query(
      'SELECT status, count(*)::int FROM hire_announcement WHERE tenant_id = $1 GROUP BY 1',
      [id],
    );
    expect(rows).toEqual([{ status: 'attributed', count: 3 }]); // one of them before anybody listened
  });

  it('tells that the credit changed, that a hire does not hold any more, and that it does again', async () => {
    const { subscribe, publish, told, statuses } = await organisation();
    await publish('old');
    await subscribe();
    await feed().turn();
    const versions: number[] = [];
    for (const ledger of [
      {},
      { advocate: 'bob' },
      { reversed: true },
      {},
      { internal: true },
      { advocate: '' },
    ]) {
      await publish('p-1', ledger);
      versions.push(version);
      await feed().turn();
    }
    expect(await statuses()).toEqual(['attributed', 'changed', 'reversed', 'attributed', 'internal']);
    const announced = await told();
    expect(announced.map(({ ledger }) => ledger.version)).toEqual(versions.slice(0, 5));
    expect(new Set(announced.map(({ outcome }) => outcome.id)).size).toBe(1);
    await publish('old', { isHired: false });
    await feed().turn();
    expect((await statuses()).at(-1)).toBe('not_known');
  });

  it('loses nothing and doubles nothing when it is killed half-way', async () => {
    const { subscribe, publish, statuses } = await organisation();
    await subscribe();
    await feed().turn();
    for (const candidate of ['p-1', 'p-2', 'p-3']) await publish(candidate);
    for (const [killedBefore, nth, isCommitted] of [
      ['INSERT INTO hire_announcement', 2, false],
      ['INSERT INTO webhook_delivery', 2, false],
      ['COMMIT', 1, false],
      ['UPDATE hire_feed', 1, true], // how far it came is written afterwards
    ] as const) {
      await expect(dyingBefore(killedBefore, nth).turn()).rejects.toThrow('killed');
      expect([killedBefore, (await statuses()).length]).toEqual([killedBefore, isCommitted ? 3 : 0]);
    }
    await feed().turn();
    expect(await statuses()).toEqual(['attributed', 'attributed', 'attributed']);
  });

  it('finds what was published with a time long past, at the latest when it looks at everything', async () => {
    const { id, subscribe, publish, statuses } = await organisation();
    await subscribe();
    await feed().turn();
    await publish('p-1');
    await feed().turn();
    await publish('late', { minutesAgo: 4 });
    await feed().turn();
    expect(await statuses()).toHaveLength(2);
    await publish('very-late', { minutesAgo: 600 });
    await feed().turn();
    expect(await statuses()).toHaveLength(2);
    await postgres.query(
      `UPDATE hire_feed SET swept_at = now() - interval '61 minutes' WHERE tenant_id = $1`,
      [id],
    );
    await feed().turn();
    expect(await statuses()).toHaveLength(3);
  });

  it('follows the settings that count, and tells what is different under others', async () => {
    const { id, subscribe, publish, statuses } = await organisation();
    await subscribe();
    await feed().turn();
    for (const candidate of ['same', 'other']) await publish(candidate);
    await feed().turn();
    await publish('same', { settings: 2 });
    await publish('other', { settings: 2, advocate: '' });
    await feed().turn();
    expect(await statuses()).toEqual(['attributed', 'attributed']);
    await postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, created_by, state, activated_at)
       VALUES ($1, 2, 30, 7, 30, 'application', 'drop', 'key-1', 'active', now())`,
      [id],
    );
    await feed().turn();
    await feed().turn();
    expect(await statuses()).toEqual(['attributed', 'attributed', 'no_advocate_credit']);
  });

  it('says nothing of an organisation that has not recorded the decision about reports on persons', async () => {
    const { id, subscribe, publish, told } = await organisation();
    await subscribe();
    await feed().turn();
    await postgres.query('UPDATE tenant SET person_reports_reference = NULL WHERE id = $1', [id]);
    reporting.app.get(TenantDirectory).forget(id as Parameters<TenantDirectory['forget']>[0]);
    await publish('p-1');
    await feed().turn();
    expect(await told()).toEqual([]);
  });

  it('is looked at by one process at a time, and by the next when that one ends', async () => {
    const turns = { first: 0, second: 0 };
    const watching = (who: keyof typeof turns) => {
      const turn = () => Promise.resolve(void turns[who]++);
      const watch = new HireFeedWatch({ turn }, new Leadership(postgres, HIRE_FEED_LOCK), 1);
      watch.onApplicationBootstrap();
      return watch;
    };
    const first = watching('first');
    await eventually('the first leads', () => turns.first > 0);
    const second = watching('second');
    const reached = turns.first;
    await eventually('the first goes on', () => turns.first > reached + 5);
    expect(turns.second).toBe(0);
    await first.beforeApplicationShutdown();
    await eventually('the second leads', () => turns.second > 0);
    await second.beforeApplicationShutdown();
  });

  /** A feed whose process ends before the nth statement that begins so: what was not committed is undone. */
  function dyingBefore(statement: string, nth: number): HireFeed {
    let seen = 0;
    const check = (text: unknown) => {
      const isIt = String(text)
        .replace(/^(--.*\n)*/, '')
        .startsWith(statement);
      if (isIt && ++seen === nth) throw new Error('killed');
    };
    const dying = (client: PoolClient) =>
      new Proxy(client, {
        get(target, name) {
          if (name !== 'query') return Reflect.get(target, name, target) as unknown;
          return async (...values: Parameters<PoolClient['query']>) => {
            check(values[0]);
            return await Promise.resolve(target.query(...values));
          };
        },
      });
    const pool = new Proxy(postgres, {
      get(target, name) {
        if (name === 'connect') return async () => dying(await target.connect());
        if (name !== 'query') return Reflect.get(target, name, target) as unknown;
        return async (...values: Parameters<Pool['query']>) => {
          check(values[0]);
          return await Promise.resolve(target.query(...values));
        };
      },
    });
    const parts = { clickhouse, tenants: reporting.app.get(TenantDirectory), clock: () => Date.now() };
    return new HireFeed({ ...parts, postgres: pool });
  }
});

function rowsOf(tenant: string, candidate: string, version: number, at: string, ledger: Ledger) {
  const { advocate = 'ann', reversed = false, internal = false, settings = 1 } = ledger;
  const common = { tenant, candidate_ref: candidate, version, application_id: 'app', stage: 'hire' };
  return {
    outcome: {
      ...common,
      occurred_at: HIRED,
      reversed_at: reversed ? '2026-05-01T00:00:00.000Z' : null,
      vacancy_id: 'v1',
      internal,
      computed_at: at,
    },
    credit: {
      ...common,
      model: 'linear',
      touch_index: 0,
      outcome_at: HIRED,
      vacancy_id: 'v1',
      channel: advocate === '' ? 'unattributed' : 'advocate',
      advocate_id: advocate,
      credit_micro: 1_000_000,
      evidence: 'click_id',
      model_version: 1,
      settings_version: settings,
      input_hash: 'ab'.repeat(32),
      computed_at: at,
    },
  };
}

/** Ann opted in; bob and five others of sales did not, so that nobody can be worked out by leaving ann out. */
function enrolments(tenant: string) {
  return ['ann', 'bob', 'c', 'd', 'e', 'f', 'g'].map((subject, index) => ({
    tenant,
    event_key: `00000000-0000-8000-8000-00000000000${String(index)}`,
    source: 'test',
    event_id: subject,
    occurred_at: '2026-01-01T00:00:00.000Z',
    received_at: '2026-01-01T00:00:00.000Z',
    type: 'advocate.enrolled',
    subject,
    data: JSON.stringify({ advocateId: subject, team: 'sales', namedInReports: subject === 'ann' }),
    log_partition: 0,
    log_offset: index,
  }));
}
