import { type ClickHouseClient } from '@clickhouse/client';
import { poolSmallGroups } from '#domain/privacy/pool-small-groups.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { seededRandom } from '#testing/random.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { FACT_LISTS } from '../../odata/metadata/set-list.js';
import { organisation } from '../../testing/organisation.js';
import { type RunningReporting, runReporting } from '../../testing/running-reporting.js';
import { setBuckets } from '../../testing/set-buckets.js';
import { storeOrganisation } from '../../testing/store-organisation.js';
import { viewStatement } from '../access/mart-statements.js';
import { type MartView } from './mart-view.js';
import { martViews } from './mart-views.js';
import { shownTeams } from './shown-teams.js';

const ZONE = 'Europe/Amsterdam';
/** Two months, so that who is shown is asked about each; and a week that lies in both. */
const MONTHS = [
  ['2026-03-26', '2026-03-31'],
  ['2026-04-01', '2026-04-07'],
] as const;
const DAYS = Array.from({ length: 13 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 26 + index)).toISOString().slice(0, 10),
);
const TEAM_PEOPLE = loadSql(import.meta.url, '../../../../../db/clickhouse/buckets/team_people.sql');

type Row = Readonly<Record<string, string | number | null>>;

describe('the views of the mart', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  let database: string;
  let views: readonly MartView[];
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await reporting.addTenant('globex');
    for (const [index, id] of ['acme', 'globex'].entries()) {
      await storeOrganisation(clickhouse, id, organisation(5 + index));
      await setBuckets(reporting, { id, zone: ZONE }, DAYS, () => 'clean');
      await clickhouse.command({
        query: `INSERT INTO team_people SELECT *, 1 AS version FROM (${TEAM_PEOPLE})`,
        query_params: { tenant: id, zone: ZONE, days: DAYS },
      });
    }
    await noteK(5);
    [{ database } = { database: '' }] = await select<{ database: string }>(
      clickhouse,
      'SELECT currentDatabase() AS database',
    );
    views = martViews(database);
    for (const view of views) await clickhouse.command({ query: inOwnDatabase(view) });
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  /** The statement as it is, but in this file's own database. */
  const inOwnDatabase = (view: MartView) =>
    viewStatement(view, { database, owner: 'default', cluster: undefined }).replace(
      'CREATE OR REPLACE VIEW mart.',
      'CREATE OR REPLACE VIEW mart_',
    );
  const noteK = (min_group_size: number) =>
    clickhouse.insert({
      table: 'organisation',
      values: ['acme', 'globex'].map((tenant) => ({ tenant, zone: ZONE, min_group_size })),
      format: 'JSONEachRow',
    });
  const read = (name: string, tenant = 'acme') =>
    select<Row>(
      clickhouse,
      `SELECT * EXCEPT (tenant, period_start), toString(period_start) AS period_start FROM \`mart_${name}\` WHERE tenant = {tenant:String}`,
      { tenant },
    );

  async function asked(
    measures: readonly string[],
    dimensions: readonly string[],
    granularity: string,
    dateRange: readonly string[],
  ): Promise<readonly Row[]> {
    const reply = await reporting.post('/api/v1/query', key, {
      measures,
      dimensions,
      timeDimension: { granularity, dateRange },
      limit: 10_000,
    });
    expect({ status: reply.status, ...(reply.status === 200 ? {} : { text: reply.text }) }).toEqual({
      status: 200,
    });
    return (reply.body as { data: Row[] }).data;
  }

  const lines = (rows: readonly Row[], names: readonly string[]) =>
    rows
      .map((row) =>
        names
          .map((name) => {
            const value = row[name];
            return `${name}=${typeof value === 'number' ? String(Number(value.toFixed(6))) : String(value)}`;
          })
          .join(' '),
      )
      .sort();

  /** What is kept in rollups. */
  const NAMED = FACT_LISTS.filter(({ cubes }) => !cubes.includes('programme'));

  it.each(NAMED.map(({ name, dimensions }) => [name, dimensions] as const))(
    '%s say by day and month what the query API says',
    async (name, dimensions) => {
      const snake = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
      for (const [suffix, granularity] of [
        ['daily', 'day'],
        ['monthly', 'month'],
      ] as const) {
        const view = views.find((candidate) => candidate.name === `${snake}_${suffix}`);
        const measures = (view?.columns ?? [])
          .map((column) => column.name)
          .filter((column) => !['tenant', 'period_start', 'period', ...dimensions].includes(column));
        expect(measures).not.toEqual([]);
        const expected = (
          await Promise.all(MONTHS.map((month) => asked(measures, dimensions, granularity, month)))
        ).flat();
        const names = ['period', ...dimensions, ...measures];
        const found = lines(await read(`${snake}_${suffix}`), names);
        expect(found.length).toBeGreaterThan(1);
        expect(found).toEqual(lines(expected, names));
      }
    },
  );

  it('add a week up from its days, also when it lies in two months', async () => {
    const clicks = (rows: readonly Row[], from: string, to: string) =>
      rows
        .filter(({ period_start }) => String(period_start) >= from && String(period_start) <= to)
        .reduce((sum, { clicks_human }) => sum + Number(clicks_human), 0);
    const weekly = await read('reach_by_team_weekly');
    expect(weekly.map(({ period }) => period)).toContain('2026-W14');
    expect(clicks(weekly, '2026-03-30', '2026-03-30')).toBe(
      clicks(await read('reach_by_team_daily'), '2026-03-30', '2026-04-05'),
    );
  });

  it('keep organisations apart, and have no person in them', async () => {
    const own = await read('reach_monthly');
    const other = await read('reach_monthly', 'globex');
    expect(own).not.toEqual(other);
    const columns = views.flatMap((view) => view.columns.map(({ name }) => name));
    expect(columns.filter((name) => /advocate|visitor|candidate|share_id/.test(name))).toEqual([]);
    for (const {
      columns: [first],
    } of views)
      expect(first?.name).toBe('tenant');
  });

  it('put a team with too few people in with the others as soon as k says so', async () => {
    const teams = async () => new Set((await read('reach_by_team_daily')).map(({ team }) => team));
    const before = await teams();
    expect(before).not.toEqual(new Set(['(none)', '(small teams)']));
    await noteK(50);
    expect(await teams()).toEqual(new Set(['(none)', '(small teams)']));
    await noteK(5);
    expect(await teams()).toEqual(before);
  });

  it('show no team of an organisation whose k is not known yet', async () => {
    await clickhouse.command({ query: `DELETE FROM organisation WHERE tenant = 'globex'` });
    const rows = await read('reach_by_team_daily', 'globex');
    expect(rows).not.toEqual([]);
    expect(new Set(rows.map(({ team }) => team))).toEqual(new Set(['(none)', '(small teams)']));
    await noteK(5);
  });

  it('show the teams that the API would show of the month, whatever their sizes', async () => {
    const random = seededRandom(3);
    const expected: string[] = [];
    const values = Array.from({ length: 60 }, (_, month) => {
      const groups = Array.from({ length: 1 + random.int(6) }, (_, team) => ({
        label: `team-${String(team)}`,
        people: random.int(9),
      }));
      const day = `${String(1990 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      const present = groups.filter(({ people }) => people > 0);
      const { shown } = poolSmallGroups(present, 5, { mayOverlap: true });
      expected.push(...shown.map((team) => `${day} ${team}`));
      return groups.map(({ label, people }) => ({
        tenant: 'acme',
        month: day,
        team: label,
        people,
        version: 1,
      }));
    }).flat();
    await clickhouse.insert({ table: 'team_people', values, format: 'JSONEachRow' });
    const found = await select<{ line: string }>(
      clickhouse,
      `SELECT concat(toString(month), ' ', team) AS line FROM (${shownTeams(`\`${database}\``)}) WHERE month < '2020-01-01'`,
    );
    expect(expected.length).toBeGreaterThan(20);
    expect(found.map(({ line }) => line).sort()).toEqual(expected.sort());
  });

  it('are documented: every view and column says what it is, in the database', async () => {
    const silent = await select(
      clickhouse,
      `SELECT table, name FROM system.columns WHERE database = currentDatabase() AND table LIKE 'mart\\_%' AND comment = ''
       UNION ALL SELECT name AS table, '' AS name FROM system.tables WHERE database = currentDatabase() AND name LIKE 'mart\\_%' AND comment = ''`,
    );
    expect(silent).toEqual([]);
    const [measure] = await select<{ comment: string }>(
      clickhouse,
      `SELECT comment FROM system.columns WHERE database = currentDatabase() AND table = 'mart_reach_daily' AND name = 'unique_clickers'`,
    );
    expect(measure?.comment).toMatch(/^.+\. .+ Unit: /);
  });

  it('tell when each day was computed', async () => {
    const rows = await select<{ days: number; zone: string; none: number }>(
      clickhouse,
      `SELECT count() AS days, any(zone) AS zone, countIf(computed_at < now() - INTERVAL 1 HOUR) AS none FROM mart_freshness WHERE tenant = 'acme' AND kind = 'reach'`,
    );
    expect(rows).toEqual([{ days: DAYS.length, zone: ZONE, none: 0 }]);
  });
});
