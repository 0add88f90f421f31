import { type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { migrateStores } from '#shared/service/migrate-stores.js';
import { seededRandom } from '#testing/random.js';
import { Pipeline } from '../testing/pipeline.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { noteOrganisations } from './note-organisations.js';
import { purgeSuperseded } from './purge-superseded.js';

const ZONE = 'Europe/Amsterdam';
const NOON = Date.parse('2026-03-05T12:00:00Z');
const DAY_MS = 86_400_000;
const GRAINS: Readonly<Record<string, readonly string[]>> = {
  total: [],
  network: ['network'],
  team: ['team'],
  campaign: ['campaign_id'],
  content: ['content_id'],
  advocate: ['advocate_id'],
  campaign_network: ['campaign_id', 'network'],
  team_network: ['team', 'network'],
  team_campaign: ['team', 'campaign_id'],
  content_network: ['content_id', 'network'],
};
const NAMES = ['sharer', 'advocate_id', 'team', 'campaign_id', 'content_id', 'network'];

type Row = Readonly<Record<string, string | number>>;

describe('the coarser copies of the reach rollup', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let teller: StoryTeller;
  let links: readonly [StoryLink, ...StoryLink[]];
  beforeAll(async () => {
    pipeline = await Pipeline.open(ZONE);
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });
  beforeEach(async () => {
    tenant = await pipeline.newTenant();
    teller = new StoryTeller(tenant, seededRandom(21));
    links = teller.links(12);
    await pipeline.addLinks(tenant, links);
  });

  const read = (query: string) => select<Row>(pipeline.clickhouse, query, { tenant });
  const fine = async () => (await pipeline.rollups(tenant))['reach_rollup'] as readonly Row[];
  /** By the heads that ClickHouse itself knows, as readers of it alone do. */
  const standing = (table: string) =>
    read(
      `SELECT * EXCEPT (tenant, version) FROM ${table} WHERE tenant = {tenant:String} AND (day, version) IN
         (SELECT day, version FROM bucket_head FINAL WHERE tenant = {tenant:String} AND kind = 'reach')`,
    );
  const withRows = () =>
    read(`SELECT DISTINCT version FROM reach_grain_rollup WHERE tenant = {tenant:String} ORDER BY version`);
  const forget = () =>
    pipeline.clickhouse.command({
      query: 'DELETE FROM bucket_head WHERE tenant = {tenant:String}',
      query_params: { tenant },
    });

  const cleanDays = async () => {
    const { rows } = await pipeline.postgres.query<{ day: string }>(
      'SELECT day FROM bucket WHERE tenant_id = $1 AND head_seq = marked_seq',
      [tenant],
    );
    return rows;
  };

  const story = () => {
    const people = ['a1', 'a2', 'a3'].map((advocateId, index) =>
      teller.event('advocate.enrolled', NOON - 5 * DAY_MS, {
        advocateId,
        team: ['care', 'it', 'it'][index] ?? 'it',
        noticeVersion: '1',
      }),
    );
    return [...people, ...teller.shares(40, NOON, 3 * DAY_MS), ...teller.clicks(250, NOON, links)];
  };

  /** Added up here, by plain loops: numbers by the members of a grain, the largest audience beside sums. */
  function grouped(rows: readonly Row[], by: readonly string[]): Record<string, Record<string, number>> {
    const groups: Record<string, Record<string, number>> = {};
    for (const row of rows) {
      const group = (groups[['day', 'sharer', ...by].map((name) => row[name]).join(' | ')] ??= {});
      for (const [name, value] of Object.entries(row)) {
        if (typeof value !== 'number') continue;
        const before = group[name] ?? 0;
        group[name] = name === 'audience_max' ? Math.max(before, value) : before + value;
      }
    }
    return groups;
  }

  async function expectCopies(): Promise<void> {
    const rows = await fine();
    expect(rows.length).toBeGreaterThan(30);
    const copies = await standing('reach_grain_rollup');
    expect(new Set(copies.map(({ grain }) => grain))).toEqual(new Set(Object.keys(GRAINS)));
    for (const [grain, by] of Object.entries(GRAINS)) {
      const own = copies.filter((row) => row['grain'] === grain);
      expect({ [grain]: grouped(own, by) }).toEqual({ [grain]: grouped(rows, by) });
      for (const name of NAMES.slice(1).filter((name) => !by.includes(name)))
        expect(new Set(own.map((row) => row[name]))).toEqual(new Set(['']));
    }
    const audiences = (all: readonly Row[]) =>
      all.map((row) => ['day', ...NAMES, 'audience_max'].map((name) => row[name]).join(' | ')).sort();
    expect(audiences(await standing('audience_rollup'))).toEqual(
      audiences(rows.filter(({ audience_max }) => Number(audience_max) > 0)),
    );
  }

  it('add up to it in every grain, after late events and recomputes too', async () => {
    const events = story();
    await pipeline.take(events.slice(0, 200));
    await pipeline.settle();
    await expectCopies();
    await pipeline.take(events.slice(150)); // some of them for the second time
    await pipeline.settle();
    await expectCopies();
  });

  it('are purged with it, and the heads in ClickHouse are those in PostgreSQL', async () => {
    for (const hour of [0, 1, 2]) {
      await pipeline.take([teller.click(NOON + hour * 3_600_000, links[0])]);
      await pipeline.settle();
    }
    const heads = await pipeline.postgres.query<{ head_version: number }>(
      'SELECT head_version FROM bucket WHERE tenant_id = $1',
      [tenant],
    );
    expect(await withRows()).toHaveLength(3);
    await purgeSuperseded(pipeline.stores, 0); // notes the heads
    await forget(); // as if a process of the release before had published them
    await purgeSuperseded(pipeline.stores, 0); // removes what they replaced
    const [head] = heads.rows;
    expect(await withRows()).toEqual([{ version: head?.head_version }]);
    expect(
      await read(
        'SELECT kind, toString(day) AS day, version FROM bucket_head FINAL WHERE tenant = {tenant:String}',
      ),
    ).toEqual([{ kind: 'reach', day: '2026-03-05', version: head?.head_version }]);
  });

  it('come with how many people were in each team of the month, and what k is', async () => {
    const people = () =>
      read(
        `SELECT toString(month) AS month, team, people FROM team_people FINAL WHERE tenant = {tenant:String} ORDER BY month, team`,
      );
    await pipeline.take(story());
    await pipeline.settle();
    expect(await people()).toContainEqual({ month: '2026-03-01', team: 'care', people: 1 });
    expect(await people()).toContainEqual({ month: '2026-03-01', team: 'it', people: 2 });
    const moved = { advocateId: 'a1', team: 'it', noticeVersion: '1' };
    await pipeline.take([
      teller.event('advocate.enrolled', NOON + DAY_MS, moved),
      teller.event('advocate.left', NOON + 40 * DAY_MS, { advocateId: 'a2' }),
      teller.click(NOON + 62 * DAY_MS, links[0]),
    ]);
    await pipeline.settle();
    expect((await people()).filter(({ month }) => month === '2026-03-01' || month === '2026-05-01')).toEqual([
      { month: '2026-03-01', team: 'care', people: 1 }, // until the sixth
      { month: '2026-03-01', team: 'it', people: 3 },
      { month: '2026-05-01', team: 'care', people: 0 },
      { month: '2026-05-01', team: 'it', people: 2 },
    ]);

    const noted = () =>
      read('SELECT zone, min_group_size FROM organisation FINAL WHERE tenant = {tenant:String}');
    await noteOrganisations(pipeline.stores);
    expect(await noted()).toEqual([{ zone: ZONE, min_group_size: 5 }]);
    await pipeline.postgres.query('UPDATE tenant SET min_group_size = 8 WHERE id = $1', [tenant]);
    await noteOrganisations(pipeline.stores);
    await noteOrganisations(pipeline.stores);
    expect(await noted()).toEqual([{ zone: ZONE, min_group_size: 8 }]);
  });

  it('are complete after an upgrade from a release that had none of them', async () => {
    await asBefore();
    await pipeline.take(story());
    await pipeline.settle();
    expect(await fine()).not.toHaveLength(0);

    // The marks come after the views: whoever recomputes in between would make a clean day without copies.
    const { clickhouse } = pipeline;
    const away = Object.assign(Object.create(clickhouse) as typeof clickhouse, {
      command: () => Promise.reject(new Error('ClickHouse is away')),
    });
    await expect(migrateStores(pipeline.postgresUrl, away)).rejects.toThrow('is away');
    expect(await cleanDays()).not.toHaveLength(0);

    await migrateStores(pipeline.postgresUrl, pipeline.clickhouse);
    expect(await standing('reach_grain_rollup')).toEqual([]);
    expect(await cleanDays()).toEqual([]); // so nobody reads the copies yet
    await pipeline.settle();
    await expectCopies();
  });

  /** Takes from both stores what the upgrade brings; only the table of heads stays, which this release writes to. */
  async function asBefore(): Promise<void> {
    for (const view of ['reach_grain_feed', 'audience_feed'])
      await pipeline.clickhouse.command({ query: `DROP VIEW ${view}` });
    for (const table of ['reach_grain_rollup', 'audience_rollup'])
      await pipeline.clickhouse.command({ query: `DROP TABLE ${table} SYNC` });
    await pipeline.clickhouse.command({ query: `DELETE FROM schema_migration WHERE name LIKE '0006%'` });
    await pipeline.postgres.query(`DELETE FROM migrations WHERE name LIKE 'RecomputeForCoarserRollups%'`);
  }
});
