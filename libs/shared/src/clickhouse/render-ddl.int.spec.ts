import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { clickHouseMigrations, migrateClickHouse, pendingClickHouseMigrations } from './migrate.js';
import { isBackfill, renderDdl } from './render-ddl.js';
import { select } from './select.js';

/** No cluster can be had here, so this is what the real engine says about the statements short of running them. */
describe('the statements for a cluster, judged by the real engine', () => {
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    clickhouse = await openClickHouse();
  });
  afterAll(async () => {
    await clickhouse.close();
  });
  const rendered = clickHouseMigrations().flatMap(({ statements }) =>
    statements.map((statement) => renderDdl(statement, 'north')),
  );

  it('are all SQL it can read, and read back as what was meant', async () => {
    for (const statement of rendered) {
      const [read] = await select<{ text: string }>(clickhouse, 'SELECT formatQuery({q:String}) AS text', {
        q: statement,
      });
      if (!isBackfill(statement)) expect(read?.text).toContain('ON CLUSTER north');
    }
  });

  it('are run only by a server that knows the cluster', async () => {
    const [first = ''] = rendered;
    await expect(clickhouse.command({ query: first })).rejects.toMatchObject({
      type: 'CLUSTER_DOESNT_EXIST',
    });
  });

  it('name engines it would make, if it had a keeper and its macros', async () => {
    for (const statement of rendered.filter((text) => text.startsWith('CREATE TABLE'))) {
      const local = statement
        .replace(/IF NOT EXISTS (\w+) ON CLUSTER `north`/, '$1_on_one')
        .replaceAll('{shard}', '01')
        .replaceAll('{replica}', 'one');
      await expect(clickhouse.command({ query: local })).rejects.toMatchObject({ type: 'NO_ZOOKEEPER' });
    }
  });

  it('leave nothing to do on a server that was migrated, and everything on one that was not', async () => {
    expect(await pendingClickHouseMigrations(clickhouse)).toEqual([]);
    await clickhouse.command({ query: 'TRUNCATE TABLE schema_migration' });
    expect(await pendingClickHouseMigrations(clickhouse)).toEqual(
      clickHouseMigrations().map(({ name }) => name),
    );
    await clickhouse.command({ query: 'DROP TABLE schema_migration' });
    expect(await pendingClickHouseMigrations(clickhouse)).toEqual(
      clickHouseMigrations().map(({ name }) => name),
    );
    await Promise.all([migrateClickHouse(clickhouse), migrateClickHouse(clickhouse)]);
    expect(await pendingClickHouseMigrations(clickhouse)).toEqual([]);
  });
});
