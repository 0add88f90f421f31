import { type RejectionReason } from '#domain/events/rejection.js';
import { asId, type TenantId } from '#domain/ids.js';
import { refusalIdAt } from '#shared/bus/log-position.js';
import { ACCEPTED, REJECTED } from '#shared/bus/topics.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { eventKey } from '../../accept/event-key.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { invited, sampleEvent, vacancyOpened } from '../../testing/sample-events.js';
import { type ReplayAnswer } from './replay-answer.js';

describe('refused events sent again', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let key: string;
  let tenant: string;
  let tenants = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
  });
  beforeEach(async () => {
    tenant = `tenant-${String(++tenants)}`;
    key = await ingest.organisation(tenant);
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const stored = async () => {
    const { rows } = await ingest.pool.query<{ id: string }>(
      'SELECT id FROM rejected_event WHERE tenant_id = $1',
      [tenant],
    );
    return rows.map(({ id }) => id);
  };
  /** Sends something that is refused, and waits until it is kept. */
  async function refuse(...events: object[]): Promise<void> {
    const before = (await stored()).length;
    await ingest.send(key, events);
    await eventually('they are kept', async () => (await stored()).length === before + events.length);
  }
  async function replayPage(query: string): Promise<ReplayAnswer> {
    const response = await ingest.call(key, { method: 'POST', url: `/api/v1/rejected/replay${query}` });
    expect([response.statusCode, response.body]).toEqual([200, response.body]);
    return response.json();
  }
  async function replayAll(query: string): Promise<ReplayAnswer[]> {
    const pages = [await replayPage(query)];
    for (let last = pages.at(-1); last?.nextCursor != null; last = pages.at(-1))
      pages.push(await replayPage(`${query}&cursor=${last.nextCursor}`));
    return pages;
  }
  const training = (advocateId: string) => sampleEvent('training.completed', { advocateId, training: 't' });
  const acceptedIds = async () =>
    (await ingest.acceptedEvents()).filter((event) => event.tenant === tenant).map(({ id }) => id);
  const sum = (pages: readonly ReplayAnswer[], count: 'accepted' | 'duplicate' | 'rejected') =>
    pages.reduce((total, page) => total + page[count], 0);

  it('are all sent, page by page and oldest first, and those of another reason are left alone', async () => {
    const late = Array.from({ length: 7 }, (_, n) => training(`adv-${String(n % 2)}`));
    await refuse(...late, sampleEvent('no.such', {}));
    await ingest.send(key, invited('adv-0'));
    const pages = await replayAll('?reason=unknown_reference&limit=3');
    expect(pages.map(({ results }) => results.length)).toEqual([3, 3, 1]);
    expect([sum(pages, 'accepted'), sum(pages, 'rejected')]).toEqual([4, 3]);
    const refused = pages.flatMap(({ results }) => results).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const result of refused)
      expect(result).toMatchObject({
        reason: 'unknown_reference',
        problems: [{ pointer: '/data/advocateId' }],
      });
    const times = await ingest.pool.query<{ id: string }>(
      `SELECT id FROM rejected_event WHERE tenant_id = $1 AND reason = 'unknown_reference' ORDER BY received_at, id`,
      [tenant],
    );
    expect(pages.flatMap(({ results }) => results.map(({ rejectedId }) => rejectedId))).toEqual(
      times.rows.map(({ id }) => id),
    );
  });

  it('are not sent once more when they were accepted, and count as one if they are', async () => {
    const late = [training('adv-9'), training('adv-9')];
    await refuse(...late);
    await ingest.send(key, invited('adv-9'));
    expect(sum(await replayAll('?reason=unknown_reference'), 'accepted')).toBe(2);
    expect(sum(await replayAll('?reason=unknown_reference'), 'accepted')).toBe(0);
    // As if the process had died after the publish and before the mark.
    await ingest.pool.query('UPDATE rejected_event SET replayed_at = NULL WHERE tenant_id = $1', [tenant]);
    const again = await replayAll('?reason=unknown_reference');
    expect([sum(again, 'accepted'), sum(again, 'duplicate')]).toEqual([0, 2]);
    const keys = (await ingest.acceptedEvents()).filter(({ type }) => type === 'training.completed');
    expect(new Set(keys.filter((event) => event.tenant === tenant).map((event) => event.key)).size).toBe(2);
  });

  it('are chosen by when they were received', async () => {
    await refuse(training('adv-1'));
    await ingest.pool.query(
      `UPDATE rejected_event SET received_at = '2026-01-01T00:00:00Z' WHERE tenant_id = $1`,
      [tenant],
    );
    await refuse(training('adv-1'));
    await ingest.send(key, invited('adv-1'));
    expect(sum(await replayAll('?until=2026-01-01T00:00:00Z'), 'accepted')).toBe(0);
    expect(sum(await replayAll('?since=2026-01-01T00:00:00Z&until=2026-01-01T00:00:01Z'), 'accepted')).toBe(
      1,
    );
    expect(sum(await replayAll('?since=2026-01-01T00:00:01Z'), 'accepted')).toBe(1);
    const wrong = await ingest.call(key, { method: 'POST', url: '/api/v1/rejected/replay?since=yesterday' });
    expect([wrong.statusCode, wrong.json<{ errors: unknown }>().errors]).toMatchObject([
      400,
      [{ pointer: '/since' }],
    ]);
  });

  it('stay refused, and say why, when not all of what was sent is there', async () => {
    await refuse(vacancyOpened('v', { comexample: 'x'.repeat(200_000) }));
    const [page] = await replayAll('?reason=too_large');
    expect(page?.results).toEqual([
      expect.objectContaining({
        status: 'rejected',
        reason: 'too_large',
        problems: [
          {
            pointer: '',
            detail: expect.stringContaining('Only the beginning of what was sent is kept') as string,
          },
        ],
      }),
    ]);
  });

  describe('that attribution had set aside', () => {
    let offset = 0;
    /** A message on the accepted topic, as attribution sets it aside. */
    async function setAside(value: object, reason: RejectionReason = 'undecodable'): Promise<string> {
      const raw = Buffer.from(JSON.stringify(value));
      const position = { topic: ACCEPTED, partition: 0, offset: offset++ };
      const id = refusalIdAt(position, raw);
      const refused = {
        id,
        tenant,
        reason,
        problems: [{ pointer: '/tenant', detail: 'there is no such organisation here' }],
        raw: raw.toString('base64'),
        origin: { channel: 'log', ...position, bytes: raw.length, truncated: false },
        receivedAt: '2026-03-29T01:31:00.000Z',
      };
      await ingest.bus.publish([
        { topic: REJECTED, key: tenant, value: Buffer.from(JSON.stringify(refused)) },
      ]);
      await eventually('it is kept', async () => (await stored()).includes(id));
      return id;
    }
    const acceptedEvent = (id: string, title = 'A', source = 'hr-system') => ({
      tenant,
      key: eventKey(asId<TenantId>(tenant), source, id),
      source,
      id,
      type: 'vacancy.opened',
      occurredAt: '2026-03-29T01:30:00.000Z',
      receivedAt: '2026-03-29T01:30:01.000Z',
      data: { vacancyId: 'v-1', title },
    });
    const replayOne = (id: string) =>
      ingest.call(key, { method: 'POST', url: `/api/v1/rejected/${id}/replay` });

    it('are on the accepted topic again as they were', async () => {
      const event = acceptedEvent('set-aside');
      const id = await setAside(event);
      const response = await replayOne(id);
      expect([response.statusCode, response.json()]).toEqual([
        202,
        { id: 'set-aside', source: 'hr-system', status: 'accepted' },
      ]);
      expect((await ingest.acceptedEvents()).filter(({ key: same }) => same === event.key)).toEqual([event]);
      expect((await replayOne(id)).statusCode).toBe(409);
    });

    it('are refused when another content was accepted under their identity meanwhile', async () => {
      const event = acceptedEvent('taken', 'Ours');
      const id = await setAside(event);
      const other = vacancyOpened('v-1', { id: 'taken', data: { vacancyId: 'v-1', title: 'Another' } });
      expect((await ingest.send(key, other)).statusCode).toBe(202);
      const response = await replayOne(id);
      expect([response.statusCode, response.json<{ reason: string }>().reason]).toEqual([
        409,
        'identity_conflict',
      ]);
      expect((await ingest.acceptedEvents()).filter(({ key: same }) => same === event.key)).toHaveLength(1);
    });

    it('are refused when they are of another organisation, whatever they were stored under', async () => {
      const response = await replayOne(await setAside({ ...acceptedEvent('foreign'), tenant: 'acme' }));
      expect([response.statusCode, response.json<{ errors: unknown }>().errors]).toMatchObject([
        400,
        [{ pointer: '/tenant' }],
      ]);
    });

    it('are mended by a CloudEvent in their place, and go with the others when all are sent', async () => {
      const unreadable = await setAside({ ...acceptedEvent('mended'), data: {} });
      await setAside(acceptedEvent('whole'));
      await refuse(training('adv-1'));
      await ingest.send(key, invited('adv-1'));
      const [page] = await replayAll('?limit=100');
      expect([page?.accepted, page?.rejected]).toEqual([2, 1]);
      const mended = await ingest.call(key, {
        method: 'POST',
        url: `/api/v1/rejected/${unreadable}/replay`,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(vacancyOpened('v-1', { id: 'mended' })),
      });
      expect(mended.statusCode).toBe(202);
      expect(await acceptedIds()).toEqual(expect.arrayContaining(['whole', 'mended']));
      expect((await replayAll('?limit=100'))[0]?.results).toEqual([]);
    });
  });
});
