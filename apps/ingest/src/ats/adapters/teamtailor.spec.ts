import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type Delivery, type FetchRequest } from '../adapter.js';
import { type AtsSettings } from '../ats-settings.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { teamtailor } from './teamtailor.js';
import { rawField } from './teamtailor/raw-field.js';

const CLICK = '01890a5d-ac96-774b-bcce-b302099a8057';
const hex = (secret: string, text: string | Buffer) =>
  createHmac('sha256', secret).update(text).digest('hex');
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** An event of a company's webhook, without its signature. */
const told = (eventName: string, id: string, attributes: object = {}) => ({
  payload: { event_name: eventName, data: { id, type: eventName.split('.')[0], attributes } },
});
const JOB = {
  title: 'IT Designer',
  body: '<p>Job description</p>',
  'created-at': '2026-02-08T10:10:13.611+01:00',
  'human-status': 'published',
  status: 'open',
  'recruiter-email': PERSONAL.employeeEmail,
};
const applicationAnswer = (
  attributes: object = {},
  stage: object = { name: 'Inbox', 'stage-type': 'inbox' },
  candidate: object = {},
) => ({
  data: {
    id: '29305118',
    type: 'job-applications',
    attributes: {
      'cover-letter': PERSONAL.note,
      'created-at': '2026-03-22T15:59:12.658+01:00',
      'changed-stage-at': '2026-03-25T09:00:00.000+01:00',
      'updated-at': '2026-03-25T09:00:01.000+01:00',
      'referring-site': 'LinkedIn',
      'referring-url': `https://jobs.example/1?mh_click=${CLICK}`,
      'rejected-at': null,
      sourced: false,
      ...attributes,
    },
    relationships: {
      candidate: { data: { id: '77', type: 'candidates' } },
      job: { data: { id: '5', type: 'jobs' } },
      stage: { data: { id: '9', type: 'stages' } },
      'reject-reason': { data: { id: '3', type: 'reject-reasons' } },
    },
  },
  included: [
    {
      id: '77',
      type: 'candidates',
      attributes: {
        'first-name': PERSONAL.firstName,
        'last-name': PERSONAL.lastName,
        email: PERSONAL.email,
        phone: PERSONAL.phone,
        resume: PERSONAL.cv,
        internal: false,
        ...candidate,
      },
    },
    { id: '5', type: 'jobs', attributes: { title: 'IT Designer' } },
    { id: '9', type: 'stages', attributes: stage },
    { id: '3', type: 'reject-reasons', attributes: { reason: 'Te junior' } },
  ],
});

const SAMPLES = {
  'somebody applies': told('job_application.create', '29305118', { 'cover-letter': PERSONAL.note }),
  'an application changes': told('job_application.update', '29305118', {
    'updated-at': '2026-03-25T09:00:01.000+01:00',
  }),
  'an application is deleted': told('job_application.destroy', '29305118'),
  'a job is published': told('job.update', '5', JOB),
  'a job is archived': told('job.update', '5', { ...JOB, 'human-status': 'archived' }),
  'a job is deleted': told('job.destroy', '5'),
  'a candidate is deleted': told('candidate.destroy', '77', { email: PERSONAL.email }),
  'a candidate changes': told('candidate.update', '77', {
    'first-name': PERSONAL.firstName,
    email: PERSONAL.email,
  }),
};
const COMMON = {
  adapter: teamtailor,
  samples: SAMPLES,
  resources: { application: applicationAnswer() },
  applications: { '29305118': 'c.known' },
};

/** Official sample: a signature in the body that is base64 of 64 hexadecimal characters. */
function company(payload: object, secret: string, receivedAtMs = 0): Delivery {
  const signed = JSON.stringify((payload as { payload?: unknown }).payload ?? null).replaceAll(
    '<',
    '\\u003c',
  );
  const body = Buffer.from(`{ "payload": ${signed}, "signature": "${base64(hex(secret, signed))}" }`);
  return { body, headers: {}, receivedAtMs };
}

describe('signed in the body, as companies’ webhooks', () => {
  describeAtsAdapter({
    ...COMMON,
    coversBody: false, // the payload in it, which is tried below
    sign: (payload, secret, atMs) => company(payload as object, secret, atMs),
    unsigned: (delivery) => ({
      ...delivery,
      body: Buffer.from(delivery.body.toString().replace('"signature"', '"other"')),
    }),
    malformed: (delivery) => ({
      ...delivery,
      body: Buffer.from(delivery.body.toString().replace(/"signature": "[^"]+"/, '"signature": "Zm9v"')),
    }),
  });

  const verdict = (delivery: Delivery) => {
    const verification = teamtailor.verify(delivery, ['s'], {});
    return verification.ok ? 'accepted' : verification.refusal;
  };

  it('covers every byte of the payload', () => {
    const delivery = company(SAMPLES['a job is published'], 's');
    const start = delivery.body.indexOf('{', 1);
    const end = delivery.body.lastIndexOf('}, "signature"');
    fc.assert(
      fc.property(fc.integer({ min: start, max: end }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const body = Buffer.from(delivery.body);
        body[place] = (body[place] ?? 0) ^ change;
        expect(verdict({ ...delivery, body })).not.toBe('accepted');
      }),
      { numRuns: 100 },
    );
  });

  it('is not fooled by a second payload, which a parser would take', () => {
    const delivery = company(SAMPLES['a job is published'], 's');
    const text = delivery.body.toString();
    for (const key of ['"payload"', '"p\\u0061yload"']) {
      const body = Buffer.from(
        text.replace(/ \}$/, `, ${key}: {"event_name":"job.destroy","data":{"id":"5"}} }`),
      );
      expect(JSON.parse(body.toString())).toMatchObject({ payload: { event_name: 'job.destroy' } });
      expect(verdict({ ...delivery, body })).toBe('malformed_signature');
    }
  });
});

describe('signed in TT-Signature, with a time', () => {
  describeAtsAdapter({
    ...COMMON,
    coversBody: true,
    settings: { signature: 'tt-signature' },
    staleAfterMs: 24 * 60 * 60_000,
    sign(payload, secret, receivedAtMs) {
      const body = Buffer.from(JSON.stringify(payload));
      const seconds = String(Math.floor(receivedAtMs / 1_000));
      const header = base64(`t=${seconds},v2=${hex(secret, `${seconds}.${body.toString()}`)}`);
      return { body, headers: { 'tt-signature': header }, receivedAtMs };
    },
    unsigned: (delivery) => ({ ...delivery, headers: {} }),
    malformed: (delivery) => ({ ...delivery, headers: { 'tt-signature': base64('t=1,v1=00') } }),
  });
});

describe('signed in Teamtailor-Signature, over the resource id alone', () => {
  const settings = { signature: 'resource-id' };
  const partner = (id: unknown, secret: string, receivedAtMs = 0): Delivery => ({
    body: Buffer.from(JSON.stringify({ resource_id: id, event: 'job_application.update' })),
    headers: { 'teamtailor-signature': base64(hex(secret, String(id))) },
    receivedAtMs,
  });
  const verify = (delivery: Delivery, secrets: readonly string[] = ['s']) =>
    teamtailor.verify(delivery, secrets, settings);
  const refusal = (delivery: Delivery, secrets?: readonly string[]) => {
    const verification = verify(delivery, secrets);
    return verification.ok ? 'accepted' : verification.refusal;
  };

  it('is accepted from any secret that is valid, with an id written as a number or as text', () => {
    expect(refusal(partner(29305118, 's'))).toBe('accepted');
    expect(refusal(partner('29305118', 't'), ['s', 't'])).toBe('accepted');
  });

  it('is refused for another id, another secret, none, and what can be none', () => {
    const delivery = partner(1, 's');
    expect(refusal({ ...partner(2, 's'), headers: delivery.headers })).toBe('wrong_signature');
    expect(refusal(delivery, ['t'])).toBe('wrong_signature');
    expect(refusal({ ...delivery, headers: {} })).toBe('unsigned');
    expect(refusal({ ...delivery, headers: { 'teamtailor-signature': 'abc' } })).toBe('malformed_signature');
    expect(refusal({ ...delivery, body: Buffer.from('{}') })).toBe('malformed_signature');
  });

  it('takes the same bytes at another time for another change: they are all there is', () => {
    const keys = [0, 1_000].map((at) => verify(partner(1, 's', at)));
    expect(keys[0]).not.toEqual(keys[1]);
  });

  it('asks about the application', () => {
    const delivery = partner(29305118, 's');
    expect(
      teamtailor.read(JSON.parse(delivery.body.toString()), testReader('teamtailor'), delivery).fetches,
    ).toEqual([
      {
        what: 'application',
        path: '/v1/job-applications/29305118?include=candidate,job,stage,reject-reason',
      },
    ]);
  });
});

it('believes no other format than the one that is set: the weakest would be enough for anybody', () => {
  const delivery: Delivery = {
    body: Buffer.from('{"resource_id":1}'),
    headers: { 'teamtailor-signature': base64(hex('s', '1')) },
    receivedAtMs: 0,
  };
  for (const settings of [{}, { signature: 'tt-signature' }, { signature: 'company' }])
    expect(teamtailor.verify(delivery, ['s'], settings)).toEqual({ ok: false, refusal: 'unsigned' });
});

describe('rawField', () => {
  it('cuts out a field as it is written, whatever stands around and inside it', () => {
    const cut = (json: string) => rawField(Buffer.from(json), 'a')?.toString();
    expect(cut('{"a":1.0}')).toBe('1.0');
    expect(cut('{ "b": {"a": 2}, "a" : [1, {"a":"}"}] , "c":3}')).toBe('[1, {"a":"}"}]');
    expect(cut('{"b":"\\"a\\":1,","a":"\\u003c,\\\\"}')).toBe('"\\u003c,\\\\"');
    expect(cut('{"b":1}')).toBeUndefined();
    expect(cut('{"a":1,"a":2}')).toBeUndefined();
    expect(cut('["a",1]')).toBeUndefined();
  });

  it('finds what was written, in any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        fc.constantFrom(undefined, 2),
        (others, value, indent) => {
          const object = { ...others, payload: value };
          const raw = rawField(Buffer.from(JSON.stringify(object, null, indent)), 'payload');
          expect(JSON.parse(raw?.toString() ?? '"none"')).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
    );
  });
});

const reader = (settings: AtsSettings = {}) => testReader('teamtailor', settings, { '29305118': 'c.known' });
const read = (payload: unknown) =>
  teamtailor.read(payload, reader(), { body: Buffer.alloc(0), headers: {}, receivedAtMs: 0 });
const REQUEST: FetchRequest = { what: 'application', path: '/x' };
const fetched = (answer: unknown, settings?: AtsSettings, request = REQUEST) => {
  const reading = teamtailor.readFetched?.(request, answer, reader(settings));
  if (reading === undefined) throw new Error('nothing reads what was fetched');
  return reading;
};
const named = { candidateRef: reader().candidateRef('77'), applicationId: 'teamtailor:29305118' };

describe('a delivery of Teamtailor', () => {
  it('asks about an application, and tells what it can of a job itself', () => {
    expect(read(SAMPLES['somebody applies'])).toMatchObject({
      events: [],
      problems: [],
      fetches: [{ what: 'application' }],
    });
    expect(read(SAMPLES['a job is published']).events).toMatchObject([
      {
        type: 'vacancy.opened',
        occurredAt: '2026-02-08T09:10:13.611Z',
        data: { vacancyId: 'teamtailor:5', title: 'IT Designer' },
      },
    ]);
    expect(read(SAMPLES['a job is archived']).events).toMatchObject([
      { type: 'vacancy.closed', data: { vacancyId: 'teamtailor:5' } },
    ]);
    expect(read({ resource_id: 5, event_name: 'job.update' }).fetches).toEqual([
      { what: 'job', path: '/v1/jobs/5' },
    ]);
    expect(
      fetched({ data: { id: '5', attributes: JOB } }, {}, { what: 'job', path: '/x' }).events,
    ).toHaveLength(1);
  });

  it('deletes what it says is deleted, if it is known whose it was', () => {
    expect(read(SAMPLES['a candidate is deleted']).events).toMatchObject([
      { type: 'candidate.deleted', data: { candidateRef: named.candidateRef } },
    ]);
    expect(read(SAMPLES['an application is deleted']).events).toMatchObject([
      {
        type: 'application.deleted',
        data: { candidateRef: 'c.known', applicationId: 'teamtailor:29305118' },
      },
    ]);
    expect(read(told('job_application.destroy', '1')).problems.map(({ pointer }) => pointer)).toEqual([
      '/payload/data/id',
    ]);
    expect(teamtailor.applicationsIn?.(SAMPLES['an application is deleted'])).toEqual(['29305118']);
  });

  it('says nothing of what nobody asked for, and points at what is missing', () => {
    expect(read(told('audit_event.create', '1'))).toEqual({ events: [], problems: [], fetches: [] });
    expect(read({ payload: { event_name: 'job_application.update', data: {} } }).problems).toHaveLength(1);
    expect(
      read(told('job.update', '5', { 'human-status': 'published' })).problems.map(({ pointer }) => pointer),
    ).toEqual(['/payload/data/attributes/title']);
  });
});

describe('an application of Teamtailor, as its API answers', () => {
  it('was received, with its source and the click in the referring address, and stands in its stage', () => {
    expect(fetched(applicationAnswer())).toEqual({
      problems: [],
      fetches: [],
      events: [
        {
          type: 'application.received',
          key: expect.stringMatching(/^application:29305118:received:[0-9a-f]{16}$/) as string,
          occurredAt: '2026-03-22T14:59:12.658Z',
          data: {
            ...named,
            vacancyId: 'teamtailor:5',
            ats: 'teamtailor',
            source: 'LinkedIn',
            evidence: [
              { kind: 'click_id', clickId: CLICK },
              { kind: 'ats_source', channel: 'job_board' },
            ],
          },
        },
        {
          type: 'stage.changed',
          key: expect.stringContaining('application:29305118:stage:9:2026-03-25T08:00:00.000Z') as string,
          occurredAt: '2026-03-25T08:00:00.000Z',
          data: { ...named, to: 'Inbox', stage: 'application' },
        },
      ],
    });
  });

  it('is hired when its stage is one of that type, or is configured to be', () => {
    const types = (stage: object, settings?: AtsSettings) =>
      fetched(applicationAnswer({}, stage), settings).events.map(({ type }) => type);
    expect(types({ name: 'Welkom!', 'stage-type': 'hired' })).toEqual([
      'application.received',
      'stage.changed',
      'hired',
    ]);
    expect(types({ name: 'Welkom!' })).toEqual(['application.received', 'stage.changed']);
    expect(types({ name: 'Welkom!' }, { stages: { byName: { 'welkom!': 'hire' } } })).toContain('hired');
  });

  it('was turned down when it says so, for its reason', () => {
    const events = fetched(applicationAnswer({ 'rejected-at': '2026-03-26T00:00:00Z' })).events;
    expect(events.at(-1)).toMatchObject({
      type: 'rejected',
      occurredAt: '2026-03-26T00:00:00.000Z',
      data: { ...named, reason: 'te-junior' },
    });
  });

  it('is of somebody who works there when the candidate says so', () => {
    expect(fetched(applicationAnswer({}, {}, { internal: true })).events[0]?.data).toMatchObject({
      internal: true,
    });
  });

  it('tells the same under the same keys when nothing changed, and another key when the job did', () => {
    const keys = (answer: unknown) => fetched(answer).events.map(({ key }) => key);
    expect(keys(applicationAnswer({ 'updated-at': '2026-04-01T00:00:00Z' }))).toEqual(
      keys(applicationAnswer()),
    );
    const moved = applicationAnswer();
    moved.data.relationships.job.data.id = '6';
    expect(keys(moved)[0]).not.toBe(keys(applicationAnswer())[0]);
  });

  it('takes no referring text for a link code that is no address', () => {
    const evidence = fetched(applicationAnswer({ 'referring-url': 'google', 'referring-site': null }))
      .events[0]?.data;
    expect(evidence).toMatchObject({ evidence: [] });
  });

  it('points at what is missing or of another form, and reads the rest', () => {
    const pointers = (answer: unknown) => fetched(answer).problems.map(({ pointer }) => pointer);
    expect(pointers({ data: { id: '1' } })).toEqual(['/data/relationships/candidate/data/id']);
    expect(pointers(applicationAnswer({ 'created-at': '22/03/2026' }))).toEqual([
      '/data/attributes/created-at',
    ]);
    expect(pointers(applicationAnswer({ 'changed-stage-at': 'x', 'rejected-at': 7 }))).toEqual([
      '/data/attributes/changed-stage-at',
      '/data/attributes/rejected-at',
    ]);
    expect(fetched({ errors: [{ status: '404' }] })).toEqual({ events: [], problems: [], fetches: [] });
    const bare = {
      data: {
        ...applicationAnswer().data,
        relationships: { candidate: { data: { id: 77, type: 'candidates' } } },
      },
    };
    expect(fetched(bare)).toEqual({ events: [], problems: [], fetches: [] });
  });

  it('is asked for with the token and the version of the API', () => {
    expect(teamtailor.api?.authorise('key')).toMatchObject({
      authorization: 'Token token=key',
      'x-api-version': '20240404',
    });
  });
});
