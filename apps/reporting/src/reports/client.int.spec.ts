import { type ClickHouseClient } from '@clickhouse/client';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { creditAsParquet, creditByChannel } from '#client/example/credit-by-channel.js';
import { type Answer, type Client, createClient, dataOf, Refused } from '#client/index.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { MeasuresSchema } from '../measures/measures.schema.js';
import { OutcomesSchema } from '../outcomes/outcomes.schema.js';
import { organisation } from '../testing/organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { CatalogueSchema } from './catalogue.schema.js';

const PERIOD = ['2026-03-27', '2026-04-02'] as const;
const query = { from: PERIOD[0], to: PERIOD[1] };

describe('the client, asking over the network', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let baseUrl: string;
  let apiKey: string;
  let client: Client;

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    apiKey = await reporting.addTenant('acme');
    await storeOrganisation(clickhouse, 'acme', organisation(3));
    await setBuckets(
      reporting,
      { id: 'acme', zone: 'Europe/Amsterdam' },
      ['2026-03-29', '2026-03-30'],
      () => 'never',
    );
    await reporting.app.listen(0, '127.0.0.1');
    baseUrl = await reporting.app.getUrl();
    client = createClient({ baseUrl, apiKey });
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  it('reads a report page by page, with the types of its answer', async () => {
    const file = { path: { file: 'verdicts.json' } } as const;
    const whole = dataOf(await client.GET('/api/v1/reports/{file}', { params: { ...file, query } }));
    const paged: typeof whole.data = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Answer = dataOf(
        await client.GET('/api/v1/reports/{file}', {
          params: { ...file, query: { ...query, limit: 2, ...(cursor === '' ? {} : { cursor }) } },
        }),
      );
      paged.push(...page.data);
      cursor = page.meta.nextCursor ?? undefined;
      expect(paged.length).toBeLessThanOrEqual(whole.meta.total);
    }
    expect(whole.data.length).toBeGreaterThan(2);
    expect(paged).toEqual(whole.data);
  });

  it('asks the semantic model the same question and gets the same number', async () => {
    const report = dataOf(
      await client.GET('/api/v1/reports/{file}', { params: { path: { file: 'reach.json' }, query } }),
    );
    const answer = dataOf(
      await client.POST('/api/v1/query', {
        body: {
          measures: ['shares', 'clicks_human'],
          timeDimension: { granularity: 'none', dateRange: [...PERIOD] },
        },
      }),
    );
    expect(Number(answer.data[0]?.['shares'])).toBeGreaterThan(0);
    expect(answer.data[0]).toMatchObject({
      shares: report.data[0]?.['shares'],
      clicks_human: report.data[0]?.['clicks_human'],
    });
  });

  it('finds every column of a report among the measures and dimensions that are defined', async () => {
    const { reports } = dataOf(await client.GET('/api/v1/reports'));
    const { measures, dimensions } = dataOf(await client.GET('/api/v1/measures'));
    const defined = new Set([...measures, ...dimensions].map(({ name }) => name));
    const reach = reports.find(({ name }) => name === 'reach');
    expect(reach?.columns.length).toBeGreaterThan(5);
    expect(reach?.columns.filter(({ name }) => !defined.has(name))).toEqual([]);
  });

  it('gets lists of the shape the API describes', async () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const outcomes = dataOf(
      await client.GET('/api/v1/outcomes', {
        params: { query: { ...query, stage: 'application', limit: 5 } },
      }),
    );
    const answers = [
      [OutcomesSchema, outcomes],
      [CatalogueSchema, dataOf(await client.GET('/api/v1/reports'))],
      [MeasuresSchema, dataOf(await client.GET('/api/v1/measures'))],
    ] as const;
    expect(outcomes.data).toHaveLength(5);
    for (const [schema, answer] of answers)
      expect([ajv.validate(schema, answer), ajv.errors]).toEqual([true, null]);
  });

  it('is refused with a problem document that names the parameter', async () => {
    const reply = await client.GET('/api/v1/reports/{file}', {
      params: { path: { file: 'reach.json' }, query: { from: '2026-03-02', to: '2026-03-01' } },
    });
    expect(reply.error?.errors?.[0]?.pointer).toBe('/from');
    expect(() => dataOf(reply)).toThrow(Refused);
    const stranger = createClient({ baseUrl, apiKey: 'mh.x.y' });
    expect((await stranger.GET('/api/v1/measures')).error?.type).toBe('urn:manyhands:problem:unauthorised');
  });

  it('runs the examples of docs/client.md, which are the ones that are tested', async () => {
    const [page, example] = await Promise.all([
      readFile('docs/client.md', 'utf8'),
      readFile('libs/client/src/example/credit-by-channel.ts', 'utf8'),
    ]);
    expect(page).toContain(example.replace("'../index.js'", "'@manyhands/client'"));

    const credits = await creditByChannel(baseUrl, apiKey, ...PERIOD);
    expect(credits.map(({ channel }) => channel)).toEqual(
      expect.arrayContaining(['advocate', 'company_page', 'direct', 'unattributed']),
    );
    const { stream, dataAsOf } = await creditAsParquet(baseUrl, apiKey, ...PERIOD);
    expect(stream === null ? '' : (await buffer(stream)).subarray(0, 4).toString()).toBe('PAR1');
    expect(Date.parse(dataAsOf ?? '')).toBeLessThanOrEqual(Date.now());
  });
});
