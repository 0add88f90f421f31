import { createHmac } from 'node:crypto';
import { type AtsReading, type Delivery, type FetchRequest } from '../adapter.js';
import { type AtsSettings } from '../ats-settings.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { smartrecruiters } from './smartrecruiters.js';

const BASE = 'https://api.smartrecruiters.com';
const APPLICATION = `${BASE}/candidates/cand-1/jobs/job-2`;

/** A body holds ids; what happened, and to what, stands in the headers. */
const EVENTS: Readonly<Record<string, { readonly name: string; readonly link: string }>> = {
  e1: { name: 'application.created', link: APPLICATION },
  e2: { name: 'application.status.updated', link: `<${APPLICATION}>; rel="self"` },
  e3: { name: 'application.source.updated', link: APPLICATION },
  e4: { name: 'job.created', link: `${BASE}/jobs/job-2` },
  e5: { name: 'offer.created', link: `${BASE}/candidates/cand-1/jobs/job-2/offers/o-1` },
  e6: { name: 'interview.created', link: `${BASE}/interviews/i-1` },
  e7: { name: 'candidate.deleted', link: '' },
  e8: { name: 'candidate.updated', link: `${BASE}/candidates/cand-1` },
};
const body = (eventId: string, ids: object = { id: 'cand-1' }) => ({ ...ids, testEvent: eventId });

function headersOf(payload: unknown, atMs: number): Record<string, string> {
  const eventId = (payload as { testEvent?: string }).testEvent ?? '';
  const event = EVENTS[eventId] ?? { name: 'other', link: '' };
  return {
    'smartrecruiters-timestamp': String(Math.floor(atMs / 1_000)),
    'event-id': eventId,
    'event-name': event.name,
    'event-version': 'v201804',
    ...(event.link !== '' && { link: event.link }),
  };
}

/** As documented: time, body and four headers joined by dots; an absent one is empty. */
function signature({ body: bytes, headers }: Pick<Delivery, 'body' | 'headers'>, secret: string): string {
  const names = ['event-id', 'event-name', 'event-version', 'link'];
  const parts = [
    headers['smartrecruiters-timestamp'],
    bytes.toString(),
    ...names.map((name) => headers[name]),
  ];
  return createHmac('sha256', secret)
    .update(parts.map((part) => part ?? '').join('.'))
    .digest('hex');
}
function sign(payload: unknown, secret: string, receivedAtMs: number): Delivery {
  const bytes = Buffer.from(JSON.stringify(payload));
  const headers = headersOf(payload, receivedAtMs);
  const hex = signature({ body: bytes, headers }, secret);
  return { body: bytes, headers: { ...headers, 'smartrecruiters-signature': `v1=${hex}` }, receivedAtMs };
}

const application = (fields: object = {}) => ({
  id: 'cand-1',
  firstName: PERSONAL.firstName,
  lastName: PERSONAL.lastName,
  email: PERSONAL.email,
  phoneNumber: PERSONAL.phone,
  location: { street: PERSONAL.address },
  resume: { fileName: PERSONAL.cv },
  status: 'NEW',
  createdOn: '2026-05-01T08:00:00.000Z',
  source: 'LinkedIn',
  ...fields,
});

describeAtsAdapter({
  adapter: smartrecruiters,
  coversBody: true,
  sign,
  unsigned({ headers: { 'smartrecruiters-signature': _, ...headers }, ...delivery }) {
    return { ...delivery, headers };
  },
  malformed: (delivery) => ({
    ...delivery,
    headers: { ...delivery.headers, 'smartrecruiters-signature': 'v2=abc' },
  }),
  staleAfterMs: 26 * 60 * 60_000,
  samples: {
    'somebody applies': body('e1'),
    'a status': body('e2', { job_id: 'job-2', candidate_id: 'cand-1' }),
    'a source': body('e3'),
    'a job': body('e4', { id: 'job-2' }),
    'an offer': body('e5', { id: 'o-1' }),
    'an interview': body('e6', { id: 'i-1' }),
    'somebody is deleted': body('e7'),
    'a profile': body('e8', { id: 'cand-1', name: PERSONAL.name }),
  },
  resources: {
    application: application(),
    job: { id: 'job-2', title: 'Diver', status: 'SOURCING', creator: { email: PERSONAL.employeeEmail } },
    offer: { id: 'o-1', candidateId: 'cand-1', jobId: 'job-2', note: PERSONAL.note },
  },
});

const NAMED = {
  candidateRef: testReader('smartrecruiters').candidateRef('cand-1'),
  applicationId: 'smartrecruiters:cand-1.job-2',
};
const known = (course: { isHired?: boolean; isRejected?: boolean } = {}) => ({
  'cand-1.job-2': { candidateRef: NAMED.candidateRef, isHired: false, isRejected: false, ...course },
});

function ask(eventId: string, settings: AtsSettings = {}): FetchRequest {
  const payload = body(eventId);
  const delivery = sign(payload, 'secret', 0);
  const [request] = smartrecruiters.read(payload, testReader('smartrecruiters', settings), delivery).fetches;
  if (request === undefined) throw new Error('nothing is asked');
  return request;
}
function answered(
  request: FetchRequest,
  resource: unknown,
  applications: Parameters<typeof testReader>[2] = known(),
  settings: AtsSettings = {},
): AtsReading {
  const reader = testReader('smartrecruiters', settings, applications);
  const reading = smartrecruiters.readFetched?.(request, resource, reader);
  if (reading === undefined) throw new Error('SmartRecruiters is asked');
  return reading;
}
const said = (...args: Parameters<typeof answered>) =>
  answered(...args).events.map(({ type, data }) => [type, data]);

describe('a delivery of SmartRecruiters', () => {
  it('is answered with the secret of the hook when that is activated', () => {
    const greet = (headers: Record<string, string>) =>
      smartrecruiters.greet?.({ body: Buffer.alloc(0), headers, receivedAtMs: 0 });
    expect(greet({ 'x-hook-secret': 'abc-123' })).toEqual({
      status: 200,
      headers: { 'x-hook-secret': 'abc-123' },
    });
    expect(greet({ 'x-hook-secret': 'with space' })).toBeUndefined();
    expect(greet({ 'x-hook-secret': 'a'.repeat(600) })).toBeUndefined();
    expect(greet({})).toBeUndefined();
    expect(greet({ 'x-hook-secret': 'abc', 'smartrecruiters-signature': 'v1=' })).toBeUndefined();
  });

  it('is accepted when any of its signatures is by a key of ours, and covers what the headers say', () => {
    const delivery = sign(body('e1'), 'secret', 1_778_000_000_000);
    const refusal = (headers: Record<string, string | undefined>, secrets = ['secret']) => {
      const verdict = smartrecruiters.verify({ ...delivery, headers }, secrets, {});
      return verdict.ok ? 'accepted' : verdict.refusal;
    };
    const both = `v1=${'0'.repeat(64)}; ${String(delivery.headers['smartrecruiters-signature'])}`;
    expect(refusal({ ...delivery.headers, 'smartrecruiters-signature': both })).toBe('accepted');
    for (const name of ['event-id', 'event-name', 'event-version', 'link'])
      expect(refusal({ ...delivery.headers, [name]: 'other' })).toBe('wrong_signature');
    expect(refusal({ ...delivery.headers, link: undefined })).toBe('wrong_signature');
  });

  it('is asked about at the address of its link, below the address of the API and nowhere else', () => {
    expect(ask('e2')).toEqual({
      what: 'application',
      path: '/candidates/cand-1/jobs/job-2',
      told: { event: 'application.status.updated', eventId: 'e2', applicationId: 'cand-1.job-2' },
    });
    const payload = body('e2');
    for (const link of [
      'https://evil.example/candidates/cand-1/jobs/job-2',
      `${BASE}.evil.example/x`,
      'x',
      '',
    ]) {
      const delivery = { ...sign(payload, 's', 0), headers: { ...headersOf(payload, 0), link } };
      const reading = smartrecruiters.read(payload, testReader('smartrecruiters'), delivery);
      expect([reading.fetches, reading.problems.length]).toEqual([[], 1]);
    }
  });
});

describe('an application in SmartRecruiters', () => {
  it('is received when it is first heard of, with its source', () => {
    expect(answered(ask('e1'), application(), {}).events).toEqual([
      {
        type: 'application.received',
        key: 'application:cand-1.job-2:received',
        occurredAt: '2026-05-01T08:00:00.000Z',
        data: {
          ...NAMED,
          vacancyId: 'smartrecruiters:job-2',
          ats: 'smartrecruiters',
          source: 'LinkedIn',
          evidence: [{ kind: 'ats_source', channel: 'job_board' }],
        },
      },
    ]);
    expect(said(ask('e1'), application({ status: 'LEAD' }), {})).toEqual([]);
    const settings = { sourceTokens: { 'card-7': 'code-7' } };
    expect(said(ask('e1'), application({ source: 'card-7' }), {}, settings)).toMatchObject([
      ['application.received', { evidence: [{ kind: 'link_code', linkCode: 'code-7' }] }],
    ]);
  });

  it('is looked up before it is read when its address does not say which it is', () => {
    const request = {
      what: 'application',
      path: '/applications/a-1',
      told: { event: 'application.created' },
    };
    const resource = application({ candidateId: 'cand-1', jobId: 'job-2' });
    const { events, fetches } = answered(request, resource, {});
    expect(events).toEqual([]);
    expect(fetches).toEqual([{ ...request, told: { ...request.told, applicationId: 'cand-1.job-2' } }]);
    const [again = request] = fetches;
    expect(said(again, resource, {})).toMatchObject([['application.received', NAMED]]);
  });

  it.each([
    ['NEW', 'application'],
    ['IN_REVIEW', 'qualified'],
    ['INTERVIEW', 'interview'],
    ['OFFERED', 'offer'],
  ])('is in the stage of its status: %s', (status, stage) => {
    expect(said(ask('e2'), application({ status }))).toEqual([
      ['stage.changed', { ...NAMED, to: status, stage }],
    ]);
  });

  it('is hired, and no longer when its status is another', () => {
    expect(said(ask('e2'), application({ status: 'HIRED' }))).toEqual([
      ['stage.changed', { ...NAMED, to: 'HIRED', stage: 'hire' }],
      ['hired', NAMED],
    ]);
    const types = (status: string, course: object) =>
      said(ask('e2'), application({ status }), known(course)).map(([type]) => type);
    expect(types('OFFERED', { isHired: true })).toEqual(['stage.changed', 'hire.reversed']);
    expect(types('WITHDRAWN', { isHired: true })).toEqual(['stage.changed', 'hire.reversed', 'rejected']);
    expect(types('IN_REVIEW', { isRejected: true })).toEqual(['stage.changed', 'rejection.reversed']);
  });

  it('has another source when SmartRecruiters says so', () => {
    expect(said(ask('e3'), application({ source: 'Careers page' }))).toEqual([
      ['source.changed', { ...NAMED, source: 'Careers page', channel: 'company_page' }],
    ]);
  });
});

describe('the rest of SmartRecruiters', () => {
  it('opens and closes jobs', () => {
    const job = (status: string) => ({
      id: 'job-2',
      title: 'Diver',
      status,
      location: { city: 'Den Helder' },
    });
    expect(said(ask('e4'), job('SOURCING'))).toEqual([
      ['vacancy.opened', { vacancyId: 'smartrecruiters:job-2', title: 'Diver', location: 'Den Helder' }],
    ]);
    expect(said(ask('e4'), job('FILLED'))).toEqual([
      ['vacancy.closed', { vacancyId: 'smartrecruiters:job-2', reason: 'filled' }],
    ]);
    expect(said(ask('e4'), job('CREATED'))).toEqual([]);
  });

  it('makes offers, plans interviews and deletes candidates', () => {
    expect(said(ask('e5'), { id: 'o-1' })).toEqual([
      ['offer.made', { ...NAMED, offerId: 'smartrecruiters:o-1' }],
    ]);
    expect(said(ask('e6'), { id: 'i-1', candidateId: 'cand-1', jobId: 'job-2' })).toEqual([
      ['interview.scheduled', { ...NAMED, interviewId: 'smartrecruiters:i-1' }],
    ]);
    expect(answered(ask('e6'), { id: 'i-1' }).problems).toMatchObject([{ pointer: '/candidateId' }]);
    const deletion = body('e7', { id: 'cand-1' });
    const reader = testReader('smartrecruiters');
    expect(smartrecruiters.read(deletion, reader, sign(deletion, 's', 0)).events).toEqual([
      {
        type: 'candidate.deleted',
        key: 'candidate:cand-1:deleted',
        data: { candidateRef: NAMED.candidateRef },
      },
    ]);
  });
});
