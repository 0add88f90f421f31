import { asId, type TenantId } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { refusedEvent, refusedMessage } from '../accept/refused-event.js';
import { type EventsAnswer } from '../events/event-result.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { invited, sampleEvent, vacancyOpened } from '../testing/sample-events.js';
import { RejectedRetention } from './rejected-retention.js';
import { type ReasonCount, type RejectedEvent } from './rejected-store.js';

describe('refused events', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    acme = await ingest.organisation('acme');
    globex = await ingest.organisation('globex');
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const get = (path: string, key = acme) =>
    ingest.call(key, { method: 'GET', url: `/api/v1/rejected${path}` });
  const replay = (id: string, body?: unknown, key = acme) =>
    ingest.call(key, {
      method: 'POST',
      url: `/api/v1/rejected/${id}/replay`,
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json' },
            payload: typeof body === 'string' ? body : JSON.stringify(body),
          }),
    });

  /** Sends something that is refused, and waits until it can be read. */
  async function refuse(body: unknown, key = acme): Promise<string> {
    const response = await ingest.send(key, body);
    const { rejectedId } = response.json<{ rejectedId: string }>();
    await eventually('it is stored', async () => (await get(`/${rejectedId}`, key)).statusCode === 200);
    return rejectedId;
  }

  it('are kept as they were sent, with reason, problems and origin, whatever the bytes', async () => {
    const text = '{"specversion":"1.0","id":"n","data":{"title":"a\\u0000b","half":"\\ud800"}}';
    const id = await refuse(text);
    const [keyId = ''] = acme.split('.').slice(1);
    expect((await get(`/${id}`)).json()).toMatchObject({
      id,
      reason: 'invalid_text',
      problems: [{ pointer: '/data/half' }, { pointer: '/data/title' }],
      origin: { channel: 'http', keyId, index: 0, bytes: text.length, truncated: false },
      replayedAt: null,
      raw: text,
    });
  });

  it.each(['', 'no-such-organisation'])(
    'that name the organisation "%s" are kept, and do not hold up the others',
    async (tenant) => {
      const stranger = refusedEvent(
        {
          tenant: asId<TenantId>(tenant),
          bytes: Buffer.from('not an event'),
          rejection: { reason: 'undecodable', problems: [{ pointer: '', detail: 'not JSON' }] },
          receivedAt: instantOf(0),
        },
        { channel: 'http', keyId: 'k', index: 0 },
      );
      await ingest.bus.publish([refusedMessage(stranger)]);
      await refuse('{');
      const { rows } = await ingest.pool.query('SELECT tenant_id FROM rejected_event WHERE id = $1', [
        stranger.id,
      ]);
      expect(rows).toEqual([{ tenant_id: tenant }]);
    },
  );

  it('of other organisations do not exist', async () => {
    const id = await refuse(sampleEvent('no.such', {}), globex);
    expect((await get(`/${id}`)).statusCode).toBe(404);
    expect((await replay(id, vacancyOpened('v'))).statusCode).toBe(404);
    expect((await get('')).json<{ items: RejectedEvent[] }>().items.map((event) => event.id)).not.toContain(
      id,
    );
    expect((await get('/not-an-id')).statusCode).toBe(404);
  });

  it('are listed newest first, page by page, by reason', async () => {
    const key = await ingest.organisation('listing');
    for (let i = 0; i < 5; i++) await refuse(sampleEvent('no.such', {}), key);
    await refuse('{', key);
    const seen: RejectedEvent[] = [];
    let cursor: string | null = '';
    do {
      const page: { items: RejectedEvent[]; nextCursor: string | null } = (
        await get(`?reason=unknown_type&limit=2&cursor=${cursor}`, key)
      ).json();
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5);
    const times = seen.map(({ receivedAt }) => String(receivedAt));
    expect(times).toEqual([...times].sort().reverse());
    expect((await get('/reasons', key)).json<{ reasons: ReasonCount[] }>().reasons).toEqual([
      { reason: 'not_json', total: 1, open: 1, erased: 0 },
      { reason: 'unknown_type', total: 5, open: 5, erased: 0 },
    ]);
  });

  it('answer a reason, limit or cursor that is none with its name', async () => {
    for (const query of [
      '?reason=bad_luck',
      '?limit=0',
      '?limit=many',
      '?cursor=x',
      `?cursor=${Buffer.from('["2026-01-01 00:00:00","x"]').toString('base64url')}`,
    ]) {
      expect([query, (await get(query)).statusCode]).toEqual([query, 400]);
    }
  });

  it('are accepted as they are once what they refer to exists, and then no more', async () => {
    const event = sampleEvent('training.completed', { advocateId: 'adv-late', training: 'basics' });
    const id = await refuse(event);
    expect((await replay(id)).statusCode).toBe(422);
    await ingest.send(acme, invited('adv-late'));
    const response = await replay(id);
    expect([response.statusCode, response.json()]).toEqual([
      202,
      { id: event['id'], source: 'hr-system', status: 'accepted' },
    ]);
    expect((await replay(id)).statusCode).toBe(409);
    expect((await ingest.acceptedEvents()).filter((accepted) => accepted.id === event['id'])).toHaveLength(1);
  });

  it('are accepted when mended under the same id, which the refused one had not used up', async () => {
    const wrong = sampleEvent('vacancy.opened', { vacancyId: 'v 1', title: 'A' });
    const id = await refuse(wrong);
    const stillWrong = await replay(id, { ...wrong, data: { vacancyId: 'v-1', titel: 'A' } });
    expect(stillWrong.json()).toMatchObject({
      status: 422,
      reason: 'invalid_data',
      errors: [{ pointer: '/data/title' }, { pointer: '/data/titel' }],
    });
    const mended = await replay(id, { ...wrong, data: { vacancyId: 'v-1', title: 'A' } });
    expect(mended.json<EventsAnswer>()).toMatchObject({ status: 'accepted' });
    expect((await get(`/${id}`)).json<{ replayedAt: string }>().replayedAt).not.toBeNull();
  });

  it('are kept to 64 KiB, say so, and are then only accepted mended', async () => {
    const id = await refuse(sampleEvent('vacancy.opened', { vacancyId: 'v', title: 'x'.repeat(200_000) }));
    const kept = (await get(`/${id}`)).json<RejectedEvent & { raw: string }>();
    expect([kept.raw.length, kept.origin.truncated]).toEqual([65_536, true]);
    expect((await replay(id)).statusCode).toBe(422);
    expect((await replay(id, vacancyOpened('v-64'))).statusCode).toBe(202);
  });

  it('are told apart from those accepted since, and listed by when they were received', async () => {
    const key = await ingest.organisation('open-ones');
    const event = vacancyOpened('v 1');
    const accepted = await refuse(event, key);
    const waiting = await refuse(sampleEvent('no.such', {}), key);
    expect(
      (await replay(accepted, { ...event, data: { vacancyId: 'v-1', title: 'A' } }, key)).statusCode,
    ).toBe(202);
    const ids = async (query: string) =>
      (await get(query, key)).json<{ items: RejectedEvent[] }>().items.map(({ id }) => id);
    expect(await ids('')).toEqual([waiting, accepted]);
    expect(await ids('?open=true')).toEqual([waiting]);
    const { receivedAt } = (await get(`/${waiting}`, key)).json<{ receivedAt: string }>();
    expect(await ids(`?since=${receivedAt}`)).toEqual([waiting]);
    expect(await ids(`?until=${receivedAt}`)).toEqual([accepted]);
  });

  it('whose content was erased are only accepted mended, and count as neither open nor replayed', async () => {
    const key = await ingest.organisation('erased-ones');
    const id = await refuse(vacancyOpened('v 1'), key);
    await ingest.pool.query(`UPDATE rejected_event SET received_at = '2020-01-01' WHERE id = $1`, [id]);
    await ingest.app.get(RejectedRetention, { strict: false }).run();
    expect((await get(`/${id}`, key)).json()).toMatchObject({
      reason: 'invalid_data',
      problems: [],
      raw: '',
    });
    expect((await get('/reasons', key)).json()).toEqual({
      reasons: [{ reason: 'invalid_data', total: 1, open: 0, erased: 1 }],
    });
    const asItWas = await replay(id, undefined, key);
    expect([asItWas.statusCode, asItWas.json<{ detail: string }>().detail]).toEqual([
      422,
      expect.stringContaining('was erased at the end of its retention'),
    ]);
    expect((await replay(id, vacancyOpened('v-1'), key)).statusCode).toBe(202);
  });

  it('are stored once when the log delivers them twice, and one that cannot be read stops nothing', async () => {
    const refusal = (index: number) =>
      refusedMessage(
        refusedEvent(
          {
            tenant: asId<TenantId>('acme'),
            bytes: Buffer.from('twice'),
            rejection: { reason: 'not_json', problems: [] },
            receivedAt: instantOf(Date.UTC(2026, 5, 1)),
          },
          { channel: 'http', keyId: 'delivered-twice', index },
        ),
      );
    const [twice, last] = [refusal(0), refusal(1)];
    await ingest.bus.publish([twice, twice, { ...twice, value: Buffer.from('{"id":') }, twice, last]);
    const stored = async () => {
      const { rows } = await ingest.pool.query<{ index: number }>(
        `SELECT (origin->>'index')::int AS index FROM rejected_event WHERE origin->>'keyId' = 'delivered-twice' ORDER BY 1`,
      );
      return rows.map(({ index }) => index);
    };
    await eventually('the last one is stored', async () => (await stored()).includes(1));
    expect(await stored()).toEqual([0, 1]);
  });
});
