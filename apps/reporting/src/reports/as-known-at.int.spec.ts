import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation, type Organisation } from '../testing/organisation.js';
import { Recount, type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const ZONE = 'Europe/Amsterdam';
const PERIOD = { from: '2026-03-26', to: '2026-04-03' };
const DAYS = Array.from({ length: 9 }, (_, index) =>
  new Date(Date.parse(PERIOD.from) + index * 86_400_000).toISOString().slice(0, 10),
);
/** When the first half became known, a moment after it, and when the rest did. */
const [FIRST, THEN, LATER] = [
  '2026-04-10T00:00:00.000Z',
  '2026-04-15T10:00:00.000Z',
  '2026-04-20T00:00:00.000Z',
];

interface Body {
  readonly data: readonly Row[];
  readonly meta: {
    readonly source: string;
    readonly asKnownAt: string | null;
    readonly settingsVersion: number;
    readonly warnings: readonly { readonly code: string }[];
  };
}

/** What had come in of an organisation: every second fact, nobody's change of team, and first versions of some candidates. */
function firstHalf(all: Organisation): Organisation {
  const half = <T>(items: readonly T[]): T[] => items.filter((_, index) => index % 2 === 0);
  return {
    ...all,
    clicks: half(all.clicks),
    shares: half(all.shares),
    measurements: half(all.measurements),
    enrolments: all.enrolments.slice(0, -1),
    heads: new Map(half([...all.heads]).map(([candidate]) => [candidate, 1])),
  };
}

describe('a report as known at a moment', () => {
  const all = organisation(20_260_415);
  const then = firstHalf(all);
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    const rest = {
      clicks: all.clicks.filter((click) => !then.clicks.includes(click)),
      shares: all.shares.filter((share) => !then.shares.includes(share)),
      measurements: all.measurements.filter((reading) => !then.measurements.includes(reading)),
      enrolments: all.enrolments.slice(-1),
      outcomes: [],
      credits: [],
      heads: all.heads,
    };
    const offset = await storeOrganisation(clickhouse, 'acme', then, undefined, FIRST);
    await storeOrganisation(clickhouse, 'acme', rest, { partition: 0, offset }, LATER);
    // Settings that are computed since, and count only after the moment that is asked about: everybody's first version.
    await clickhouse.insert({
      table: 'candidate_head_log',
      values: [...all.heads.keys()].map((candidate_ref) => ({
        tenant: 'acme',
        settings_version: 2,
        candidate_ref,
        version: 1,
        published_at: FIRST,
      })),
      format: 'JSONEachRow',
    });
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, DAYS, () => 'clean');
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string, more: string): Promise<Body> => {
    const reply = await reporting.get(
      `/api/v1/reports/${path}&from=${PERIOD.from}&to=${PERIOD.to}${more}`,
      key,
    );
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    return reply.body as Body;
  };
  const question = (by: string) => ({ ...PERIOD, zone: ZONE, by, granularity: 'none' });

  it.each([
    ['then', `&asKnownAt=${THEN}`, then],
    ['now', '', all],
  ] as const)('counts what was known %s', async (when, more, facts) => {
    const recount = new Recount(facts);
    for (const by of ['total', 'team', 'network']) {
      const { data, meta } = await ask(`reach.json?by=${by}`, more);
      expect(numbers(data, by, 'clicks_human', 'touches', 'impressions', 'shares')).toEqual(
        numbers(recount.reach(question(by)), by, 'clicks_human', 'touches', 'impressions', 'shares'),
      );
      expect(meta).toMatchObject(
        when === 'then' ? { source: 'raw', asKnownAt: THEN } : { source: 'rollup', asKnownAt: null },
      );
    }
    for (const by of ['channel', 'team', 'campaign']) {
      const { data } = await ask(`attribution.json?model=linear&by=${by}`, more);
      const credited = data.filter(({ credit }) => credit !== 0);
      expect(
        Object.fromEntries(credited.map((row) => [row[by], Math.round(Number(row['credit']) * 1_000_000)])),
      ).toEqual(
        Object.fromEntries(
          [...recount.credit(question(by), 'hire', 'linear')].map(([label, micro]) => [
            label.slice(1),
            micro,
          ]),
        ),
      );
    }
    const funnel = (await ask('funnel.json?', more)).data;
    const applications = recount.cohort(question('total')).filter(({ stage }) => stage === 'application');
    expect(funnel.filter(({ stage }) => stage === 'application').map(({ outcomes }) => outcomes)).toEqual(
      [false, true].map((internal) => applications.filter((outcome) => outcome.internal === internal).length),
    );
  });

  it('says that a moment which is hardly over may not be settled yet', async () => {
    const justNow = new Date(Date.now() - 1_000).toISOString();
    const { meta } = await ask('funnel.json?', `&asKnownAt=${justNow}`);
    expect(meta.warnings.map(({ code }) => code)).toContain('not_settled');
    const settled = await ask('funnel.json?', `&asKnownAt=${THEN}`);
    expect(settled.meta.warnings.map(({ code }) => code)).not.toContain('not_settled');
  });

  it('reads the ledger of the settings that counted then', async () => {
    await reporting.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, models, created_by, state, activated_at)
       VALUES ('acme', 2, 30, 7, 30, 'application', 'drop', '{linear,time_decay}', 'key-1', 'active', '2026-04-18T00:00:00Z')`,
    );
    const linear = async (asKnownAt: string) => {
      const { data, meta } = await ask('attribution.json?model=linear', `&asKnownAt=${asKnownAt}`);
      return { settings: meta.settingsVersion, credit: data.map(({ credit }) => credit) };
    };
    const firstVersions = new Recount({
      ...all,
      heads: new Map([...all.heads.keys()].map((ref) => [ref, 1])),
    });
    const expected = firstVersions.credit(question('channel'), 'hire', 'linear');
    const after = await linear('2026-04-18T00:00:00Z');
    expect(after.settings).toBe(2);
    expect(Math.round(after.credit.reduce<number>((sum, credit) => sum + Number(credit), 0))).toBe(
      [...expected.values()].reduce((sum, micro) => sum + micro, 0) / 1_000_000,
    );
    expect((await linear('2026-04-17T23:59:59.999Z')).settings).toBe(1);

    // What is not computed has no credit, and a zero would say that it does.
    const { data } = await ask('attribution.json?', '');
    expect(new Set(data.map(({ model }) => model))).toEqual(new Set(['linear', 'time_decay']));
    await expect(ask('attribution.json?model=last_touch', '')).rejects.toThrow(
      /400.*computes only linear, time_decay/,
    );
  });
});

function numbers(rows: readonly Row[], by: string, ...names: string[]): unknown[] {
  return rows
    .map((row) => [row[by] ?? '', ...names.map((name) => row[name])])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
