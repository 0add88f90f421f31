import { type ClickHouseClient } from '@clickhouse/client';
import { select } from '#shared/clickhouse/select.js';
import { createPool } from '#shared/postgres/pool.js';
import { migrateClickHouse } from '#shared/clickhouse/migrate.js';
import { migratePostgres } from '#shared/postgres/migrate.js';
import { openClickHouse } from './clickhouse.js';
import { startPostgres, type TestPostgres } from './postgres.js';

describe('the real stores under test', () => {
  let postgres: TestPostgres;
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    [postgres, clickhouse] = await Promise.all([startPostgres(), openClickHouse()]);
  });
  afterAll(async () => {
    await Promise.all([postgres.stop(), clickhouse.close()]);
  });

  it('migrates PostgreSQL, also from two instances at once and again', async () => {
    const url = await postgres.freshDatabase();
    await Promise.all([migratePostgres(url), migratePostgres(url)]);
    const pool = createPool(url, { max: 1 });
    const { rows } = await pool.query<{ n: number; d: string }>(
      `SELECT count(*) AS n, DATE '2026-03-29' AS d FROM tenant`,
    );
    expect(rows).toEqual([{ n: 0, d: '2026-03-29' }]);
    await pool.end();
  });

  it('migrates ClickHouse, also again, and binds values by type', async () => {
    await migrateClickHouse(clickhouse);
    const rows = await select(
      clickhouse,
      `SELECT {text:String} AS text, parseDateTime64BestEffort({at:String}, 3, 'UTC') AS at, toUInt64(5) AS n`,
      {
        text: `x' OR 1=1 --`,
        at: '2026-03-29T00:30:00.123Z',
      },
    );
    expect(rows).toEqual([{ text: `x' OR 1=1 --`, at: '2026-03-29T00:30:00.123Z', n: 5 }]);
  });

  it('replaces a redelivered fact by itself', async () => {
    const row = {
      tenant: 't',
      event_key: '0190b0c0-0000-7000-8000-000000000001',
      source: 's',
      event_id: 'e',
      occurred_at: '2026-03-29T00:30:00.000Z',
      received_at: '2026-03-29T00:30:01.000Z',
      click_id: 'c',
      link_code: 'l',
      share_id: '',
      sharer: 'advocate',
      advocate_id: 'a',
      campaign_id: '',
      content_id: '',
      vacancy_id: '',
      network: 'linkedin',
      verdict: 'human',
      rule: 'default',
      visitor_key: 'v',
      log_partition: 0,
      log_offset: 1,
    };
    for (const log_offset of [1, 1, 7])
      await clickhouse.insert({ table: 'click', values: [{ ...row, log_offset }], format: 'JSONEachRow' });
    expect(await select(clickhouse, 'SELECT count() AS n FROM click FINAL')).toEqual([{ n: 1 }]);
    expect(await select(clickhouse, 'SELECT log_offset FROM log_position FINAL ORDER BY log_offset')).toEqual(
      [{ log_offset: 1 }, { log_offset: 7 }],
    );
  });
});
