import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { invited, sampleEvent, vacancyOpened } from '../testing/sample-events.js';
import { type EventsAnswer } from './event-result.js';

interface ProblemDocument {
  readonly type: string;
  readonly status: number;
  readonly reason?: string;
  readonly errors?: { pointer: string; detail: string }[];
}

describe('POST /api/v1/events', () => {
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

  const published = async (id: unknown) => (await ingest.acceptedEvents()).filter((event) => event.id === id);
  const refusal = async (body: unknown, key = acme) => {
    const response = await ingest.send(key, body);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    return response.json<ProblemDocument>();
  };

  it('answers 202 when the event is in the log, with its tenant from the key and its time in UTC', async () => {
    const event = vacancyOpened('v-1', { time: '2026-03-29T03:30:00.5+02:00', tenant: 'globex' });
    const response = await ingest.send(acme, event);
    expect(response.statusCode).toBe(202);
    expect(response.json()).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: 0,
      results: [{ index: 0, id: event['id'], source: 'hr-system', status: 'accepted' }],
    });
    expect(await published(event['id'])).toEqual([
      expect.objectContaining({
        tenant: 'acme',
        type: 'vacancy.opened',
        occurredAt: '2026-03-29T01:30:00.500Z',
        data: event['data'],
      }),
    ]);
  });

  it('takes one event, a list, a CloudEvents batch and lines', async () => {
    const one = await ingest.send(acme, vacancyOpened('v-2'), 'application/cloudevents+json; charset=utf-8');
    const list = await ingest.send(acme, [vacancyOpened('v-3'), vacancyOpened('v-4')]);
    const batch = await ingest.send(acme, [vacancyOpened('v-5')], 'application/cloudevents-batch+json');
    const lines = await ingest.send(
      acme,
      `${JSON.stringify(vacancyOpened('v-6'))}\n\n${JSON.stringify(vacancyOpened('v-7'))}\n`,
      'application/x-ndjson',
    );
    expect(
      [one, list, batch, lines].map((response) => [
        response.statusCode,
        response.json<EventsAnswer>().accepted,
      ]),
    ).toEqual([
      [202, 1],
      [202, 2],
      [202, 1],
      [202, 2],
    ]);
  });

  it('accepts the good events of a list and says which is bad, why, and where', async () => {
    const good = [vacancyOpened('v-8'), vacancyOpened('v-9')];
    const bad = sampleEvent('vacancy.closed', { vacancyId: 'v-8', reason: 'bored' });
    const response = await ingest.send(acme, [good[0], bad, good[1]]);
    expect(response.statusCode).toBe(202);
    expect(response.json<EventsAnswer>().results).toEqual([
      expect.objectContaining({ index: 0, status: 'accepted' }),
      expect.objectContaining({
        index: 1,
        status: 'rejected',
        reason: 'invalid_data',
        problems: [{ pointer: '/data/reason', detail: 'Must be one of: filled, cancelled, other.' }],
      }),
      expect.objectContaining({ index: 2, status: 'accepted' }),
    ]);
    expect(await published(good[1]?.['id'])).toHaveLength(1);
  });

  it('refuses a bad line by its number and takes the others', async () => {
    const text = `${JSON.stringify(vacancyOpened('v-10'))}\n\n{"specversion": \n${JSON.stringify(vacancyOpened('v-11'))}`;
    const { results } = (await ingest.send(acme, text, 'application/x-ndjson')).json<EventsAnswer>();
    expect(results.map(({ index, line, status }) => ({ index, line, status }))).toEqual([
      { index: 0, line: 1, status: 'accepted' },
      { index: 1, line: 3, status: 'rejected' },
      { index: 2, line: 4, status: 'accepted' },
    ]);
  });

  it('says duplicate to the same event sent again, in other field order too, and publishes it again', async () => {
    const event = vacancyOpened('v-12');
    await ingest.send(acme, event);
    const again = { ...event, data: Object.fromEntries(Object.entries(event['data'] as object).reverse()) };
    const { results } = (await ingest.send(acme, [again, again])).json<EventsAnswer>();
    expect(results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    const copies = await published(event['id']);
    expect(new Set(copies.map(({ key }) => key)).size).toBe(1);
    expect(copies.length).toBeGreaterThanOrEqual(2);
    // The copies replace each other, and with them what was known when.
    expect(new Set(copies.map(({ receivedAt }) => receivedAt)).size).toBe(1);
  });

  it('keeps the first content when one identity comes with two, in one list or later', async () => {
    const first = vacancyOpened('v-13');
    const other = { ...first, data: { vacancyId: 'v-13', title: 'Another title' } };
    const { results } = (await ingest.send(acme, [first, other])).json<EventsAnswer>();
    expect(results.map((result) => (result.status === 'rejected' ? result.reason : result.status))).toEqual([
      'accepted',
      'identity_conflict',
    ]);
    const late = await refusal(other);
    expect([late.status, late.reason, late.errors?.[0]?.pointer]).toEqual([409, 'identity_conflict', '/id']);
    expect(await published(first['id'])).toEqual([expect.objectContaining({ data: first['data'] })]);
  });

  it('lets two organisations use the same identity without meeting', async () => {
    const event = vacancyOpened('v-14');
    const other = { ...event, data: { vacancyId: 'v-14', title: 'Ours is different' } };
    const answers = await Promise.all([ingest.send(acme, event), ingest.send(globex, other)]);
    expect(answers.map((answer) => answer.json<EventsAnswer>().accepted)).toEqual([1, 1]);
  });

  it('takes one content only when many requests race for one identity', async () => {
    const id = 'raced';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        ingest.send(
          acme,
          sampleEvent('vacancy.opened', { vacancyId: 'v', title: `Title ${String(i)}` }, { id }),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.statusCode === 202)).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 409)).toHaveLength(19);
    expect(await published(id)).toHaveLength(1);
  });

  it('knows an advocate from an invitation earlier in the same list, and not from a later one', async () => {
    const training = (advocateId: string) =>
      sampleEvent('training.completed', { advocateId, training: 'basics' });
    const { results } = (
      await ingest.send(acme, [training('adv-new'), invited('adv-new'), training('adv-new')])
    ).json<EventsAnswer>();
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'accepted', 'accepted']);
  });

  it('answers alike about an advocate nobody has and one of another organisation', async () => {
    await ingest.send(globex, invited('adv-of-globex'));
    const share = (advocateId: string) =>
      sampleEvent('share.created', { shareId: 's', by: 'advocate', advocateId, network: 'linkedin' });
    const [foreign, unknown] = [await refusal(share('adv-of-globex')), await refusal(share('adv-of-nobody'))];
    expect([foreign.status, foreign.reason, foreign.errors]).toEqual([
      unknown.status,
      unknown.reason,
      unknown.errors,
    ]);
    expect(foreign).toMatchObject({
      status: 422,
      reason: 'unknown_reference',
      errors: [{ pointer: '/data/advocateId' }],
    });
  });

  it('answers alike about a link nobody has and one of another organisation', async () => {
    await ingest.pool.query(
      `INSERT INTO link (code, tenant_id, destination, sharer, network) VALUES ('link-of-globex', 'globex', 'https://www.example.org/', 'company_page', 'x')`,
    );
    const click = (linkCode: string) =>
      sampleEvent('click.recorded', { clickId: 'c', linkCode, verdict: 'human', rule: 'default' });
    const application = (linkCode: string) =>
      sampleEvent('application.received', {
        candidateRef: 'c',
        applicationId: 'a',
        vacancyId: 'v',
        evidence: [{ kind: 'link_code', linkCode }],
      });
    for (const event of [click, application]) {
      const [foreign, unknown] = [
        await refusal(event('link-of-globex')),
        await refusal(event('link-of-nobody')),
      ];
      expect([foreign.status, foreign.reason, foreign.errors]).toEqual([
        422,
        'unknown_reference',
        unknown.errors,
      ]);
      expect((await ingest.send(globex, event('link-of-globex'))).statusCode).toBe(202);
    }
  });

  it.each([
    { sent: 'not JSON', body: '{"specversion":"1.0",', status: 400, reason: 'not_json' },
    { sent: 'an array that does not end', body: '[{"specversion":"1.0"}', status: 400, reason: 'not_json' },
    {
      sent: 'bytes that are not UTF-8',
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      status: 400,
      reason: 'undecodable',
    },
    { sent: 'a number', body: '42', status: 400, reason: 'invalid_envelope' },
    {
      sent: 'an event without data',
      body: { ...vacancyOpened('v'), data: undefined },
      status: 400,
      reason: 'invalid_envelope',
    },
    {
      sent: 'an event without id',
      body: { ...vacancyOpened('v'), id: undefined },
      status: 422,
      reason: 'missing_identity',
    },
    { sent: 'an unknown type', body: sampleEvent('coffee.drunk', {}), status: 422, reason: 'unknown_type' },
    {
      sent: 'an unknown version of CloudEvents',
      body: { ...vacancyOpened('v'), specversion: '0.3' },
      status: 422,
      reason: 'unknown_version',
    },
    {
      sent: 'an unknown version of the schema',
      body: { ...vacancyOpened('v'), dataschema: 'urn:manyhands:schema:vacancy.opened:v2' },
      status: 422,
      reason: 'unknown_version',
    },
    {
      sent: 'a field of the wrong type',
      body: sampleEvent('vacancy.opened', { vacancyId: 7, title: 'A' }),
      status: 422,
      reason: 'invalid_data',
    },
    {
      sent: 'a time far in the future',
      body: { ...vacancyOpened('v'), time: '2999-01-01T00:00:00Z' },
      status: 422,
      reason: 'time_out_of_range',
    },
    {
      sent: 'a thousand levels',
      body: `{"data":${'['.repeat(1_000)}${']'.repeat(1_000)}}`,
      status: 422,
      reason: 'too_deep',
    },
    {
      sent: 'a hundred thousand levels that never end',
      body: '{"a":'.repeat(21_000),
      status: 422,
      reason: 'too_deep',
    },
    {
      sent: 'a NUL character',
      body: sampleEvent('vacancy.opened', { vacancyId: 'v', title: 'a\0b' }),
      status: 422,
      reason: 'invalid_text',
    },
    {
      sent: 'half a surrogate pair',
      body: '{"data":{"title":"\\ud800"}}',
      status: 422,
      reason: 'invalid_text',
    },
    {
      sent: 'a NUL character in a name',
      body: '{"data":{"a\\u0000b":1}}',
      status: 422,
      reason: 'invalid_text',
    },
    {
      sent: 'an event of 200 kB',
      body: sampleEvent('vacancy.opened', { vacancyId: 'v', title: 'x'.repeat(200_000) }),
      status: 413,
      reason: 'too_large',
    },
    {
      sent: 'an unknown link',
      body: sampleEvent('click.recorded', {
        clickId: 'c',
        linkCode: 'nowhere',
        verdict: 'human',
        rule: 'default',
      }),
      status: 422,
      reason: 'unknown_reference',
    },
  ])('refuses $sent as $reason with $status, and keeps it', async ({ body, status, reason }) => {
    const answer = await refusal(body);
    expect(answer).toMatchObject({
      status,
      reason,
      rejectedId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(answer.errors?.[0]?.detail).toMatch(/[a-z]/);
  });

  it('refuses a list in which nothing can be accepted, with a result for each', async () => {
    const response = await ingest.send(acme, [sampleEvent('no.such', {}), 7]);
    expect(response.statusCode).toBe(422);
    expect(
      response
        .json<EventsAnswer>()
        .results.map((result) => (result.status === 'rejected' ? result.reason : '')),
    ).toEqual(['unknown_type', 'invalid_envelope']);
  });

  it('refuses a body of 10 MB without reading it to the end, and too many events', async () => {
    const large = await ingest.send(acme, 'x'.repeat(10_000_000));
    const many = await ingest.send(acme, `[${Array.from({ length: 5_001 }, () => '{}').join(',')}]`);
    for (const response of [large, many]) {
      expect(response.statusCode).toBe(413);
      expect(response.headers['content-type']).toMatch('application/problem+json');
    }
  });

  it('refuses an empty body, an empty list and other content types', async () => {
    expect((await ingest.send(acme, '')).statusCode).toBe(400);
    expect((await ingest.send(acme, '[]')).statusCode).toBe(400);
    expect((await ingest.send(acme, '<event/>', 'text/xml')).statusCode).toBe(415);
  });

  it('refuses keys that are missing, made up, revoked, expired or of another scope', async () => {
    const event = vacancyOpened('v-15');
    const [id = ''] = acme.split('.').slice(1);
    expect((await ingest.send('', event)).statusCode).toBe(401);
    expect((await ingest.send(`mh.${id}.${'A'.repeat(43)}`, event)).statusCode).toBe(401);
    expect(
      (await ingest.send(await ingest.key('acme', ['events:write'], { revoked: true }), event)).statusCode,
    ).toBe(401);
    expect(
      (await ingest.send(await ingest.key('acme', ['events:write'], { expired: true }), event)).statusCode,
    ).toBe(401);
    expect((await ingest.send(await ingest.key('acme', ['reports:read']), event)).statusCode).toBe(403);
    expect(await published(event['id'])).toEqual([]);
  });

  it('takes SQL in any text for what it is: text', async () => {
    const sql = `x'); DROP TABLE event_identity; --`;
    const event = sampleEvent('vacancy.opened', { vacancyId: 'v-16', title: sql }, { id: sql, source: sql });
    expect((await ingest.send(acme, event)).statusCode).toBe(202);
    expect(await published(sql)).toEqual([
      expect.objectContaining({ source: sql, data: { vacancyId: 'v-16', title: sql } }),
    ]);
    expect((await ingest.send(acme, event)).json<EventsAnswer>().duplicate).toBe(1);
  });

  it('publishes the catalogue without a key', async () => {
    const list = await ingest.http.inject({ url: '/api/v1/event-types' });
    expect(list.json<{ eventTypes: { type: string }[] }>().eventTypes.map(({ type }) => type)).toContain(
      'share.created',
    );
    const schema = await ingest.http.inject({ url: '/api/v1/event-types/hired' });
    expect(schema.json()).toMatchObject({
      $id: 'urn:manyhands:schema:hired:v1',
      type: 'object',
      required: ['candidateRef', 'applicationId'],
    });
    expect((await ingest.http.inject({ url: '/api/v1/event-types/nope' })).statusCode).toBe(404);
  });
});
