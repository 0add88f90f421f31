import { createHmac } from 'node:crypto';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { atsFetches, atsFetchesWaiting, atsFetchOldestSeconds } from '../../metrics.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { type ConnectionView } from '../manage/connection.view.js';
import { type MockAtsApi, startMockAtsApi } from '../testing/mock-ats-api.js';
import { PERSONAL } from '../testing/personal.js';
import { FetchWorker } from './fetch-worker.js';

const SECRET = 'a-secret-of-levers';
const TOKEN = 'an-api-token-of-levers';
const OPPORTUNITY = '/opportunities/opp-1?expand=applications&expand=stage';

describe('what a delivery only names', () => {
  let postgres: TestPostgres;
  let api: MockAtsApi;
  let ingest: IngestUnderTest;
  let acme: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    api = await startMockAtsApi();
    ingest = await startIngest({
      postgresUrl: await postgres.freshDatabase(),
      config: { ATS_ALLOW_PRIVATE_ADDRESSES: true },
    });
    acme = await ingest.organisation('acme');
  });
  afterAll(async () => {
    await ingest.close();
    await api.close();
    await postgres.stop();
  });

  const connect = async (fields: object = { apiToken: TOKEN }) => {
    const settings = { apiBase: api.base };
    const response = await ingest.call(acme, {
      method: 'POST',
      url: '/api/v1/ats/connections',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ ats: 'lever', name: 'Lever', secret: SECRET, settings, ...fields }),
    });
    return response.json<ConnectionView>();
  };
  let deliveries = 0;
  const deliver = ({ id }: ConnectionView, event: string, opportunityId = 'opp-1') => {
    const token = `token-${String(++deliveries)}`;
    const triggeredAt = Date.now();
    const signature = createHmac('sha256', SECRET)
      .update(`${token}${String(triggeredAt)}`)
      .digest('hex');
    const payload = JSON.stringify({ event, token, triggeredAt, signature, data: { opportunityId } });
    return ingest.http.inject({ method: 'POST', url: `/api/v1/ats/lever/${id}`, payload });
  };
  const typesOf = async ({ id }: ConnectionView) =>
    (await ingest.acceptedEvents()).filter(({ source }) => source.endsWith(id)).map(({ type }) => type);
  const waiting = async ({ id }: ConnectionView) => {
    const { rows } = await ingest.pool.query<{ error: string | null; attempts: number; path: string }>(
      'SELECT last_error AS error, attempts, path FROM ats_fetch WHERE connection_id = $1',
      [id],
    );
    return rows;
  };
  const dueNow = async ({ id }: ConnectionView) => {
    await ingest.pool.query('UPDATE ats_fetch SET due_at = now() WHERE connection_id = $1', [id]);
    await ingest.app.get(FetchWorker).run();
  };
  const opportunity = (fields: object = {}) => ({
    data: {
      id: 'opp-1',
      contact: 'contact-1',
      name: PERSONAL.name,
      emails: [PERSONAL.email],
      origin: 'applied',
      sources: ['Indeed'],
      archived: null,
      applications: [{ id: 'app-1', posting: 'post-1', createdAt: 1_777_000_000_000, name: PERSONAL.name }],
      ...fields,
    },
  });

  it('is asked of the API with its token, step by step, and told once', async () => {
    const connection = await connect();
    api.answer(OPPORTUNITY, opportunity());
    expect((await deliver(connection, 'applicationCreated')).statusCode).toBe(200);
    await eventually('the application is told', async () => (await typesOf(connection)).length === 1);
    expect(api.requests.at(-1)?.headers.authorization).toBe(
      `Basic ${Buffer.from(`${TOKEN}:`).toString('base64')}`,
    );

    api.answer(OPPORTUNITY, opportunity({ archived: { reason: 'r-1', archivedAt: 1_778_000_000_000 } }));
    api.answer('/archive_reasons/r-1', { data: { id: 'r-1', text: 'Hired', type: 'hired' } });
    await deliver(connection, 'candidateHired');
    await deliver(connection, 'candidateArchiveChange');
    const both = ['application.received', 'hired'];
    await eventually(
      'the hire is told',
      async () => (await waiting(connection)).length === 0 && (await typesOf(connection)).length >= 2,
    );
    expect([...new Set(await typesOf(connection))]).toEqual(both);
    const hires = (await ingest.acceptedEvents()).filter(({ type }) => type === 'hired');
    expect(new Set(hires.map(({ key }) => key)).size).toBe(1);

    api.answer(OPPORTUNITY, opportunity());
    await deliver(connection, 'candidateArchiveChange');
    await eventually('the hire is undone', async () => (await typesOf(connection)).includes('hire.reversed'));
    expect(await waiting(connection)).toEqual([]);
    const events = JSON.stringify(await ingest.acceptedEvents());
    expect(events).not.toContain(PERSONAL.name);
  });

  it('waits while the API is away, says why, and is asked again', async () => {
    const connection = await connect();
    const path = '/opportunities/opp-2?expand=applications&expand=stage';
    api.answerWith(path, 503);
    await deliver(connection, 'applicationCreated', 'opp-2');
    await eventually('the failure is noted', async () => (await waiting(connection))[0]?.error !== null);
    expect(await waiting(connection)).toEqual([{ error: 'the API answered 503', attempts: 1, path }]);
    expect(await typesOf(connection)).toEqual([]);
    await ingest.app.get(FetchWorker).run();
    expect((await atsFetchesWaiting.get()).values[0]?.value).toBe(1);
    expect((await atsFetchOldestSeconds.get()).values[0]?.value).toBeGreaterThan(0);
    const outcomes = (await atsFetches.get()).values.map(({ labels }) => labels.outcome);
    expect(outcomes).toEqual(expect.arrayContaining(['read', 'later']));
    api.answer(path, opportunity({ id: 'opp-2' }));
    await dueNow(connection);
    expect(await typesOf(connection)).toEqual(['application.received']);
    expect(await waiting(connection)).toEqual([]);
  });

  it('waits for a token that is still to be given', async () => {
    const connection = await connect({});
    await deliver(connection, 'applicationCreated');
    await eventually('it is noted', async () => (await waiting(connection))[0]?.error !== null);
    expect((await waiting(connection))[0]?.error).toBe('the connection has no API token');
  });

  it('is kept among the refused when it is gone, or when nobody answered for a week', async () => {
    const connection = await connect();
    const kept = async () => {
      const { rows } = await ingest.pool.query<{ reason: string; detail: string }>(
        `SELECT reason, problems->0->>'detail' AS detail FROM rejected_event WHERE origin->>'connectionId' = $1`,
        [connection.id],
      );
      return rows;
    };
    await deliver(connection, 'applicationCreated', 'gone');
    await eventually('it is kept', async () => (await kept()).length === 1);
    api.answerWith('/opportunities/late?expand=applications&expand=stage', 401);
    await deliver(connection, 'applicationCreated', 'late');
    await eventually('it was tried', async () => (await waiting(connection))[0]?.error !== null);
    await ingest.pool.query(`UPDATE ats_fetch SET asked_at = now() - interval '8 days'`);
    await dueNow(connection);
    await eventually('it is given up', async () => (await kept()).length === 2);
    expect((await kept()).map(({ reason, detail }) => [reason, detail.split(': ').at(-1)])).toEqual([
      ['unknown_reference', 'the API answered 404.'],
      ['unknown_reference', 'the API answered 401.'],
    ]);
    expect(await waiting(connection)).toEqual([]);
  });

  it('is a deletion when the system no longer has it', async () => {
    const connection = await connect();
    api.answer(OPPORTUNITY, opportunity());
    await deliver(connection, 'applicationCreated');
    await eventually('the application is told', async () => (await typesOf(connection)).length === 1);
    await deliver(connection, 'candidateDeleted');
    await eventually('it was asked', async () => (await waiting(connection)).length === 0);
    expect(await typesOf(connection)).toEqual(['application.received']); // it is still there
    api.answerWith(OPPORTUNITY, 404);
    await deliver(connection, 'candidateDeleted');
    await eventually('it is told', async () => (await typesOf(connection)).includes('application.deleted'));
  });
});
