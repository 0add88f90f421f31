import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { REPORTS } from './catalogue.js';

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: { readonly pointer: string; readonly detail: string }[];
}

describe('what a report refuses', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  let closedKey: string;

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    closedKey = await reporting.addTenant('closed', { personReports: false });
    await storeOrganisation(clickhouse, 'acme', organisation(1));
    await setBuckets(reporting, { id: 'acme', zone: 'Europe/Amsterdam' }, ['2026-03-29'], () => 'clean');
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const refusal = async (path: string, as = key): Promise<Problem & { status: number }> => {
    const { status, body } = await reporting.get(`/api/v1/reports/${path}`, as);
    return { ...(body as Problem), status };
  };

  it.each([
    ['a day that is not in the calendar', 'reach.json?from=2026-02-30', 'from', /calendar/],
    ['a time where a day belongs', 'reach.json?to=2026-03-01T00:00:00Z', 'to', /YYYY-MM-DD/],
    ['a day the stores cannot hold', 'reach.json?from=1969-12-31&to=1970-01-05', 'from', /1970-01-01/],
    ['a first day after the last', 'reach.json?from=2026-03-02&to=2026-03-01', 'from', /after to/],
    ['a period that is too long', 'reach.json?from=2000-01-01&to=2026-03-01', 'from', /3660 days/],
    ['a moment without a zone', 'reach.json?asKnownAt=2026-03-01T00:00:00', 'asKnownAt', /with a zone/],
    ['a day where a moment belongs', 'funnel.json?asKnownAt=2026-03-01', 'asKnownAt', /2026-03-31T22:00:00Z/],
    ['a moment that has not come', 'reach.json?asKnownAt=2199-01-01T00:00:00Z', 'asKnownAt', /future/],
    ['an unknown zone', 'reach.json?zone=Europe/Amsterdm', 'zone', /Did you mean Europe\/Amsterdam\?/],
    [
      'a zone in other letters',
      'reach.json?zone=europe/amsterdam',
      'zone',
      /Did you mean Europe\/Amsterdam\?/,
    ],
    ['an unknown breakdown', 'reach.json?by=campain', 'by', /Did you mean campaign\?/],
    ['an unknown granularity', 'reach.json?granularity=hour', 'granularity', /none, day, week, month/],
    ['an unknown model', 'attribution.json?model=last_tuch', 'model', /Did you mean last_touch\?/],
    ['an unknown stage', 'attribution.json?stage=hired', 'stage', /Did you mean hire\?/],
    ['an unknown network', 'reach.json?network=linkdin', 'network', /Did you mean linkedin\?/],
    ['a filter value that is no code', 'reach.json?campaign=spring%20sale', 'campaign', /letters, digits/],
    ['an empty filter value', 'reach.json?campaign=', 'campaign', /letters, digits/],
    [
      'a column that is not there',
      'reach.json?order=clicks_humn:desc',
      'order',
      /Did you mean clicks_human\?/,
    ],
    ['an order in no direction', 'reach.json?order=shares:down', 'order', /asc or/],
    ['no rows', 'reach.json?limit=0', 'limit', /1 to 50000/],
    ['too many rows', 'reach.json?limit=50001', 'limit', /1 to 50000/],
    ['half a row', 'reach.json?limit=1.5', 'limit', /whole number/],
    ['a parameter twice', 'reach.json?from=2026-03-01&from=2026-03-02', 'from', /more than once/],
    ['an unknown parameter', 'reach.json?granularty=day', 'granularty', /Did you mean granularity\?/],
    [
      'a parameter of another report',
      'verdicts.json?campaign=spring',
      'campaign',
      /not a parameter of this report/,
    ],
    ['a cursor that is none', 'reach.json?cursor=abc', 'cursor', /leave it out/],
    [
      'more filter values than anybody needs',
      `reach.json?${Array.from({ length: 201 }, (_, n) => `campaign=c${String(n)}`).join('&')}`,
      'campaign',
      /at most 200/,
    ],
  ])('%s, naming the parameter and the way out', async (_what, path, parameter, reason) => {
    const problem = await refusal(path);
    expect(problem.status).toBe(400);
    expect(problem.errors?.[0]?.pointer).toBe(`/${parameter}`);
    expect(problem.detail).toMatch(new RegExp(`^${parameter} `));
    expect(problem.detail).toMatch(reason);
  });

  it('tells every problem at once', async () => {
    const { errors } = await refusal('reach.json?from=2026-02-30&zone=Mars&by=x&limit=-1');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/from', '/zone', '/by', '/limit']);
  });

  it.each([
    ['an unknown report', 'raech.json', /Did you mean reach\?/],
    ['a report without a format', 'reach', /reach\.json or reach\.csv or .*reach\.arrow/],
    ['a format nobody writes', 'reach.xml', /reach\.json or reach\.csv or .*reach\.arrow/],
  ])('%s, with 404 and the nearest name', async (_what, path, reason) => {
    const problem = await refusal(path);
    expect(problem.status).toBe(404);
    expect(problem.detail).toMatch(reason);
  });

  const INJECTIONS = [
    `' OR 1=1 --`,
    `'; DROP TABLE click; --`,
    `{by:String}`,
    `') UNION ALL SELECT * FROM system.users --`,
    `\\'`,
    `x\0y`,
    `%27%20OR%201=1`,
    `$1`,
    `🙂`,
  ];

  it.each(REPORTS.map(({ name }) => name))(
    'SQL in any parameter of %s: refused or taken as text, never run',
    async (name) => {
      const report = REPORTS.find((candidate) => candidate.name === name);
      const parameters = [
        'from',
        'to',
        'zone',
        'order',
        'limit',
        'cursor',
        ...(report?.choices ?? []).map((choice) => choice.name),
        ...(report?.filters ?? []),
      ];
      for (const parameter of parameters) {
        for (const injection of INJECTIONS) {
          const problem = await refusal(`${name}.json?${parameter}=${encodeURIComponent(injection)}`);
          expect([parameter, injection, problem.status]).toEqual([parameter, injection, 400]);
          expect(problem.errors?.[0]?.pointer).toBe(`/${parameter}`);
        }
      }
      for (const injection of INJECTIONS) {
        expect((await refusal(`${encodeURIComponent(injection)}.json`)).status).toBe(404);
        expect((await refusal(`${name}.json?${encodeURIComponent(injection)}=1`)).status).toBe(400);
      }
      expect(
        (await reporting.get('/api/v1/reports/verdicts.json?from=2026-03-29&to=2026-03-29', key)).status,
      ).toBe(200);
    },
  );

  it('names of people, until the organisation has recorded the decision that allows them', async () => {
    for (const path of [
      'reach.json?by=advocate',
      'attribution.json?by=advocate',
      'reach.json?advocate=a01',
      'attribution.csv?advocate=a01',
    ]) {
      const problem = await refusal(path, closedKey);
      expect(problem.status).toBe(403);
      expect(problem.detail).toMatch(/personReportsReference/);
    }
    expect((await refusal('reach.json?by=team', closedKey)).status).toBe(200);
  });

  it.each([
    ['a person who did not opt in', 'reach.json?from=2026-03-27&to=2026-04-02&advocate=a10', /opt in/],
    ['a person who opted out again', 'reach.json?from=2026-03-27&to=2026-04-02&advocate=a12', /opt in/],
    [
      'somebody who does not exist, in the same words',
      'reach.json?from=2026-03-27&to=2026-04-02&advocate=zzz',
      /opt in/,
    ],
    ['a team that is too small', 'reach.json?from=2026-03-27&to=2026-04-02&team=legal', /fewer than 5/],
    [
      'a team that would give a small one away',
      'attribution.json?from=2026-03-27&to=2026-04-02&team=sales',
      /worked out/,
    ],
    [
      'a small team among large ones',
      'reach.json?from=2026-03-27&to=2026-04-02&team=care&team=legal',
      /legal/,
    ],
  ])('a filter on %s', async (_what, path, reason) => {
    const problem = await refusal(path);
    expect(problem.status).toBe(403);
    expect(problem.detail).toMatch(reason);
  });

  it('a key that may not read reports, and no key', async () => {
    const writer = await reporting.addTenant('writer', { scopes: ['events:write'] });
    expect((await refusal('reach.json', writer)).status).toBe(403);
    expect((await refusal('reach.json', 'mh.x.y')).status).toBe(401);
    expect((await reporting.get('/api/v1/measures', 'mh.x.y')).status).toBe(401);
    expect((await reporting.get('/api/v1/reconcile', writer)).status).toBe(403);
  });
});
