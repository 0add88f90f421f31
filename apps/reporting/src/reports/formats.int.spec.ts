import { type ClickHouseClient } from '@clickhouse/client';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type Answer } from '../answer/answer.js';
import { AnswerSchema } from '../answer/answer.schema.js';
import { FORMATS } from '../answer/formats/formats.js';
import { parquet } from '../answer/formats/parquet.js';
import { organisation } from '../testing/organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { REPORTS } from './catalogue.js';

const DAYS = [
  '2026-03-27',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
];
const PERIOD = 'from=2026-03-27&to=2026-04-02';
const ENGINE_TYPES = { text: 'Nullable(String)', integer: 'Nullable(Int64)', number: 'Nullable(Float64)' };

describe('a report in another format', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const tenant = { id: 'acme', zone: 'Europe/Amsterdam' };

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant(tenant.id);
    await storeOrganisation(clickhouse, tenant.id, organisation(2));
    await setBuckets(reporting, tenant, DAYS, () => 'clean');
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const send = (
    file: string,
    headers: Readonly<Record<string, string>> = {},
    method: 'GET' | 'HEAD' = 'GET',
  ) =>
    reporting.app.inject({
      method,
      url: `/api/v1/reports/${file}`,
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
  const asJson = async (path: string): Promise<Answer> => (await send(path)).json();

  it.each([
    ['parquet', 'Parquet'],
    ['arrow', 'ArrowStream'],
  ])('%s is read by ClickHouse with the types and values of the JSON', async (suffix, engineFormat) => {
    for (const question of [`reach.%?${PERIOD}&by=team&granularity=week`, `funnel.%?${PERIOD}&by=vacancy`]) {
      const { data, columns } = await asJson(question.replace('%', 'json'));
      const { rawPayload } = await send(question.replace('%', suffix));
      const query_params = { format: engineFormat, bytes: rawPayload.toString('base64') };
      const described = await clickhouse.query({
        query: 'DESCRIBE format({format:String}, base64Decode({bytes:String}))',
        query_params,
        format: 'JSONEachRow',
      });
      expect(
        (await described.json<{ name: string; type: string }>()).map(({ name, type }) => [name, type]),
      ).toEqual(columns.map(({ name, type }) => [name, ENGINE_TYPES[type]]));
      const read = await clickhouse.query({
        query: 'SELECT * FROM format({format:String}, base64Decode({bytes:String}))',
        query_params,
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      expect(data.length).toBeGreaterThan(1);
      expect(await read.json()).toEqual(data);
    }
  });

  it.each(REPORTS.map(({ name }) => name))(
    '%s is what the API describes, and fits the columns of files',
    async (name) => {
      const ajv = new Ajv({ allErrors: true, strict: false });
      formats.default(ajv);
      const fits = ajv.compile(AnswerSchema);
      const answer = await asJson(`${name}.json`);
      expect([fits(answer), fits.errors]).toEqual([true, null]);
      expect((await buffer(parquet.write(answer))).subarray(-4).toString()).toBe('PAR1');
      for (const { name: column, type } of answer.columns)
        for (const row of answer.data) {
          const value = row[column] ?? null;
          if (value !== null)
            expect([column, typeof value]).toEqual([column, type === 'text' ? 'string' : 'number']);
          if (type === 'integer')
            expect([column, value === null || Number.isInteger(value)]).toEqual([column, true]);
        }
    },
  );

  it.each(FORMATS.map(({ suffix }) => suffix))(
    '%s is named, dated and kept for its key only',
    async (suffix) => {
      const { statusCode, headers } = await send(`verdicts.${suffix}?${PERIOD}&limit=1`);
      expect(statusCode).toBe(200);
      const isFile = suffix !== 'json';
      expect(headers).toMatchObject({
        'cache-control': 'private, no-cache',
        vary: 'authorization',
        'manyhands-settings-version': '1',
        'manyhands-zone': 'Europe/Amsterdam',
        'content-type': FORMATS.find((format) => format.suffix === suffix)?.contentType,
      });
      expect(headers['content-disposition']).toBe(
        isFile ? `attachment; filename="verdicts_2026-03-27_2026-04-02.${suffix}"` : undefined,
      );
      expect(Date.parse(String(headers['manyhands-data-as-of']))).toBeLessThanOrEqual(Date.now());
      expect(Number(headers['manyhands-total-rows'])).toBeGreaterThan(1);
      // A file leads to its next page by a header, JSON by its meta.
      const next = /<(.+)>; rel="next"/.exec(String(headers['link']))?.[1];
      expect(next === undefined).toBe(!isFile);
      if (next !== undefined) {
        const following = await send(`verdicts.${suffix}${next}`);
        expect([following.statusCode, following.rawPayload.length > 0]).toEqual([200, true]);
      }
    },
  );

  it('says in its headers what was added together and warned of', async () => {
    const { headers } = await send(`reach.csv?${PERIOD}&by=team`);
    expect(headers['manyhands-suppressed']).toBe('team;groups=2');
    const asKnownAt = new Date().toISOString();
    expect((await send(`verdicts.ndjson?${PERIOD}&asKnownAt=${asKnownAt}`)).headers).toMatchObject({
      'manyhands-warnings': 'not_settled',
      'manyhands-as-known-at': asKnownAt,
    });
  });

  it('is not sent again until something it says has changed', async () => {
    for (const suffix of ['json', 'csv', 'parquet']) {
      const first = await send(`reach.${suffix}?${PERIOD}`);
      const etag = String(first.headers['etag']);
      expect(etag).toMatch(suffix === 'csv' ? /^"[\w-]{32}"$/ : /^W\/"[\w-]{32}"$/);
      const again = await send(`reach.${suffix}?${PERIOD}`, { 'if-none-match': `"other", ${etag}` });
      expect([again.statusCode, again.payload, again.headers['etag']]).toEqual([304, '', etag]);
      expect(again.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'authorization' });
      expect(again.headers).toHaveProperty('manyhands-data-as-of');
    }
  });

  it('has another tag as soon as a click is stored, whatever is known of its bucket', async () => {
    const path = `verdicts.json?${PERIOD}`;
    await setBuckets(reporting, tenant, DAYS, () => 'never');
    const before = await send(path);
    const id = randomUUID();
    const click = {
      ...organisation(2).clicks[0],
      tenant: tenant.id,
      event_key: id,
      event_id: id,
      click_id: id,
    };
    await clickhouse.insert({
      table: 'click',
      values: [
        {
          ...click,
          source: 'test',
          received_at: '2026-04-10T00:00:00.000Z',
          log_partition: 0,
          log_offset: 0,
        },
      ],
      format: 'JSONEachRow',
    });
    const after = await send(path, { 'if-none-match': String(before.headers['etag']) });
    expect(after.statusCode).toBe(200);
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
    // The same buckets in the same state: a tag made of those would have said that nothing changed.
    const requests = ({ data }: Answer) => data.reduce((sum, { requests: n }) => sum + Number(n), 0);
    expect(requests(after.json())).toBe(requests(before.json()) + 1);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    for (const { suffix } of FORMATS) {
      const path = `verdicts.${suffix}?${PERIOD}`;
      const [get, head] = [await send(path), await send(path, {}, 'HEAD')];
      expect([head.statusCode, head.payload]).toEqual([200, '']);
      for (const name of ['etag', 'content-type', 'cache-control', 'content-disposition'])
        expect([name, head.headers[name]]).toEqual([name, get.headers[name]]);
    }
  });
});
