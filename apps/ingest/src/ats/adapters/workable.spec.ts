import { createHmac } from 'node:crypto';
import { type AtsSettings } from '../ats-settings.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { workable } from './workable.js';

const CLICK = '01890a5d-ac96-774b-bcce-b302099a8057';

const candidateWith = (fields: object = {}) => ({
  id: 'ce4da98',
  name: PERSONAL.name,
  firstname: PERSONAL.firstName,
  lastname: PERSONAL.lastName,
  headline: 'Engineer',
  account: { subdomain: 'acme', name: 'Acme' },
  job: { shortcode: 'GROOV005', title: 'Engineer' },
  stage: 'Applied',
  stage_kind: 'applied',
  disqualified: false,
  disqualification_reason: null,
  hired_at: null,
  sourced: false,
  profile_url: 'https://acme.workable.example/ce4da98',
  address: PERSONAL.address,
  phone: PERSONAL.phone,
  email: PERSONAL.email,
  domain: 'linkedin.com',
  created_at: '2026-04-01T08:00:00.000Z',
  updated_at: '2026-04-02T09:00:00.000Z',
  resume_url: PERSONAL.cv,
  cover_letter: PERSONAL.note,
  answers: [
    { question: { body: 'Reference' }, answer: { body: CLICK } },
    { question: { body: 'How did you find us?' }, answer: { body: 'A colleague' } },
  ],
  ...fields,
});
const of = (eventType: string, fields: object = {}, envelope: object = {}) => ({
  id: 'evt-1',
  event_type: eventType,
  resource_type: 'candidate',
  fired_at: '2026-04-10T10:00:00Z',
  data: candidateWith(fields),
  ...envelope,
});
const hmac = (body: Buffer, secret: string) => createHmac('sha256', secret).update(body);

describeAtsAdapter({
  adapter: workable,
  coversBody: true,
  // As documented: an HMAC-SHA256 of the body. That it is hexadecimal is from code that works with it.
  sign(payload, secret, receivedAtMs) {
    const body = Buffer.from(JSON.stringify(payload));
    return { body, headers: { 'x-workable-signature': hmac(body, secret).digest('hex') }, receivedAtMs };
  },
  unsigned: (delivery) => ({ ...delivery, headers: {} }),
  malformed: (delivery) => ({ ...delivery, headers: { 'x-workable-signature': 'sha256=abc' } }),
  settings: { clickIdField: 'Reference', answerField: 'How did you find us?' },
  samples: {
    'a candidate applies': of('candidate_created'),
    'a candidate moves': of('candidate_moved', { stage: 'Interview', stage_kind: 'interview' }),
    'a candidate is turned down': of('candidate_moved', {
      disqualified: true,
      disqualification_reason: 'Too junior',
    }),
    'a candidate is hired': of('candidate_moved', {
      stage: 'Hired',
      stage_kind: 'hired',
      hired_at: '2026-04-20T12:00:00Z',
    }),
    'a sourced candidate is moved on': of('candidate_moved', { sourced: true }),
    'a candidate is deleted': of('candidate_deleted'),
  },
});

function read(payload: unknown, settings: AtsSettings = {}) {
  const delivery = { body: Buffer.from(JSON.stringify(payload)), headers: {}, receivedAtMs: 0 };
  return workable.read(payload, testReader('workable', settings), delivery);
}
const events = (payload: unknown, settings?: AtsSettings) => {
  const reading = read(payload, settings);
  expect(reading.problems).toEqual([]);
  return reading.events;
};
const pointers = (payload: unknown) => read(payload).problems.map(({ pointer }) => pointer);
const named = {
  candidateRef: testReader('workable').candidateRef('ce4da98'),
  applicationId: 'workable:ce4da98',
};

describe('the signature of Workable', () => {
  it('is accepted in base64 too', () => {
    const body = Buffer.from('{}');
    const delivery = {
      body,
      headers: { 'x-workable-signature': hmac(body, 's').digest('base64') },
      receivedAtMs: 0,
    };
    expect(workable.verify(delivery, ['s'], {}).ok).toBe(true);
    expect(workable.verify(delivery, ['t'], {})).toEqual({ ok: false, refusal: 'wrong_signature' });
  });
});

describe('a candidate in Workable', () => {
  it('applies, with the source and the evidence in the answers to the form', () => {
    const settings = { clickIdField: 'reference', answerField: 'how did you find us?' };
    expect(events(of('candidate_created'), settings)).toEqual([
      {
        type: 'application.received',
        key: 'candidate:ce4da98:received',
        occurredAt: '2026-04-01T08:00:00.000Z',
        data: {
          ...named,
          vacancyId: 'workable:GROOV005',
          ats: 'workable',
          source: 'linkedin.com',
          evidence: [
            { kind: 'click_id', clickId: CLICK },
            { kind: 'ats_source', channel: 'job_board' },
            { kind: 'candidate_answer', channel: 'advocate' },
          ],
        },
      },
    ]);
  });

  it('is nobody’s application while only sourced, and one from when they are moved on', () => {
    expect(
      events(of('candidate_created', { sourced: true, stage: 'Sourced', stage_kind: 'sourced' })),
    ).toEqual([]);
    const moved = events(of('candidate_moved', { sourced: true, stage: 'Phone', stage_kind: 'shortlisted' }));
    expect(moved.map(({ type, key }) => [type, key])).toEqual([
      ['application.received', 'candidate:ce4da98:taken-on:GROOV005'],
      ['stage.changed', expect.stringContaining('candidate:ce4da98:stage:')],
    ]);
    expect(moved[0]).not.toHaveProperty('occurredAt');
  });

  it('moves to the stage they are in when it was told, by its kind, then by its name', () => {
    const moved = (fields: object, settings?: AtsSettings) => events(of('candidate_moved', fields), settings);
    expect(moved({ stage: 'Ronde 2', stage_kind: 'interview' })).toMatchObject([
      {
        type: 'stage.changed',
        occurredAt: '2026-04-10T10:00:00.000Z',
        data: { ...named, to: 'Ronde 2', stage: 'interview' },
      },
    ]);
    expect(moved({ stage: 'Gesprek', stage_kind: null })[0]?.data).toMatchObject({ stage: 'interview' });
    expect(
      moved({ stage: 'Ronde 2' }, { stages: { byName: { 'ronde 2': 'offer' } } })[0]?.data,
    ).toMatchObject({ stage: 'offer' });
  });

  it('is told under one key when the same move comes again, and under another for another move', () => {
    const keyOf = (fields: object, envelope?: object) =>
      events(of('candidate_moved', fields, envelope))[0]?.key;
    expect(keyOf({}, { id: 'evt-2' })).toBe(keyOf({}));
    expect(keyOf({}, { fired_at: '2026-04-11T10:00:00Z' })).not.toBe(keyOf({}));
  });

  it('is turned down, and then not moved; and is hired when it says when', () => {
    const out = events(
      of('candidate_moved', {
        disqualified: true,
        disqualified_at: '2026-04-09T00:00:00Z',
        disqualification_reason: 'Too junior',
      }),
    );
    expect(out).toMatchObject([
      { type: 'rejected', occurredAt: '2026-04-09T00:00:00.000Z', data: { ...named, reason: 'too-junior' } },
    ]);
    expect(out).toHaveLength(1);
    const hired = events(
      of('candidate_moved', { stage: 'Hired', stage_kind: 'hired', hired_at: '2026-04-20T12:00:00Z' }),
    );
    expect(hired.map(({ type }) => type)).toEqual(['stage.changed', 'hired']);
    expect(hired[1]).toEqual({
      type: 'hired',
      key: 'candidate:ce4da98:hired:2026-04-20T12:00:00.000Z',
      occurredAt: '2026-04-20T12:00:00.000Z',
      data: named,
    });
  });

  it('is deleted, wherever the delivery holds the id', () => {
    for (const data of [{ id: 'ce4da98' }, { candidate: { id: 'ce4da98' } }, { candidate_id: 'ce4da98' }])
      expect(events({ event_type: 'candidate_deleted', data })).toMatchObject([
        { type: 'candidate.deleted', data: { candidateRef: named.candidateRef } },
      ]);
  });

  it('may stand one level deeper', () => {
    const deeper = { event_type: 'candidate_created', data: { candidate: candidateWith() } };
    expect(events(deeper)).toEqual(events(of('candidate_created')));
  });

  it('points at what is missing, null or of another form, and ignores what is new', () => {
    expect(pointers({ event_type: 'candidate_created' })).toEqual(['/data/id']);
    expect(pointers(of('candidate_created', { id: PERSONAL.email }))).toEqual(['/data/id']);
    expect(pointers(of('candidate_created', { job: null }))).toEqual(['/data/job/shortcode']);
    expect(pointers(of('candidate_created', { created_at: '1/4/2026' }))).toEqual(['/data/created_at']);
    expect(pointers(of('candidate_moved', { stage: null, hired_at: 'soon' }))).toEqual([
      '/data/stage',
      '/data/hired_at',
    ]);
    expect(events(of('candidate_created', { brand_new: { deep: [1] } }))).toHaveLength(1);
    expect(events(of('employee_created'))).toEqual([]);
  });
});
