import { createHmac } from 'node:crypto';
import { eventually } from '#testing/eventually.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { atsDeliveries, atsLinksUnknown, atsRefused, eventsRejected } from '../../metrics.js';
import { BACKDATE_TOKEN, type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { type ConnectionView } from '../manage/connection.view.js';
import { AtsRetention } from '../store/retention.js';
import { GREENHOUSE_SAMPLES, ofApplication, offerCreated } from '../testing/greenhouse.payloads.js';
import { PERSONAL } from '../testing/personal.js';

interface Connected extends ConnectionView {
  readonly secret: string;
}
interface Kept {
  readonly reason: string;
  readonly problems: { pointer: string }[];
  readonly raw: Buffer;
  readonly origin: Record<string, unknown>;
}

const HOUR_MS = 60 * 60_000;

describe('the webhook of a recruitment system', () => {
  let postgres: TestPostgres;
  let link: SeverableLink;
  let ingest: IngestUnderTest;
  let acme: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    const controlUrl = await postgres.freshDatabase();
    link = await SeverableLink.to(controlUrl);
    ingest = await startIngest({ postgresUrl: link.url, controlUrl });
    acme = await ingest.organisation('acme');
  });
  afterAll(async () => {
    await ingest.close();
    await link.close();
    await postgres.stop();
  });

  const connect = async (fields: object = {}) => {
    const payload = JSON.stringify({ ats: 'greenhouse', name: 'Greenhouse', ...fields });
    const headers = { 'content-type': 'application/json' };
    const response = await ingest.call(acme, {
      method: 'POST',
      url: '/api/v1/ats/connections',
      payload,
      headers,
    });
    expect(response.statusCode).toBe(201);
    return response.json<Connected>();
  };
  const signature = (body: string, secret: string) =>
    `sha256 ${createHmac('sha256', secret).update(body).digest('hex')}`;
  const deliver = (to: Connected, payload: unknown, secret = to.secret) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return ingest.http.inject({
      method: 'POST',
      url: `/api/v1/ats/${to.ats}/${to.id}`,
      payload: body,
      headers: { 'content-type': 'application/json', signature: signature(body, secret) },
    });
  };
  const eventsOf = async ({ id, ats }: Connected) =>
    (await ingest.acceptedEvents()).filter(({ source }) => source === `ats:${ats}:${id}`);
  /** Refused events are stored behind the answer: waits until there are this many. */
  const keptOf = async ({ id }: Connected, expected: number): Promise<Kept[]> => {
    let kept: Kept[] = [];
    await eventually(`${String(expected)} refused events are kept`, async () => {
      const { rows } = await ingest.pool.query<Kept>(
        `SELECT reason, problems, raw, origin FROM rejected_event WHERE origin->>'connectionId' = $1 ORDER BY received_at`,
        [id],
      );
      kept = rows;
      return kept.length >= expected;
    });
    return kept;
  };
  const refusals = async (reason: string) =>
    (await atsRefused.get()).values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
  const outcomes = async (outcome: string) =>
    (await atsDeliveries.get()).values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0;
  const conflicts = async () =>
    (await eventsRejected.get()).values.find(({ labels }) => labels.reason === 'identity_conflict')?.value ??
    0;
  const stored = async () => {
    const tables = [
      'ats_delivery',
      'ats_application',
      'ats_first_heard',
      'ats_fetch',
      'event_identity',
      'log_batch',
    ];
    const counts = tables.map((table) => ingest.pool.query<{ n: number }>(`SELECT count(*) n FROM ${table}`));
    return (await Promise.all(counts)).map(({ rows }) => rows[0]?.n);
  };

  it('takes in what is rightly signed, once however often it is delivered, and nothing about a person', async () => {
    const to = await connect({ settings: { clickIdField: 'Tracking', advocates: { E5: 'advocate-5' } } });
    for (const payload of Object.values(GREENHOUSE_SAMPLES)) {
      expect((await deliver(to, payload)).statusCode).toBe(200);
      expect((await deliver(to, payload)).statusCode).toBe(200);
    }
    const events = await eventsOf(to);
    const types = [...new Set(events.map(({ type }) => type))].sort();
    expect(types).toEqual([
      'application.deleted',
      'application.received',
      'candidate.anonymised',
      'candidate.deleted',
      'candidate.merged',
      'hire.reversed',
      'hired',
      'interview.completed',
      'interview.scheduled',
      'rejected',
      'rejection.reversed',
      'source.changed',
      'stage.changed',
      'vacancy.closed',
      'vacancy.opened',
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    // The candidate is deleted and anonymised before the offers come: whose those are, nobody knows any more.
    expect((await keptOf(to, 2)).map(({ problems }) => problems[0]?.pointer)).toEqual([
      '/payload/application_id',
      '/payload/offer/application_id',
    ]);
    const everything = await ingest.pool.query<{ row: string }>(`
      SELECT convert_from(raw, 'utf8') || problems::text || origin::text AS row FROM rejected_event
      UNION ALL SELECT to_json(f)::text FROM ats_fetch f UNION ALL SELECT to_json(a)::text FROM ats_application a`);
    const text = JSON.stringify([events, everything.rows]).toLowerCase();
    for (const personal of Object.values(PERSONAL)) expect(text).not.toContain(personal.toLowerCase());
  });

  it('stores nothing of what is not rightly signed, and tells nobody why', async () => {
    const to = await connect();
    const before = await stored();
    const wrong = await refusals('wrong_signature');
    const unknown = await refusals('unknown_connection');
    const response = await deliver(to, ofApplication('hire_candidate'), 'another-secret');
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ status: 401, detail: 'The delivery was not accepted.' });
    expect(await refusals('wrong_signature')).toBe(wrong + 1);
    expect((await deliver({ ...to, id: '0'.repeat(24) }, {})).statusCode).toBe(404);
    expect((await deliver({ ...to, ats: 'lever' }, {})).statusCode).toBe(404);
    expect(await refusals('unknown_connection')).toBeGreaterThan(unknown);
    expect(await stored()).toEqual(before);
  });

  it('acknowledges a retry without taking it again, and refuses what only a stranger would send', async () => {
    const to = await connect();
    const payload = ofApplication('unhire_candidate', { id: 1, last_activity_at: '2026-04-02T00:00:00Z' });
    const retries = await outcomes('retry');
    const replays = await refusals('replayed');
    expect((await deliver(to, payload)).statusCode).toBe(200);
    expect((await deliver(to, payload)).statusCode).toBe(200);
    expect(await outcomes('retry')).toBe(retries + 1);
    const late = new Date(Date.now() - 17 * HOUR_MS);
    await ingest.pool.query('UPDATE ats_delivery SET first_at = $2 WHERE connection_id = $1', [to.id, late]);
    expect((await deliver(to, payload)).statusCode).toBe(401);
    expect(await refusals('replayed')).toBe(replays + 1);
    expect(await eventsOf(to)).toHaveLength(1);
  });

  it('gives the same event to a delivery that comes again after a crash before it was remembered', async () => {
    const to = await connect();
    const payload = { action: 'delete_candidate', payload: { person: { id: 4711 } } };
    const before = await conflicts();
    await deliver(to, payload);
    const [first] = await eventsOf(to);
    await ingest.pool.query('DELETE FROM ats_delivery WHERE connection_id = $1', [to.id]);
    expect((await deliver(to, payload)).statusCode).toBe(200);
    expect(await conflicts()).toBe(before);
    const events = await eventsOf(to);
    // In the log twice, as the same event: what reads it stores it once.
    expect(new Set(events.map(({ key, occurredAt }) => `${key} ${occurredAt}`)).size).toBe(1);
    expect(events[0]?.occurredAt).toBe(first?.occurredAt);
  });

  it('reads an offer once it knows whose the application is, and says so before', async () => {
    const to = await connect();
    expect((await deliver(to, offerCreated({ id: 61 }))).statusCode).toBe(200);
    expect(await keptOf(to, 1)).toMatchObject([
      {
        reason: 'invalid_data',
        problems: [{ pointer: '/payload/application_id' }],
        origin: { channel: 'ats', ats: 'greenhouse' },
      },
    ]);
    await deliver(to, ofApplication('new_candidate_application'));
    await deliver(to, offerCreated({ id: 62 }));
    const [application, offer] = await eventsOf(to);
    expect([application?.type, offer?.type]).toEqual(['application.received', 'offer.made']);
    expect(offer?.data).toMatchObject({
      candidateRef: (application?.data as { candidateRef: string }).candidateRef,
    });
  });

  it('keeps the field and never the delivery when something cannot be read', async () => {
    const to = await connect();
    await deliver(to, ofApplication('new_candidate_application', { jobs: [] }));
    await deliver(to, `not json but ${PERSONAL.email}`);
    const kept = await keptOf(to, 2);
    expect(kept.map(({ reason, problems }) => [reason, problems[0]?.pointer])).toEqual([
      ['invalid_data', '/payload/application/jobs/0/id'],
      ['invalid_data', ''],
    ]);
    for (const { raw } of kept)
      expect(JSON.parse(raw.toString())).toMatchObject({ type: 'ats.delivery', data: {} });
  });

  it('leaves out a link code that is none of the organisation’s, and takes the application all the same', async () => {
    const to = await connect({ settings: { clickIdField: 'code' } });
    const unknown = async () => (await atsLinksUnknown.get()).values[0]?.value ?? 0;
    const before = await unknown();
    await deliver(
      to,
      ofApplication('new_candidate_application', { custom_fields: { code: { value: 'somebody-elses' } } }),
    );
    expect(await eventsOf(to)).toMatchObject([
      { type: 'application.received', data: { evidence: [{ kind: 'ats_source', channel: 'job_board' }] } },
    ]);
    expect(await unknown()).toBe(before + 1);
  });

  it('goes on with the old secret for as long as was asked while it is rotated', async () => {
    const to = await connect();
    const rotate = async (body: object) =>
      (
        await ingest.call(acme, {
          method: 'POST',
          url: `/api/v1/ats/connections/${to.id}/secrets`,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify(body),
        })
      ).json<Connected>();
    const second = await rotate({ oldStaysHours: 2 });
    expect(second.secret).not.toBe(to.secret);
    const status = async (id: number, secret: string) =>
      (await deliver(to, ofApplication('hire_candidate', { id }), secret)).statusCode;
    expect([await status(1, to.secret), await status(2, second.secret)]).toEqual([200, 200]);
    await rotate({ oldStaysHours: 0, secret: 'a-secret-of-theirs' });
    expect([await status(3, to.secret), await status(4, second.secret)]).toEqual([401, 401]);
    expect(await status(5, 'a-secret-of-theirs')).toBe(200);
    await rotate({ oldStaysHours: null, secret: 'another-webhooks-secret' });
    expect(await status(6, 'a-secret-of-theirs')).toBe(200);
    expect(await status(7, 'another-webhooks-secret')).toBe(200);
    const { rows } = await ingest.pool.query<{ wrapped: Buffer }>(
      'SELECT wrapped_secret wrapped FROM ats_secret',
    );
    for (const { wrapped } of rows) expect(wrapped.includes(to.secret)).toBe(false);
  });

  it('answers 503 while a store is away, and takes the delivery when it comes again', async () => {
    const to = await connect();
    const payload = ofApplication('hire_candidate', { id: 77 });
    link.sever();
    const response = await deliver(to, payload);
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '2']);
    link.mend();
    expect((await deliver(to, payload)).statusCode).toBe(200);
    expect((await eventsOf(to)).map(({ type }) => type)).toEqual(['application.received', 'hired']);
  });

  it('forgets deliveries, applications and ended secrets when their time has come', async () => {
    const to = await connect();
    await deliver(to, ofApplication('hire_candidate', { id: 88 }));
    const count = async () => {
      const { rows } = await ingest.pool.query<{ kept: number[] }>(
        `SELECT ARRAY[(SELECT count(*) FROM ats_delivery WHERE connection_id = $1),
                      (SELECT count(*) FROM ats_application WHERE connection_id = $1),
                      (SELECT count(*) FROM ats_secret WHERE connection_id = $1)]::int[] AS kept`,
        [to.id],
      );
      return rows[0]?.kept;
    };
    const age = async (days: number) => {
      const then = new Date(Date.now() - days * 24 * HOUR_MS);
      await ingest.pool.query('UPDATE ats_delivery SET first_at = $2 WHERE connection_id = $1', [
        to.id,
        then,
      ]);
      await ingest.pool.query('UPDATE ats_application SET seen_at = $2 WHERE connection_id = $1', [
        to.id,
        then,
      ]);
      await ingest.app.get(AtsRetention).run();
      return count();
    };
    expect(await age(89)).toEqual([1, 1, 1]);
    expect(await age(91)).toEqual([0, 1, 1]);
    expect(await age(401)).toEqual([0, 0, 1]);
    await ingest.pool.query(
      'UPDATE ats_secret SET valid_until = now() - interval $$8 days$$ WHERE connection_id = $1',
      [to.id],
    );
    expect(await age(0)).toEqual([0, 0, 0]);
  });

  it('refuses what is larger than a delivery can be', async () => {
    const to = await connect();
    expect((await deliver(to, 'x'.repeat(1024 * 1024 + 1))).statusCode).toBe(413);
  });

  it('dates what the system does not date by when the delivery came, which who may play the past can say', async () => {
    const to = await connect();
    const body = JSON.stringify({ action: 'delete_candidate', payload: { person: { id: 815 } } });
    const deliverAt = (token: string) =>
      ingest.http.inject({
        method: 'POST',
        url: `/api/v1/ats/${to.ats}/${to.id}`,
        payload: body,
        headers: {
          'content-type': 'application/json',
          signature: signature(body, to.secret),
          'x-manyhands-backdate-token': token,
          'x-manyhands-at': '2024-03-01T00:00:00Z',
        },
      });
    expect((await deliverAt(BACKDATE_TOKEN)).statusCode).toBe(200);
    expect(await eventsOf(to)).toMatchObject([{ occurredAt: '2024-03-01T00:00:00.000Z' }]);
    // Anybody else says it in vain: it is today, when the delivery of long ago can only be a replay.
    expect((await deliverAt('not-the-token-of-ingest')).statusCode).toBe(401);
  });
});
