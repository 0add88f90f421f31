import { type ClickHouseClient } from '@clickhouse/client';
import { clickHouseMigrations } from '#shared/clickhouse/migrate.js';
import { isBackfill } from '#shared/clickhouse/render-ddl.js';
import { select } from '#shared/clickhouse/select.js';
import { type Known, knownNow } from '#shared/ledger/known.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';

const STANDING = `SELECT candidate_ref, version FROM standing_version(tenant = {tenant:String},
  settings_version = {settings_version:UInt32}, as_known_at = {as_known_at:String}) ORDER BY candidate_ref`;
const LOG = `SELECT candidate_ref, version, settings_version, published_at FROM candidate_head_log FINAL
  WHERE tenant = {tenant:String} ORDER BY candidate_ref, version`;
const COMPUTED = '2026-03-05T12:00:00.000Z';

describe('the history of the ledger', () => {
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    clickhouse = await openClickHouse();
  });
  afterAll(async () => {
    await clickhouse.close();
  });

  const store = (table: string, values: readonly object[]) =>
    clickhouse.insert({ table, values: [...values], format: 'JSONEachRow' });
  const standing = (tenant: string, known: Known) => select(clickhouse, STANDING, { tenant, ...known });
  const head = (tenant: string, candidate_ref: string, version: number) => ({
    tenant,
    candidate_ref,
    version,
  });

  it('begins with the heads there were, known since they were computed, however often it is begun', async () => {
    await store('candidate_head', [head('old', 'ann', 3), head('old', 'bob', 7), head('old', 'cy', 8)]);
    const outcome = {
      tenant: 'old',
      application_id: 'a',
      stage: 'hire',
      occurred_at: COMPUTED,
      internal: false,
    };
    await store('outcome', [
      { ...outcome, candidate_ref: 'ann', version: 3, computed_at: COMPUTED },
      { ...outcome, candidate_ref: 'bob', version: 6, computed_at: '2026-03-01T00:00:00.000Z' },
      { ...outcome, candidate_ref: 'bob', version: 7, computed_at: COMPUTED },
    ]);
    // As it was before there was a history.
    for (const table of ['candidate_head_log', 'ledger_head'])
      await clickhouse.command({ query: `TRUNCATE TABLE ${table}` });
    const backfills = clickHouseMigrations().flatMap(({ statements }) => statements.filter(isBackfill));
    expect(backfills).toHaveLength(1);
    for (const query of [...backfills, ...backfills]) await clickhouse.command({ query });
    expect(await select(clickhouse, LOG, { tenant: 'old' })).toEqual([
      { candidate_ref: 'ann', version: 3, settings_version: 1, published_at: COMPUTED },
      { candidate_ref: 'bob', version: 7, settings_version: 1, published_at: COMPUTED },
      { candidate_ref: 'cy', version: 8, settings_version: 1, published_at: '1970-01-01T00:00:00.000Z' },
    ]);
    expect(await standing('old', knownNow(1))).toHaveLength(3);
  });

  it('goes on while a process of the release before still publishes as it used to', async () => {
    await store('candidate_head', [head('rolling', 'ann', 5)]);
    expect(await standing('rolling', knownNow(1))).toEqual([{ candidate_ref: 'ann', version: 5 }]);
  });

  it('tells per settings the highest version until a moment, that moment included, and a line told twice once', async () => {
    const line = (settings_version: number, version: number, published_at: string) => ({
      ...head('acme', 'ann', version),
      settings_version,
      published_at,
    });
    const lines = [
      line(1, 3, '2026-03-05T12:00:00.000Z'),
      line(1, 9, '2026-03-05T12:00:00.001Z'),
      line(2, 4, '2026-03-05T12:00:00.000Z'),
    ];
    await store('candidate_head_log', lines);
    await store('candidate_head_log', lines);
    const at = (settings_version: number, as_known_at: string) =>
      standing('acme', { settings_version, as_known_at } as Known);
    expect(await at(1, '2026-03-05T11:59:59.999Z')).toEqual([]);
    expect(await at(1, '2026-03-05T12:00:00.000Z')).toEqual([{ candidate_ref: 'ann', version: 3 }]);
    expect(await at(1, '2026-03-05T12:00:00.001Z')).toEqual([{ candidate_ref: 'ann', version: 9 }]);
    expect(await standing('acme', knownNow(1))).toEqual([{ candidate_ref: 'ann', version: 9 }]);
    expect(await standing('acme', knownNow(2))).toEqual([{ candidate_ref: 'ann', version: 4 }]);
    expect(await standing('acme', knownNow(3))).toEqual([]);
  });
});
