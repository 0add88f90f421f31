import { readdirSync } from 'node:fs';
import { type Bus } from '#shared/bus/bus.js';
import { eventually } from '#testing/eventually.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { clicksLost } from '../metrics.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { vacancyOpened } from '../testing/sample-events.js';

const BUDGET_MS = 100;
const HEADERS = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0' };

describe('while PostgreSQL, and with it the log, is away', () => {
  let postgres: TestPostgres;
  let link: SeverableLink;
  let ingest: IngestUnderTest;
  let acme: string;
  /** Makes the log slow instead of absent. */
  let delayPublish: Promise<void> | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    const controlUrl = await postgres.freshDatabase();
    link = await SeverableLink.to(controlUrl);
    delayPublish = undefined;
    ingest = await startIngest({
      postgresUrl: link.url,
      controlUrl,
      config: { REDIRECT_BUDGET_MS: BUDGET_MS },
      wrapBus: delayed,
    });
    acme = await ingest.organisation('acme');
    const made = await ingest.call(acme, {
      method: 'POST',
      url: '/api/v1/links',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({
        destination: 'https://www.example.org/',
        by: 'company_page',
        network: 'x',
        code: 'the-link',
        carryClickId: true,
      }),
    });
    expect(made.statusCode).toBe(201);
    await click(); // the salt of the day is in memory now
  });
  afterEach(async () => {
    link.mend();
    await ingest.close();
    await link.close();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  function delayed(bus: Bus): Bus {
    return new Proxy(bus, {
      get: (target, name) => {
        if (name === 'publish' && delayPublish !== undefined) {
          const delay = delayPublish;
          return (...args: Parameters<Bus['publish']>) => delay.then(() => target.publish(...args));
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** Follows the link and returns the id of the click that was acknowledged with the redirect. */
  async function click(): Promise<string> {
    const response = await ingest.http.inject({ url: '/l/the-link', headers: HEADERS });
    expect(response.statusCode).toBe(302);
    const id = new URL(String(response.headers.location)).searchParams.get('mh_click');
    return String(id);
  }
  const spooled = () => readdirSync(ingest.spoolDir).filter((name) => name.endsWith('.clicks'));
  const loggedIds = async () => new Set((await ingest.acceptedEvents()).map((event) => event.id));

  it('redirects go on within their time, and every click is in the log after it is back', async () => {
    link.sever();
    const acknowledged: string[] = [];
    let slowestMs = 0;
    for (let i = 0; i < 200; i++) {
      const before = performance.now();
      acknowledged.push(await click());
      slowestMs = Math.max(slowestMs, performance.now() - before);
    }
    expect(slowestMs).toBeLessThan(10 * BUDGET_MS);
    expect(spooled()).not.toEqual([]);
    link.mend();
    await eventually('the spool is drained', () => spooled().length === 0, 40_000);
    const logged = await loggedIds();
    expect(acknowledged.filter((id) => !logged.has(id))).toEqual([]);
  });

  it('clicks are spooled when the log does not answer in time, and counted once though they arrive twice', async () => {
    const stalled = Promise.withResolvers<void>();
    delayPublish = stalled.promise;
    const ids = await Promise.all(Array.from({ length: 20 }, click));
    expect(spooled()).not.toEqual([]);
    delayPublish = undefined;
    stalled.resolve();
    await eventually('the spool is drained', () => spooled().length === 0, 40_000);
    const copies = (await ingest.acceptedEvents()).filter((event) => ids.includes(event.id));
    expect(new Set(copies.map(({ id }) => id))).toEqual(new Set(ids));
    expect(new Set(copies.map(({ key }) => key)).size).toBe(ids.length);
  });

  it('clicks that were spooled are in the log after a restart', async () => {
    link.sever();
    const ids = await Promise.all(Array.from({ length: 50 }, click));
    const { spoolDir } = ingest;
    await ingest.app.close();
    link.mend();
    const directUrl = new URL(new URL(link.url).pathname, postgres.url).href;
    const restarted = await startIngest({ postgresUrl: directUrl, spoolDir });
    await eventually('the spool is drained', () => spooled().length === 0);
    const logged = new Set((await restarted.acceptedEvents()).map((event) => event.id));
    expect(ids.filter((id) => !logged.has(id))).toEqual([]);
    await restarted.close();
  });

  it('events are not acknowledged: 503 with whole seconds to wait, and the same request works afterwards', async () => {
    const event = vacancyOpened('v-1');
    await ingest.send(acme, vacancyOpened('v-0'));
    link.sever();
    const refused = await ingest.send(acme, event);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(refused.headers['content-type']).toMatch('application/problem+json');
    link.mend();
    await eventually('it is accepted', async () => (await ingest.send(acme, event)).statusCode === 202);
    expect(await loggedIds()).toContain(event['id']);
  });

  it('connections that fall silent are given up: redirects stay in time, events get 503 and then 202 again', async () => {
    await ingest.send(acme, vacancyOpened('v-2'));
    link.stall();
    const before = performance.now();
    const ids = await Promise.all(Array.from({ length: 20 }, click));
    expect(performance.now() - before).toBeLessThan(10 * BUDGET_MS);
    const event = vacancyOpened('v-3');
    expect((await ingest.send(acme, event)).statusCode).toBe(503);
    await eventually(
      'it is accepted',
      async () => (await ingest.send(acme, event)).statusCode === 202,
      40_000,
    );
    await eventually('the spool is drained', () => spooled().length === 0, 40_000);
    const logged = await loggedIds();
    expect([...ids, String(event['id'])].filter((id) => !logged.has(id))).toEqual([]);
    link.sever(); // the silent connections that are still open: closing a pool waits for them
  });

  it('a full spool lets redirects go on, counts what is lost, and the log is used again once it is back', async () => {
    const full = await startIngest({
      postgresUrl: link.url,
      controlUrl: new URL(new URL(link.url).pathname, postgres.url).href,
      config: { REDIRECT_BUDGET_MS: BUDGET_MS, SPOOL_MAX_BYTES: 10 },
    });
    const follow = async () => (await full.http.inject({ url: '/l/the-link', headers: HEADERS })).statusCode;
    const lost = async () => (await clicksLost.get()).values[0]?.value ?? 0;
    expect(await follow()).toBe(302);
    const before = await lost();
    link.sever();
    for (let i = 0; i < 5; i++) expect(await follow()).toBe(302);
    expect(await lost()).toBe(before + 5);
    link.mend();
    await eventually('a click is not lost', async () => {
      const lostSoFar = await lost();
      await follow();
      return (await lost()) === lostSoFar;
    });
    await full.close();
  });

  it('a link that is not in memory is neither followed nor denied', async () => {
    link.sever();
    const response = await ingest.http.inject({ url: '/l/some-other-code' });
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '2']);
    link.mend();
    await eventually(
      'it is denied',
      async () => (await ingest.http.inject({ url: '/l/some-other-code' })).statusCode === 404,
    );
  });
});
