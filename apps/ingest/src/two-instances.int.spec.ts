import { jest } from '@jest/globals';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from './testing/ingest-under-test.js';
import { vacancyOpened } from './testing/sample-events.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
const JSON_BODY = { 'content-type': 'application/json' };

describe('two ingest processes on the same stores', () => {
  let postgres: TestPostgres;
  let link: SeverableLink;
  let one: IngestUnderTest;
  let other: IngestUnderTest;
  let acme: string;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    const controlUrl = await postgres.freshDatabase();
    link = await SeverableLink.to(controlUrl);
    one = await startIngest({ postgresUrl: controlUrl });
    other = await startIngest({ postgresUrl: link.url, controlUrl });
    acme = await one.organisation('acme');
  });
  afterEach(async () => {
    link.mend();
    await Promise.all([one.close(), other.close()]);
    await link.close();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  const makeLink = (code: string) =>
    one.call(acme, {
      method: 'POST',
      url: '/api/v1/links',
      headers: JSON_BODY,
      payload: JSON.stringify({
        destination: 'https://www.example.org/',
        by: 'company_page',
        network: 'x',
        code,
      }),
    });
  const follow = async (at: IngestUnderTest, code: string) =>
    (await at.http.inject({ url: `/l/${code}`, headers: { 'user-agent': FIREFOX } })).statusCode;
  const linkChange = (code: string, change: object) =>
    one.call(acme, {
      method: 'PATCH',
      url: `/api/v1/links/${code}`,
      headers: JSON_BODY,
      payload: JSON.stringify(change),
    });

  it('give one visitor one key, because they agree on the salt of the day', async () => {
    await makeLink('shared');
    expect(await Promise.all([follow(one, 'shared'), follow(other, 'shared')])).toEqual([302, 302]);
    const keys = (await one.acceptedEvents()).map(({ data }) =>
      'visitorKey' in data ? data.visitorKey : undefined,
    );
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/./);
    expect(keys[1]).toBe(keys[0]);
  });

  it('both follow a link as soon as one has made it', async () => {
    expect((await makeLink('fresh')).statusCode).toBe(201);
    expect(await follow(other, 'fresh')).toBe(302);
  });

  it('both stop following a link soon after one was told to', async () => {
    await makeLink('short-lived');
    expect(await follow(other, 'short-lived')).toBe(302);
    expect((await linkChange('short-lived', { disabled: true })).statusCode).toBe(200);
    expect(await follow(one, 'short-lived')).toBe(404);
    await eventually(
      'the other has heard of it',
      async () => (await follow(other, 'short-lived')) === 404,
      5_000,
    );
  });

  it('take an event once, whoever is asked', async () => {
    const event = vacancyOpened('v-1');
    const answers = await Promise.all([one.send(acme, event), other.send(acme, event)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202]);
    expect(new Set((await one.acceptedEvents()).map(({ key }) => key)).size).toBe(1);
  });

  it('both refuse a key that one has revoked, the other within half a minute', async () => {
    const key = await one.key('acme', ['events:write']);
    const asked = () => other.send(key, vacancyOpened('v-1')).then(({ statusCode }) => statusCode);
    expect(await asked()).toBe(202);
    const id = key.split('.')[1] ?? '';
    const revoked = await one.call(acme, { method: 'DELETE', url: `/api/v1/keys/${id}` });
    expect(revoked.statusCode).toBeLessThan(300);
    expect((await one.send(key, vacancyOpened('v-1'))).statusCode).toBe(401);

    const later = Date.now() + 30_001;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    try {
      expect(await asked()).toBe(401);
    } finally {
      clock.mockRestore();
    }
  });

  it('answer 503 within seconds when PostgreSQL falls silent under the check of a key', async () => {
    const unseen = await one.key('acme', ['events:write']);
    await other.send(acme, vacancyOpened('v-1')); // connections are open now, and will not be answered
    link.stall();
    const asked = performance.now();
    const { statusCode, headers } = await other.send(unseen, vacancyOpened('v-1'));
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(performance.now() - asked).toBeLessThan(12_000);
    await eventually(
      'it works again by itself',
      async () => (await other.send(unseen, vacancyOpened('v-1'))).statusCode === 202,
      30_000,
    );
    link.sever(); // the silent connections that are still open: closing a pool waits for them
  });
});
