import { type ClickHouseClient } from '@clickhouse/client';
import { select } from '#shared/clickhouse/select.js';
import { knownNow } from '#shared/ledger/known.js';
import { createPool } from '#shared/postgres/pool.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { BUCKET_ROWS, bucketParams, overBuckets } from './bucket-rows.js';
import { dimensionsOf, GRAINS } from './choose-grain.js';

const ZONE = 'Europe/Amsterdam';
const TENANT = { id: 'acme', zone: ZONE };
const DAYS = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'];
const COLUMN_OF: Readonly<Record<string, string>> = {
  campaign: 'campaign_id',
  content: 'content_id',
  advocate: 'advocate_id',
};

describe('the rows of a grain', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let heads: readonly { readonly day: string; readonly version: number }[];
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    const postgres = createPool(await server.freshDatabase(), { max: 2 });
    await postgres.query(`INSERT INTO tenant (id, name) VALUES ('acme', 'acme')`);
    await storeOrganisation(clickhouse, TENANT.id, organisation(5));
    await setBuckets({ clickhouse, postgres }, TENANT, DAYS, () => 'clean');
    const { rows } = await postgres.query<{ day: string; version: number }>(
      `SELECT day, head_version AS version FROM bucket WHERE kind = 'reach' ORDER BY day`,
    );
    heads = rows;
    await postgres.end();
  }, 120_000);
  afterAll(async () => {
    await clickhouse.close();
    await server.stop();
  });

  /** @param clean how many of the days are read from their heads; the rest from raw facts */
  const params = (clean: number) =>
    bucketParams(
      {
        source: 'mixed',
        heads: {
          days: heads.slice(0, clean).map(({ day }) => day) as never[],
          versions: heads.slice(0, clean).map(({ version }) => version),
        },
        rawDays: DAYS.slice(clean) as never[],
        known: knownNow(1),
      },
      TENANT.id,
      ZONE,
    );
  const asked = (by: readonly string[], sums: string) =>
    `SELECT ${by.join(', ')}, ${sums} FROM bucket_rows GROUP BY ${by.join(', ')} ORDER BY ${by.join(', ')}`;

  it.each(GRAINS)('%s come to what the finest rows come to, from heads, raw facts or both', async (grain) => {
    const by = ['day', 'sharer', ...dimensionsOf(grain).map((name) => COLUMN_OF[name] ?? name)];
    const question = asked(
      by,
      'sum(clicks_human) AS clicks, sum(shares) AS share_count, sum(impressions) AS seen, max(audience_max) AS audience',
    );
    const raw = await select(clickhouse, overBuckets(question, BUCKET_ROWS.reach).raw, params(0));
    expect(raw.length).toBeGreaterThan(DAYS.length);
    const { rollup, mixed } = overBuckets(question, BUCKET_ROWS.reachGrain);
    expect(await select(clickhouse, rollup, { ...params(4), grain })).toEqual(raw);
    expect(await select(clickhouse, mixed, { ...params(2), grain })).toEqual(raw);
  });

  it('of audiences are those of reach that have one', async () => {
    const by = ['day', 'sharer', 'advocate_id', 'team', 'network'];
    const question = asked(by, 'max(audience_max) AS audience');
    const { raw, rollup, mixed } = overBuckets(question, BUCKET_ROWS.audience);
    const expected = await select(
      clickhouse,
      overBuckets(
        `SELECT * FROM (${asked(by, 'max(audience_max) AS audience')}) WHERE audience > 0`,
        BUCKET_ROWS.reach,
      ).raw,
      params(0),
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(await select(clickhouse, raw, params(0))).toEqual(expected);
    expect(await select(clickhouse, rollup, params(4))).toEqual(expected);
    expect(await select(clickhouse, mixed, params(2))).toEqual(expected);
  });
});
