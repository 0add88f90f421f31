import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { type MediaRatesView } from './media-rates.view.js';

const RATE = {
  network: 'linkedin',
  metric: 'cpc',
  currency: 'EUR',
  low: 2.1,
  central: 3.35,
  high: 5,
  source: 'our own campaigns of 2025',
  validFrom: '2026-01-01',
  validTo: null,
};
const CPM = { ...RATE, metric: 'cpm', low: 0.000001, central: 6.5, high: 1_000_000 };

describe('the media rates of an organisation', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const get = (key: string, version = '') =>
    ingest.call(key, { method: 'GET', url: `/api/v1/media-rates${version}` });
  const put = (key: string, rates: unknown) =>
    ingest.call(key, {
      method: 'PUT',
      url: '/api/v1/media-rates',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ rates }),
    });

  it('are none until some are entered, and then what was entered can be sent back as it is', async () => {
    const key = await ingest.organisation('new');
    expect((await get(key)).json()).toEqual({ version: 0, enteredAt: null, enteredBy: null, rates: [] });
    const answer = await put(key, [RATE, CPM]);
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      expect.objectContaining({ version: 1, enteredBy: expect.any(String) as string, rates: [RATE, CPM] }),
    ]);
    const again = await put(key, (await get(key)).json<MediaRatesView>().rates);
    expect(again.json<MediaRatesView>()).toMatchObject({ version: 2, rates: [RATE, CPM] });
  });

  it('keep every version as it was entered, also one without rates', async () => {
    const key = await ingest.organisation('keeping');
    await put(key, [RATE]);
    await put(key, []);
    await put(key, [
      { ...RATE, validTo: '2026-06-30' },
      { ...RATE, central: 4, validFrom: '2026-07-01' },
    ]);
    const versions = await Promise.all(
      ['/1', '/2', '/3'].map(async (version) => (await get(key, version)).json<MediaRatesView>().rates),
    );
    expect(versions.map((rates) => rates.map(({ central }) => central))).toEqual([[3.35], [], [3.35, 4]]);
    expect((await get(key)).json<MediaRatesView>().version).toBe(3);
    for (const none of ['/0', '/4', '/99999999999', '/x'])
      expect((await get(key, none)).statusCode).toBe(404);
    await expect(ingest.pool.query(`UPDATE media_rate SET central_micro = 1`)).rejects.toThrow(/new version/);
  });

  it('are numbered in the order of their times when many are entered at once', async () => {
    const key = await ingest.organisation('crowded');
    await Promise.all([1, 2, 3, 4].map(() => put(key, [RATE])));
    const { rows } = await ingest.pool.query<{ version: number }>(
      `SELECT version FROM media_rate_set WHERE tenant_id = 'crowded' ORDER BY entered_at, version`,
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    [
      'for one day twice',
      [RATE, { ...RATE, currency: 'USD' }],
      422,
      '/rates/1/validFrom',
      /one rate per network/,
    ],
    ['without a source', [{ ...RATE, source: '' }], 400, '/rates/0/source', /1 characters/],
    ['with a source of blanks', [{ ...RATE, source: ' ' }], 422, '/rates/0/source', /where the numbers/],
    ['below zero', [{ ...RATE, low: -1 }], 400, '/rates/0/low', />= 0/],
    ['with low above central', [{ ...RATE, low: 4 }], 422, '/rates/0/low', /more than central/],
    ['finer than a millionth', [{ ...RATE, low: 0.0000001 }], 422, '/rates/0/low', /six decimals/],
    ['in a currency that is none', [{ ...RATE, currency: 'EUD' }], 422, '/rates/0/currency', /ISO 4217/],
    ['in cents', [{ ...RATE, currency: 'eur' }], 400, '/rates/0/currency', /pattern/],
    ['from a day that is none', [{ ...RATE, validFrom: '2026-02-30' }], 400, '/rates/0/validFrom', /date/],
    ['until before it begins', [{ ...RATE, validTo: '2025-12-31' }], 422, '/rates/0/validTo', /before/],
    ['from before the calendar', [{ ...RATE, validFrom: '0000-01-01' }], 422, '/rates/0/validFrom', /1970/],
    ['of another network', [{ ...RATE, network: 'myspace' }], 400, '/rates/0/network', /linkedin/],
    ['with a NUL', [{ ...RATE, source: 'a\0b' }], 400, '/rates/0/source', /pattern/],
  ])('cannot be entered %s', async (what, rates, status, pointer, why) => {
    const key = await ingest.organisation(`no-${what.replaceAll(/\W/g, '-')}`);
    const response = await put(key, rates);
    const { errors } = response.json<{ errors: { pointer: string; detail: string }[] }>();
    expect([response.statusCode, errors[0]?.pointer, errors[0]?.detail]).toEqual([
      status,
      pointer,
      expect.stringMatching(why),
    ]);
    expect((await get(key)).json<MediaRatesView>().version).toBe(0);
  });

  it('are entered by keys that may, read by those that read reports, and seen by nobody else', async () => {
    const key = await ingest.organisation('closed');
    await put(key, [RATE]);
    const reader = await ingest.key('closed', ['reports:read']);
    expect([(await get(reader)).statusCode, (await put(reader, [])).statusCode]).toEqual([200, 403]);
    const writer = await ingest.key('closed', ['rates:write']);
    expect([(await get(writer)).statusCode, (await put(writer, [])).statusCode]).toEqual([403, 201]);
    expect((await get(await ingest.organisation('elsewhere'))).json<MediaRatesView>().rates).toEqual([]);
  });
});
