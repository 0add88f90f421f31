import { createHmac } from 'node:crypto';
import { type AtsSettings } from '../ats-settings.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { recruitee } from './recruitee.js';

const candidate = {
  id: 512,
  name: PERSONAL.name,
  emails: [PERSONAL.email],
  phones: [PERSONAL.phone],
  cv_url: PERSONAL.cv,
  source: 'Indeed',
  fields: [
    { kind: 'single_line', name: 'Tracking', values: [{ text: 'spring-card' }] },
    { kind: 'multi_line', name: 'Motivation', values: [{ text: PERSONAL.note }] },
  ],
};
const offer = { id: 77, title: 'Lock keeper', kind: 'job', status: 'published', location: 'Muiden' };
const stage = (id: number, name: string, category: string) => ({ id, name, category });
const APPLIED = stage(1, 'Nieuw', 'apply');
const HIRED = stage(9, 'In dienst', 'hire');

function event(event_type: string, event_subtype: string | undefined, payload: object, id?: number) {
  return { id, event_type, event_subtype, payload: { candidate, offer, ...payload } };
}
const moved = (from_stage: object, to_stage: object, id?: number) =>
  event('candidate_moved', 'stage_changed', { details: { from_stage, to_stage } }, id);

const SAMPLES = {
  'somebody applies': event('new_candidate', 'career_site', {}),
  'somebody joins the talent pool': event('new_candidate', 'manual', {
    offer: { ...offer, kind: 'talent_pool' },
  }),
  'somebody is put on a job': event('candidate_assigned', undefined, { offer: { ...offer, id: 78 } }),
  'a stage': moved(APPLIED, stage(4, 'Tweede ronde', 'interview')),
  'a hire': moved(stage(6, 'Aanbod', 'offer'), HIRED),
  'a rejection': event('candidate_moved', 'disqualified', {
    details: { disqualify_reason: { id: 3, name: 'Andere kandidaat gekozen' }, note: PERSONAL.note },
  }),
  'a rejection is undone': event('candidate_moved', 'requalified', {}),
  'somebody is deleted': event('candidate_deleted', undefined, {}),
  'a job is published': event('job_published', undefined, {}),
  'a job is closed': event('status_changed', undefined, { offer: { ...offer, status: 'closed' } }),
  'a tag changes': event('tags_changed', undefined, {}),
};

describeAtsAdapter({
  adapter: recruitee,
  coversBody: true,
  sign(payload, secret, receivedAtMs) {
    const body = Buffer.from(JSON.stringify(payload));
    const hex = createHmac('sha256', secret).update(body).digest('hex');
    return { body, headers: { 'x-recruitee-signature': hex }, receivedAtMs };
  },
  unsigned: (delivery) => ({ ...delivery, headers: {} }),
  malformed: (delivery) => ({ ...delivery, headers: { 'x-recruitee-signature': 'abc' } }),
  settings: { clickIdField: 'tracking' },
  samples: SAMPLES,
});

function read(
  payload: unknown,
  settings: AtsSettings = {},
  applications: Parameters<typeof testReader>[2] = {},
) {
  const delivery = { body: Buffer.from(JSON.stringify(payload)), headers: {}, receivedAtMs: 0 };
  return recruitee.read(payload, testReader('recruitee', settings, applications), delivery);
}
const said = (...args: Parameters<typeof read>) => read(...args).events.map(({ type, data }) => [type, data]);
const NAMED = {
  candidateRef: testReader('recruitee').candidateRef('512'),
  applicationId: 'recruitee:512.77',
};

describe('a test request of Recruitee', () => {
  const greet = (body: string) =>
    recruitee.greet?.({ body: Buffer.from(body), headers: {}, receivedAtMs: 0 });

  it('is answered before anything is checked, and nothing else is', () => {
    expect(greet('{"test":true}')).toEqual({ status: 200, headers: {} });
    for (const body of ['{"test":false}', '{"test":true,"event_type":"candidate_moved"}', '', '[', '{"a":1}'])
      expect(greet(body)).toBeUndefined();
  });
});

describe('a candidate in Recruitee', () => {
  it('applies for the job they are new on', () => {
    expect(read(SAMPLES['somebody applies'], { clickIdField: 'tracking' })).toEqual({
      events: [
        {
          type: 'application.received',
          key: 'application:512.77:received',
          data: {
            ...NAMED,
            vacancyId: 'recruitee:77',
            ats: 'recruitee',
            source: 'Indeed',
            evidence: [
              { kind: 'link_code', linkCode: 'spring-card' },
              { kind: 'ats_source', channel: 'job_board' },
            ],
          },
        },
      ],
      problems: [],
      fetches: [],
    });
    expect(said(SAMPLES['somebody joins the talent pool'])).toEqual([]);
  });

  it('comes over the career site when no source says otherwise', () => {
    const { source: _, ...plain } = candidate;
    const [application] = read(event('new_candidate', 'career_site', { candidate: plain })).events;
    expect(application?.data).toMatchObject({ evidence: [{ kind: 'ats_source', channel: 'company_page' }] });
  });

  it('applies for a job they are put on later, unless that was told already', () => {
    const assigned = event('candidate_assigned', undefined, {});
    expect(said(assigned)).toMatchObject([['application.received', NAMED]]);
    expect(said(assigned, {}, { '512.77': NAMED.candidateRef })).toEqual([]);
  });

  it('moves by the category of the stage, and by its name where that says nothing', () => {
    expect(said(SAMPLES['a stage'])).toEqual([
      ['stage.changed', { ...NAMED, from: 'Nieuw', to: 'Tweede ronde', stage: 'interview' }],
    ]);
    expect(said(moved(APPLIED, { id: 5, name: 'Kennismakingsgesprek' }))).toMatchObject([
      ['stage.changed', { stage: 'interview' }],
    ]);
    expect(said(moved(APPLIED, { id: 5, name: 'Meelopen' }))).toEqual([
      ['stage.changed', { ...NAMED, from: 'Nieuw', to: 'Meelopen' }],
    ]);
  });

  it('is hired by a move to a stage of that kind, and no longer by a move out of it', () => {
    expect(said(SAMPLES['a hire'])).toEqual([
      ['stage.changed', { ...NAMED, from: 'Aanbod', to: 'In dienst', stage: 'hire' }],
      ['hired', NAMED],
    ]);
    expect(said(moved(HIRED, stage(6, 'Aanbod', 'offer')))).toMatchObject([
      ['stage.changed', {}],
      ['hire.reversed', NAMED],
    ]);
    const hired = { '512.77': { candidateRef: NAMED.candidateRef, isHired: true, isRejected: false } };
    expect(said(moved(APPLIED, APPLIED), {}, hired).at(-1)?.[0]).toBe('hire.reversed');
  });

  it('makes the same move twice when Recruitee says so', () => {
    const keys = [1, 2].map((id) => read(moved(APPLIED, HIRED, id)).events.map(({ key }) => key));
    expect(new Set(keys.flat()).size).toBe(4);
  });

  it('is disqualified, requalified and deleted', () => {
    expect(said(SAMPLES['a rejection'])).toEqual([
      ['rejected', { ...NAMED, reason: 'andere-kandidaat-gekozen' }],
    ]);
    expect(said(SAMPLES['a rejection is undone'])).toEqual([['rejection.reversed', NAMED]]);
    expect(said(SAMPLES['somebody is deleted'])).toEqual([
      ['candidate.deleted', { candidateRef: NAMED.candidateRef }],
    ]);
  });

  it('is a problem with its field named when it is not said who or on what', () => {
    const pointers = (payload: unknown) => read(payload).problems.map(({ pointer }) => pointer);
    expect(pointers(event('new_candidate', undefined, { candidate: {} }))).toEqual(['/payload/candidate/id']);
    expect(pointers(event('candidate_moved', 'stage_changed', { offer: {} }))).toEqual(['/payload/offer/id']);
    expect(pointers(event('candidate_moved', 'stage_changed', { details: {} }))).toEqual([
      '/payload/details/to_stage/name',
    ]);
  });
});

describe('a job in Recruitee', () => {
  it('opens when it is published and closes when it is closed or archived', () => {
    expect(said(SAMPLES['a job is published'])).toEqual([
      ['vacancy.opened', { vacancyId: 'recruitee:77', title: 'Lock keeper', location: 'Muiden' }],
    ]);
    expect(said(SAMPLES['a job is closed'])).toEqual([['vacancy.closed', { vacancyId: 'recruitee:77' }]]);
  });
});
