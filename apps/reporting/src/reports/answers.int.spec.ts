import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { setupApiDocs } from '#shared/http/api-docs.js';
import { type Answer } from '../answer/answer.js';
import { NAMED_ADVOCATES, organisation } from '../testing/organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

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
];
const PERIOD = 'from=2026-03-27&to=2026-04-02';

describe('an answer', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const tenant = { id: 'acme', zone: 'Europe/Amsterdam' };

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse, setupApiDocs);
    key = await reporting.addTenant(tenant.id);
    await storeOrganisation(clickhouse, tenant.id, organisation(2));
  }, 120_000);
  beforeEach(() => setBuckets(reporting, tenant, DAYS, () => 'clean'));
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string, as = key): Promise<Answer> => {
    const reply = await reporting.get(`/api/v1/reports/${path}`, as);
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    return reply.body as Answer;
  };

  it('echoes the question with every default filled in, and not the tenant', async () => {
    const { query, meta, columns } = await ask('reach.json?campaign=spring&campaign=autumn');
    expect(query).toEqual({
      report: 'reach',
      // Thirty days until the last day with data.
      from: '2026-03-05',
      to: '2026-04-03',
      zone: 'Europe/Amsterdam',
      asKnownAt: null,
      choices: { by: 'total', granularity: 'none' },
      filters: {
        team: [],
        campaign: ['autumn', 'spring'],
        content: [],
        network: [],
        advocate: [],
        vacancy: [],
      },
      order: [],
      limit: 1000,
    });
    expect(meta).toMatchObject({
      zone: 'Europe/Amsterdam',
      from: '2026-03-05',
      to: '2026-04-03',
      total: 1,
      nextCursor: null,
    });
    expect(Date.parse(meta.dataAsOf)).toBeLessThanOrEqual(Date.now());
    expect(columns.find(({ name }) => name === 'unique_clickers')).toMatchObject({
      type: 'integer',
      unit: 'visitor-days',
    });
  });

  it('has a column for every value and a value for every column', async () => {
    for (const path of [
      `reach.json?${PERIOD}&by=team&granularity=week`,
      `attribution.json?${PERIOD}`,
      `funnel.json?${PERIOD}&by=vacancy`,
      `funnel.json?${PERIOD}&basis=outcome`,
      `verdicts.json?${PERIOD}`,
    ]) {
      const { data, columns } = await ask(path);
      for (const row of data) expect(Object.keys(row).sort()).toEqual(columns.map(({ name }) => name).sort());
    }
  });

  it('shows zeros on days without data and the lines that are always there', async () => {
    const { data } = await ask('reach.json?from=2026-06-01&to=2026-06-03&granularity=day');
    expect(
      data.map(({ period, shares, coverage, unique_clickers }) => [
        period,
        shares,
        coverage,
        unique_clickers,
      ]),
    ).toEqual([
      ['2026-06-01', 0, null, 0],
      ['2026-06-02', 0, null, 0],
      ['2026-06-03', 0, null, 0],
    ]);
    const credit = await ask('attribution.json?from=2026-06-01&to=2026-06-03&model=linear');
    expect(credit.data.map(({ channel, credit: micro }) => [channel, micro])).toEqual([
      ['advocate', 0],
      ['company_page', 0],
      ['direct', 0],
      ['unattributed', 0],
    ]);
  });

  it('shows people by name who opted in, adds the others together, and keeps the totals', async () => {
    const { data, meta } = await ask(`reach.json?${PERIOD}&by=advocate&order=advocate`);
    expect(data.map(({ advocate }) => advocate)).toEqual([
      '(company page)',
      '(not shown by name)',
      ...NAMED_ADVOCATES,
    ]);
    expect(meta.suppressed).toEqual([
      expect.objectContaining({ dimension: 'advocate', groups: 5, shownAs: '(not shown by name)' }),
    ]);
    const total = (await ask(`reach.json?${PERIOD}`)).data[0];
    for (const measure of [
      'shares',
      'potential_exposures',
      'impressions',
      'requests',
      'clicks_human',
      'touches',
    ])
      expect(data.reduce((sum, row) => sum + Number(row[measure]), 0)).toBe(total?.[measure]);
  });

  it('adds small teams together, with as many others as keep them from being worked out', async () => {
    const { data, meta } = await ask(`reach.json?${PERIOD}&by=team&order=team`);
    expect(data.map(({ team }) => team)).toEqual(['(none)', '(small teams)', 'care']);
    expect(meta.suppressed).toEqual([
      expect.objectContaining({ dimension: 'team', groups: 2, shownAs: '(small teams)' }),
    ]);
  });

  it('pools named people of a team whose unnamed ones are fewer than five', async () => {
    const { data } = await ask(`reach.json?${PERIOD}&by=advocate&team=care`);
    const named = data.map(({ advocate }) => String(advocate)).filter((label) => !label.startsWith('('));
    // Care has a03, a07, a08, a09 by name and three without: two of the named join them.
    expect(named.sort()).toEqual(['a08', 'a09']);
  });

  it('comes in pages that together are the whole, in the order asked', async () => {
    const path = `attribution.json?${PERIOD}&by=advocate&stage=application&order=credit:desc&order=advocate`;
    const whole = await ask(path);
    const paged: unknown[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page++) {
      const answer: Answer = await ask(`${path}&limit=7${cursor && `&cursor=${cursor}`}`);
      expect(answer.data.length).toBeLessThanOrEqual(7);
      expect(answer.meta).toMatchObject({ total: whole.meta.total, warnings: [] });
      paged.push(...answer.data);
      cursor = answer.meta.nextCursor;
      expect(page).toBeLessThan(50);
    }
    expect(paged).toEqual(whole.data);
  });

  it('keeps the days of the first page, and says so when data came in between', async () => {
    const first = await ask('reach.json?by=content&granularity=day&limit=5');
    await setBuckets(reporting, tenant, [...DAYS, '2026-05-01'], () => 'clean');
    const second = await ask(
      `reach.json?by=content&granularity=day&limit=5&cursor=${String(first.meta.nextCursor)}`,
    );
    expect(second.meta).toMatchObject({ from: first.meta.from, to: first.meta.to });
    expect(second.meta.warnings.map(({ code }) => code)).toEqual(['data_changed']);
    await reporting.postgres.query(`DELETE FROM bucket WHERE day = '2026-05-01'`);
  });

  it('never takes the cursor of another key or another question', async () => {
    const other = await reporting.addTenant('neighbour');
    const { nextCursor } = (await ask(`verdicts.json?${PERIOD}&limit=1`)).meta;
    for (const [path, as] of [
      [`verdicts.json?${PERIOD}`, other],
      [`verdicts.json?${PERIOD}&network=x`, key],
      ['verdicts.json?from=2026-03-27&to=2026-04-01', key],
    ] as const) {
      const reply = await reporting.get(`/api/v1/reports/${path}&cursor=${String(nextCursor)}`, as);
      expect([reply.status, (reply.body as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
        400,
        '/cursor',
      ]);
    }
  });

  it('is empty for an organisation without data, whatever its neighbours have', async () => {
    const other = await reporting.addTenant('empty');
    for (const path of [
      'reach.json',
      'reach.json?by=team',
      'attribution.json?by=advocate&model=linear',
      'funnel.json?by=vacancy',
      'verdicts.json',
      'rejected.json',
    ]) {
      const { data } = await ask(path, other);
      expect(
        data.every((row) =>
          Object.values(row).every((value) => typeof value === 'string' || value === 0 || value === null),
        ),
      ).toBe(true);
    }
  });

  it('comes as CSV with titles, a file name and a link to what did not fit', async () => {
    const { status, headers, text } = await reporting.get(
      `/api/v1/reports/verdicts.csv?${PERIOD}&limit=2`,
      key,
    );
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="verdicts_2026-03-27_2026-04-02.csv"',
    });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('Verdict,Rule,Requests on links,Share of requests');
    expect(lines).toHaveLength(4);
    const json = await ask(`verdicts.json?${PERIOD}&limit=4`);
    expect(lines[1]).toBe(
      [
        json.data[0]?.['verdict'],
        json.data[0]?.['rule'],
        json.data[0]?.['requests'],
        json.data[0]?.['share_of_requests'],
      ].join(','),
    );
    const next = /<\?(.+)>; rel="next"/.exec(String(headers['link']))?.[1] ?? '';
    const following = await reporting.get(`/api/v1/reports/verdicts.csv?${next}`, key);
    expect(following.text.split('\r\n')[1]).toMatch(new RegExp(`^${String(json.data[2]?.['verdict'])},`));
  });

  it('counts rejected events by the local day they came in', async () => {
    const insert = (id: number, reason: string, at: string, replayed: string | null) =>
      reporting.postgres.query(
        `INSERT INTO rejected_event (id, tenant_id, reason, problems, raw, origin, received_at, replayed_at)
         VALUES ($1, 'acme', $2, '[]', '', '{}', $3, $4)`,
        [`00000000-0000-4000-8000-00000000000${String(id)}`, reason, at, replayed],
      );
    // 29 March begins at 23:00 UTC the day before and ends at 22:00 UTC: it has 23 hours.
    await insert(1, 'not_json', '2026-03-28T22:59:59.999Z', null);
    await insert(2, 'not_json', '2026-03-28T23:00:00Z', null);
    await insert(3, 'unknown_type', '2026-03-29T21:59:59.999Z', '2026-03-30T00:00:00Z');
    await insert(4, 'unknown_type', '2026-03-29T22:00:00Z', null);
    await insert(5, 'not_json', '2026-03-29T12:00:00Z', null);
    const { data } = await ask('rejected.json?from=2026-03-29&to=2026-03-29');
    expect(data).toEqual([
      { reason: 'not_json', rejected_events: 2, replayed_events: 0 },
      { reason: 'unknown_type', rejected_events: 1, replayed_events: 1 },
    ]);
  });

  it('has its report and its measures in the catalogue, each with a definition', async () => {
    const { reports } = (await reporting.get('/api/v1/reports', key)).body as {
      reports: { name: string; columns: { definition: string }[] }[];
    };
    const names = reports.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    // What the design promises, whatever else there is.
    expect(names).toEqual(
      expect.arrayContaining([
        'reach',
        'funnel',
        'leaderboard',
        'attribution',
        'disagreement',
        'employees-vs-page',
        'retention',
        'programme',
        'cascades',
        'overlap',
        'media-value',
      ]),
    );
    expect(reports.flatMap(({ columns }) => columns).every(({ definition }) => definition.length > 10)).toBe(
      true,
    );
    const { measures } = (await reporting.get('/api/v1/measures', key)).body as {
      measures: { name: string; version: number }[];
    };
    expect(measures.find(({ name }) => name === 'unique_clickers')).toMatchObject({
      additive: 'over days',
      provenance: 'measured',
      version: 1,
    });
  });

  it('is described in OpenAPI, at /docs for people and /docs-json for programs', async () => {
    const document = await reporting.get('/docs-json', '');
    const { openapi, paths, components } = document.body as {
      openapi: string;
      paths: Record<string, unknown>;
      components: { securitySchemes: unknown };
    };
    expect(openapi).toMatch(/^3\./);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/exports',
        '/api/v1/funnels/query',
        '/api/v1/measures',
        '/api/v1/meta',
        '/api/v1/outcomes/{id}/attribution',
        '/api/v1/query',
        '/api/v1/reports/{file}',
        '/api/v1/webhooks',
      ]),
    );
    expect(components.securitySchemes).toMatchObject({ 'api-key': { type: 'http', scheme: 'bearer' } });
    const report = paths['/api/v1/reports/{file}'] as { get: { parameters: { name: string }[] } };
    const { reports } = (await reporting.get('/api/v1/reports', key)).body as {
      reports: { parameters: string[]; choices: { name: string }[]; filters: string[] }[];
    };
    const known = reports.flatMap(({ parameters, choices, filters }) => [
      ...parameters,
      ...choices.map(({ name }) => name),
      ...filters,
    ]);
    expect(report.get.parameters.map(({ name }) => name).sort()).toEqual(
      [...new Set([...known, 'file'])].sort(),
    );
    const page = await reporting.get('/docs', '');
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/swagger-ui/);
    const script = await reporting.get('/docs/swagger-ui-bundle.js', '');
    expect(script.status).toBe(200);
  });
});
