import { type LightMyRequestResponse } from 'fastify';
import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { BACKDATE_TOKEN, type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { invited } from '../testing/sample-events.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

describe('GET /l/{code}', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let acme: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    acme = await ingest.organisation('acme', {
      redirectHosts: ['www.example.org'],
      internalRanges: ['198.51.100.0/24'],
    });
    await ingest.send(acme, invited('adv-1'));
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  async function makeLink(fields: object = {}, key = acme): Promise<string> {
    const response = await ingest.call(key, {
      method: 'POST',
      url: '/api/v1/links',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({
        destination: 'https://www.example.org/jobs/4',
        by: 'advocate',
        advocateId: 'adv-1',
        network: 'linkedin',
        ...fields,
      }),
    });
    expect(response.statusCode).toBe(201);
    return response.json<{ code: string }>().code;
  }
  const follow = (
    path: string,
    headers: Record<string, string> = {},
    method: 'GET' | 'HEAD' | 'POST' = 'GET',
  ): Promise<LightMyRequestResponse> =>
    ingest.http.inject({
      method,
      url: `/l/${path}`,
      headers: { 'user-agent': CHROME, 'accept-language': 'nl-NL,nl;q=0.9', ...headers },
    });
  const clicksOf = async (code: string) =>
    (await ingest.acceptedEvents()).filter(
      (event): event is AcceptedEventOf<'click.recorded'> =>
        event.type === 'click.recorded' && event.data.linkCode === code,
    );
  /** A click at a time and from an address of the test's choice. */
  const from = (address: string, at = new Date().toISOString()) => ({
    'x-manyhands-backdate-token': BACKDATE_TOKEN,
    'x-manyhands-ip': address,
    'x-manyhands-at': at,
  });

  it('redirects without anything that could be cached, followed or remembered, and logs the click before it answers', async () => {
    const code = await makeLink({ shareId: 'share-1', campaignId: 'spring', vacancyId: 'v-4' });
    const response = await follow(code);
    expect(response.statusCode).toBe(302);
    expect(response.headers).toMatchObject({
      location: 'https://www.example.org/jobs/4',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(response.headers['set-cookie']).toBeUndefined();
    const [click, ...others] = await clicksOf(code);
    expect(others).toEqual([]);
    expect(click).toMatchObject({
      tenant: 'acme',
      source: 'manyhands/redirect',
      link: {
        by: 'advocate',
        advocateId: 'adv-1',
        shareId: 'share-1',
        campaignId: 'spring',
        vacancyId: 'v-4',
        network: 'linkedin',
      },
      data: { verdict: 'human', rule: 'default', visitorKey: expect.stringMatching(/^[\w-]{22}$/) as string },
    });
    expect(click?.id).toBe(click?.data.clickId);
  });

  it('keeps the address of the visitor out of everything it stores', async () => {
    const code = await makeLink();
    await follow(code, from('203.0.113.77'));
    expect(JSON.stringify(await clicksOf(code))).not.toContain('203.0.113');
    const { rows } = await ingest.pool.query<{ found: number }>(
      `SELECT count(*)::int AS found FROM log_batch WHERE position('203.0.113'::bytea IN payload) > 0`,
    );
    expect(rows[0]?.found).toBe(0);
  });

  it('hands the click id on only when the link says so, without touching the rest of the address', async () => {
    const destination = 'https://www.example.org/jobs?q=a%20b+c&x=%5B1%5D#apply';
    const code = await makeLink({ destination, carryClickId: true });
    const { location } = (await follow(code)).headers;
    const [click] = await clicksOf(code);
    expect(location).toBe(
      `https://www.example.org/jobs?q=a%20b+c&x=%5B1%5D&mh_click=${String(click?.id)}#apply`,
    );
  });

  it.each([
    { request: 'HEAD', method: 'HEAD' as const, headers: {}, verdict: 'preview', rule: 'head' },
    {
      request: 'a prefetch',
      headers: { 'sec-purpose': 'prefetch;prerender' },
      verdict: 'prefetch',
      rule: 'purpose_header',
    },
    { request: 'no agent', headers: { 'user-agent': '' }, verdict: 'bot', rule: 'empty_agent' },
    {
      request: 'the LinkedIn fetcher',
      headers: {
        'user-agent': 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
      },
      verdict: 'preview',
      rule: 'linkedin',
    },
    { request: 'curl', headers: { 'user-agent': 'curl/8.5.0' }, verdict: 'bot', rule: 'isbot' },
    {
      request: 'an address of the office',
      headers: from('198.51.100.9'),
      verdict: 'internal',
      rule: 'internal_range',
    },
    {
      request: 'the advocate’s own page',
      query: '?mh=self',
      headers: {},
      verdict: 'self',
      rule: 'self_marker',
    },
  ])(
    'redirects $request too, and says $verdict ($rule)',
    async ({ method, headers, query, verdict, rule }) => {
      const code = await makeLink();
      expect((await follow(code + (query ?? ''), headers, method)).statusCode).toBe(302);
      expect((await clicksOf(code)).map(({ data }) => [data.verdict, data.rule])).toEqual([[verdict, rule]]);
    },
  );

  it('tells visitors apart within a day, not across days, and not when they ask not to be', async () => {
    const code = await makeLink();
    const requests = [
      from('203.0.113.1', '2026-05-01T08:00:00Z'),
      from('203.0.113.1', '2026-05-01T09:00:00Z'),
      from('203.0.113.2', '2026-05-01T09:00:00Z'),
      from('203.0.113.1', '2026-05-02T09:00:00Z'),
      { ...from('203.0.113.1', '2026-05-01T09:00:00Z'), 'sec-gpc': '1' },
      { ...from('203.0.113.1', '2026-05-01T09:00:00Z'), dnt: '1' },
    ];
    for (const headers of requests) await follow(code, headers);
    const keys = (await clicksOf(code)).map(({ data }) => data.visitorKey);
    const [first, again, other, nextDay, gpc, dnt] = keys;
    expect(again).toBe(first);
    expect(new Set([first, other, nextDay]).size).toBe(3);
    expect([gpc, dnt]).toEqual([undefined, undefined]);
  });

  it('gives the time and address of the caller no weight without the token', async () => {
    const code = await makeLink();
    await follow(code, {
      ...from('198.51.100.9', '2020-01-01T00:00:00Z'),
      'x-manyhands-backdate-token': 'a-token-for-tests-0nly',
    });
    const [click] = await clicksOf(code);
    expect([click?.data.verdict, click?.occurredAt]).toEqual(['human', click?.receivedAt]);
  });

  it('answers 404 for a code that does not exist or is disabled, and counts nothing', async () => {
    const code = await makeLink();
    await ingest.call(acme, {
      method: 'PATCH',
      url: `/api/v1/links/${code}`,
      headers: { 'content-type': 'application/json' },
      payload: '{"disabled":true}',
    });
    for (const path of [code, 'no-such-code', '%00', '..%2f..%2fetc%2fpasswd', `'; DROP TABLE link; --`]) {
      const response = await follow(encodeURI(decodeURI(path)));
      expect([path, response.statusCode]).toEqual([path, 404]);
      expect(response.headers['set-cookie']).toBeUndefined();
    }
    expect(await clicksOf(code)).toEqual([]);
  });

  it('answers 405 to other methods', async () => {
    const response = await follow(await makeLink(), {}, 'POST');
    expect([response.statusCode, response.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('finds a link that another process made after this one had said there is none', async () => {
    const code = 'made-elsewhere';
    expect((await follow(code)).statusCode).toBe(404);
    await ingest.pool.query(
      `INSERT INTO link (code, tenant_id, destination, sharer, network) VALUES ($1, 'acme', 'https://www.example.org/', 'company_page', 'x')`,
      [code],
    );
    await eventually('the link is found', async () => (await follow(code)).statusCode === 302);
  });
});
