import { type ClickHouseClient } from '@clickhouse/client';
import { Value } from 'typebox/value';
import { asId, type TenantId } from '#domain/ids.js';
import { ACCEPTED, ATTRIBUTION_GROUP } from '#shared/bus/topics.js';
import { select } from '#shared/clickhouse/select.js';
import { eventually } from '#testing/eventually.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type Organisation, organisation } from '../testing/organisation.js';
import { dayOf } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { type Progress, type ReconcileResult } from './reconcile-result.js';
import { ReconcileSchema } from './reconcile.schema.js';
import { ReconcileService } from './reconcile.service.js';

const ZONE = 'Europe/Amsterdam';
const DAYS = [
  '2026-03-26',
  '2026-03-27',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
  '2026-04-03',
  '2026-04-04',
  '2026-04-05',
  '2026-04-06',
  '2026-04-07',
];

// Each test damages one thing, sees it found, and mends it: the next one starts from good data again.
describe('reconcile', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let reconcile: ReconcileService;
  let key: string;
  let operator: string;
  const facts: Record<'acme' | 'globex', Organisation> = { acme: organisation(11), globex: organisation(12) };

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    reconcile = new ReconcileService(reporting.bus, clickhouse, reporting.postgres, () => Date.now(), [5, 5]);
    key = await reporting.addTenant('acme');
    await reporting.addTenant('globex');
    operator = await reporting.addTenant('landlord', { scopes: ['operator'] });
    const partition = await partitionOfOneKey();
    let offset = 0;
    for (const [tenant, of] of Object.entries(facts)) {
      offset = await storeOrganisation(clickhouse, tenant, of, { partition, offset });
      await storeCandidates(tenant, of);
      await setBuckets(reporting, { id: tenant, zone: ZONE }, DAYS, () => 'clean');
    }
    await logAndCommit(offset);
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const message = { topic: ACCEPTED, key: 'one-key', value: Buffer.from('{}') };

  /** The first message of a key tells which partition it goes to. */
  async function partitionOfOneKey(): Promise<number> {
    await reporting.bus.publish([message]);
    return (await reporting.bus.watermarks(ACCEPTED)).find(({ end }) => end > 0)?.partition ?? 0;
  }

  /** Brings the log to as many messages as there are stored events, all of them committed. */
  async function logAndCommit(events: number): Promise<void> {
    for (let logged = 1; logged < events; logged += 500)
      await reporting.bus.publish(Array.from({ length: Math.min(500, events - logged) }, () => message));
    const subscription = await reporting.bus.subscribe({
      topic: ACCEPTED,
      group: ATTRIBUTION_GROUP,
      maxMessages: 5_000,
      handle: () => Promise.resolve(),
    });
    await eventually('every message is committed', async () => {
      const offsets = await reporting.bus.groupOffsets(ACCEPTED, ATTRIBUTION_GROUP);
      return offsets.reduce((sum, { offset }) => sum + offset, 0) === events;
    });
    await subscription.close();
  }

  async function storeCandidates(tenant: string, { heads, outcomes }: Organisation): Promise<void> {
    for (const [candidate, version] of heads) {
      const days = outcomes
        .filter((outcome) => outcome.candidate_ref === candidate && outcome.version === version)
        .map(({ occurred_at }) => dayOf(occurred_at, ZONE));
      await reporting.postgres.query(
        'INSERT INTO candidate_state (tenant_id, candidate_ref, version, outcome_days) VALUES ($1, $2, $3, $4::date[])',
        [tenant, candidate, version, days],
      );
    }
  }

  const found = (result: ReconcileResult) =>
    Object.fromEntries(
      result.checks
        .filter(({ differences }) => differences > 0)
        .map(({ name, differences }) => [name, differences]),
    );

  const missing = (result: ReconcileResult) =>
    Object.fromEntries(
      result.checks.filter((check) => check.missing > 0).map((check) => [check.name, check.missing]),
    );

  /** Takes rows out of a table, lets the test look, and puts them back. */
  async function without(
    table: string,
    where: string,
    params: Record<string, unknown>,
    look: () => Promise<void>,
  ): Promise<void> {
    const rows = await select<Record<string, unknown>>(
      clickhouse,
      `SELECT * FROM ${table} FINAL WHERE ${where}`,
      params,
    );
    expect(rows).toHaveLength(1);
    await clickhouse.command({ query: `DELETE FROM ${table} WHERE ${where}`, query_params: params });
    try {
      await look();
    } finally {
      await clickhouse.insert({ table, values: rows, format: 'JSONEachRow' });
    }
  }

  it('finds nothing on good data, and says how much it compared', async () => {
    const progress: Progress[] = [];
    const result = await reconcile.run((step) => progress.push(step));
    expect(result).toMatchObject({ ok: true, differences: [], differencesTotal: 0 });
    const events = Object.values(facts).reduce(
      (sum, { clicks, shares, measurements, enrolments }) =>
        sum + clicks.length + shares.length + measurements.length + enrolments.length,
      0,
    );
    expect(result.checks.map(({ name, compared }) => [name, compared])).toEqual([
      ['log', events],
      ['rejected', 0],
      ['rows', events],
      ['rollups', 2 * 2 * DAYS.length],
      ['ledger', facts.acme.heads.size + facts.globex.heads.size],
    ]);
    expect(new Set(progress.map(({ check }) => check))).toEqual(
      new Set(['log', 'rejected', 'rows', 'rollups', 'ledger']),
    );
    expect(progress.every(({ done, total }) => done <= total)).toBe(true);
  });

  it('finds a fact row that is gone, in the rows and in the day it was counted in', async () => {
    const click = facts.acme.clicks.find(({ verdict }) => verdict === 'human');
    await without('click', 'event_key = {event:UUID}', { event: click?.event_key }, async () => {
      const result = await reconcile.run();
      expect(Object.keys(found(result))).toEqual(['rows', 'rollups']);
      expect(missing(result)).toEqual({ rows: 1 });
      expect(result.differences[0]).toMatchObject({
        tenant: 'acme',
        day: click?.occurred_at.slice(0, 10),
        what: 'click rows that are gone',
      });
      expect(result.differences.find(({ what }) => what === 'verdict_rollup row')?.day).toBe(
        dayOf(click?.occurred_at ?? '', ZONE),
      );
    });
  });

  it('finds a hole in the log, names the offsets, and the row that came from nowhere', async () => {
    await without('log_position', 'log_offset = {offset:UInt64}', { offset: 17 }, async () => {
      const result = await reconcile.run();
      expect(found(result)).toEqual({ log: 1, rows: 1 });
      expect(missing(result)).toEqual({ log: 1 });
      expect(result.differences[0]?.what).toMatch(new RegExp(`^${ACCEPTED} partition \\d, offset 17$`));
    });
  });

  it('finds the first and the last committed offset missing as well', async () => {
    const [last] = await select<{ offset: number }>(
      clickhouse,
      'SELECT max(log_offset) AS offset FROM log_position',
    );
    for (const offset of [0, last?.offset ?? 0]) {
      await without('log_position', 'log_offset = {offset:UInt64}', { offset }, async () => {
        expect(found(await reconcile.run())).toEqual({ log: 1, rows: 1 });
      });
    }
  });

  it('does not take an event that was set aside for one that is lost', async () => {
    const [{ log_partition } = { log_partition: 0 }] = await select<{ log_partition: number }>(
      clickhouse,
      'SELECT log_partition FROM log_position WHERE log_offset = 18',
    );
    const origin = JSON.stringify({ channel: 'log', topic: ACCEPTED, partition: log_partition, offset: 18 });
    await without('log_position', 'log_offset = {offset:UInt64}', { offset: 18 }, async () => {
      await reporting.postgres.query(
        `INSERT INTO rejected_event (id, tenant_id, reason, problems, raw, origin, received_at) VALUES (gen_random_uuid(), 'acme', 'undecodable', '[]', '', $1, now())`,
        [origin],
      );
      // What the log's trail no longer names is still a row here; and nobody took this refusal from its topic.
      expect(found(await reconcile.run())).toEqual({ rejected: 1, rows: 1 });
      await reporting.postgres.query('DELETE FROM rejected_event');
    });
  });

  it('reports what is not committed as on its way, not as lost', async () => {
    await reporting.bus.publish([message, message, message]);
    const { ok, checks } = await reconcile.run();
    expect(ok).toBe(true);
    expect(checks[0]?.notes).toEqual([
      `3 messages of ${ACCEPTED} are on their way: not lost, and not compared yet`,
    ]);
  });

  it.each([
    ['reach_rollup', 'reach', 'touches'],
    ['verdict_rollup', 'reach', 'requests'],
    ['outcome_rollup', 'talent', 'reversed'],
    ['credit_rollup', 'talent', 'credit_micro'],
    ['unique_rollup', 'reach', 'unique_clickers'],
    ['unique_rollup', 'reach', 'fair_share'],
    ['reach_grain_rollup', 'reach', 'clicks_human'],
  ])(
    'finds a changed row of %s on a clean day (%s, %s), and leaves it alone while the day is dirty',
    async (table, kind, column) => {
      const [row] = await select<Record<string, unknown>>(
        clickhouse,
        `SELECT * FROM ${table} WHERE tenant = 'globex' AND day = '2026-03-29' LIMIT 1`,
      );
      const change = (by: number) =>
        clickhouse.command({
          query: `ALTER TABLE ${table} UPDATE ${column} = ${column} + (${String(by)}) WHERE ${whereOf(row ?? {}, column)} SETTINGS mutations_sync = 2`,
        });
      await change(1);
      const result = await reconcile.run();
      expect(Object.keys(found(result))).toEqual(['rollups']);
      expect(
        result.differences.every(
          ({ tenant, day, what }) => tenant === 'globex' && day === '2026-03-29' && what.startsWith(table),
        ),
      ).toBe(true);
      const mark = (seq: number) =>
        reporting.postgres.query(
          `UPDATE bucket SET marked_seq = $1 WHERE tenant_id = 'globex' AND kind = $2 AND day = '2026-03-29'`,
          [seq, kind],
        );
      await mark(11);
      expect((await reconcile.run()).ok).toBe(true);
      await mark(10);
      await change(-1);
      expect((await reconcile.run()).ok).toBe(true);
    },
  );

  it('lets floating point differ in the last bit', async () => {
    const change = (factor: string) =>
      clickhouse.command({
        query: `ALTER TABLE unique_rollup UPDATE fair_share = fair_share * ${factor} WHERE tenant = 'globex' AND day = '2026-03-29' SETTINGS mutations_sync = 2`,
      });
    await change('1.0000000000000004');
    expect((await reconcile.run()).ok).toBe(true);
  });

  it('finds a missing credit, and names the outcome it belongs to', async () => {
    const credit = facts.acme.credits.find(
      ({ candidate_ref, version, credit_micro }) =>
        facts.acme.heads.get(candidate_ref) === version && credit_micro > 0,
    );
    const where = `tenant = 'acme' AND candidate_ref = {candidate:String} AND version = {version:UInt64} AND application_id = {application:String}
      AND stage = {stage:String} AND model = {model:String} AND touch_index = {touch:UInt16}`;
    const params = {
      candidate: credit?.candidate_ref,
      version: credit?.version,
      application: credit?.application_id,
      stage: credit?.stage,
      model: credit?.model,
      touch: credit?.touch_index,
    };
    await without('credit', where, params, async () => {
      const result = await reconcile.run();
      expect(found(result)).toMatchObject({ ledger: 1 });
      expect(result.differences.at(-1)).toMatchObject({
        tenant: 'acme',
        expected: '1000000 millionths',
        what: expect.stringContaining(credit?.candidate_ref ?? '?') as string,
      });
    });
  });

  it('finds a candidate whose ledger is not the one that was computed last', async () => {
    await reporting.postgres.query(
      `UPDATE candidate_state SET version = version + 1 WHERE tenant_id = 'acme' AND candidate_ref = 'person-7'`,
    );
    const result = await reconcile.run();
    expect(found(result)).toEqual({ ledger: 1 });
    expect(result.differences[0]?.what).toBe('ledger of candidate person-7');
    await reporting.postgres.query(
      `UPDATE candidate_state SET version = version - 1 WHERE tenant_id = 'acme' AND candidate_ref = 'person-7'`,
    );
  });

  it('is at zero while new settings are computed and once they count, and finds credit of other settings', async () => {
    const inClickHouse = (query: string) => clickhouse.command({ query });
    // Everybody once more under settings 2, with the same numbers.
    await inClickHouse(
      `INSERT INTO outcome SELECT * REPLACE (version + 1000 AS version) FROM outcome FINAL WHERE tenant = 'acme'`,
    );
    await inClickHouse(
      `INSERT INTO credit SELECT * REPLACE (version + 1000 AS version, 2 AS settings_version) FROM credit FINAL WHERE tenant = 'acme'`,
    );
    await inClickHouse(
      `INSERT INTO candidate_head_log SELECT tenant, 2, candidate_ref, version + 1000, published_at FROM candidate_head_log FINAL WHERE tenant = 'acme'`,
    );
    await reporting.postgres.query(
      `INSERT INTO candidate_state (tenant_id, settings_version, candidate_ref, version, outcome_days)
       SELECT tenant_id, 2, candidate_ref, version + 1000, outcome_days FROM candidate_state WHERE tenant_id = 'acme'`,
    );
    await reporting.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, created_by, state)
       VALUES ('acme', 2, 30, 7, 30, 'application', 'drop', 'key-1', 'computing')`,
    );
    expect(found(await reconcile.run())).toEqual({});
    await reporting.postgres.query(
      `UPDATE attribution_settings SET state = 'active', activated_at = now() WHERE tenant_id = 'acme'`,
    );
    expect(found(await reconcile.run())).toEqual({});
    await inClickHouse(
      `ALTER TABLE credit UPDATE settings_version = 1 WHERE tenant = 'acme' AND version > 1000 SETTINGS mutations_sync = 2`,
    );
    const mixed = await reconcile.run();
    expect(Object.keys(found(mixed))).toEqual(['ledger']);
    expect(mixed.differences[0]).toMatchObject({ expected: '1000000 millionths', actual: '0 millionths' });
    await reporting.postgres.query(`DELETE FROM attribution_settings WHERE tenant_id = 'acme'`);
    expect(found(await reconcile.run())).toEqual({});
  }, 120_000);

  it('shows an operator everything, and others their own organisation without the log', async () => {
    const all = (await reporting.get('/api/v1/reconcile', operator)).body as ReconcileResult;
    expect([all.ok, all.checks.length]).toEqual([true, 5]);
    expect(Value.Errors(ReconcileSchema, all)).toEqual([]);
    await clickhouse.command({
      query: `ALTER TABLE reach_rollup UPDATE shares = shares + 1 WHERE tenant = 'globex' AND day = '2026-03-30' SETTINGS mutations_sync = 2`,
    });
    const own = (await reporting.get('/api/v1/reconcile', key)).body as ReconcileResult;
    expect([own.ok, own.checks.map(({ name }) => name)]).toEqual([true, ['rows', 'rollups', 'ledger']]);
    expect((await reconcile.run(undefined, asId<TenantId>('globex'))).ok).toBe(false);
  });
});

/** Names one rollup row by everything but the number that is changed. */
function whereOf(row: Record<string, unknown>, changed: string): string {
  return Object.entries(row)
    .filter(
      ([name, value]) =>
        name !== changed && (typeof value === 'string' || name === 'version' || typeof value === 'boolean'),
    )
    .map(([name, value]) => `${name} = ${typeof value === 'string' ? `'${value}'` : String(value)}`)
    .join(' AND ');
}
