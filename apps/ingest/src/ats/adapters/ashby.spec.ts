import { createHmac } from 'node:crypto';
import { emailHash } from '../ats-reader.js';
import { type AtsSettings } from '../ats-settings.js';
import {
  APPLICATION,
  ASHBY_SAMPLES,
  CANDIDATE,
  HIRE_FAN_OUT,
  JOB,
  of,
  ofApplication,
  offerWith,
  scheduleWith,
} from '../testing/ashby.payloads.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { ashby } from './ashby.js';

const CLICK = '01890a5d-ac96-774b-bcce-b302099a8057';

describeAtsAdapter({
  adapter: ashby,
  coversBody: true,
  // As documented: sha256=, and the HMAC of the whole body in hexadecimal.
  sign(payload, secret, receivedAtMs) {
    const body = Buffer.from(JSON.stringify(payload));
    const hex = createHmac('sha256', secret).update(body).digest('hex');
    return { body, headers: { 'ashby-signature': `sha256=${hex}` }, receivedAtMs };
  },
  unsigned: (delivery) => ({ ...delivery, headers: {} }),
  malformed: (delivery) => ({
    ...delivery,
    headers: { 'ashby-signature': (delivery.headers['ashby-signature'] ?? '').replace('=', ' ') },
  }),
  settings: { clickIdField: 'Tracking' },
  samples: ASHBY_SAMPLES,
  applications: { [APPLICATION]: 'c.known' },
});

const applications = { [APPLICATION]: 'c.known' };
function read(payload: unknown, settings: AtsSettings = {}, known: Record<string, string> = applications) {
  const delivery = { body: Buffer.from(JSON.stringify(payload)), headers: {}, receivedAtMs: 0 };
  return ashby.read(payload, testReader('ashby', settings, known), delivery);
}
const events = (payload: unknown, settings?: AtsSettings) => {
  const reading = read(payload, settings);
  expect(reading.problems).toEqual([]);
  return reading.events;
};
const pointers = (payload: unknown, known?: Record<string, string>) =>
  read(payload, {}, known).problems.map(({ pointer }) => pointer);
const named = {
  candidateRef: testReader('ashby').candidateRef(CANDIDATE),
  applicationId: `ashby:${APPLICATION}`,
};
const ping = (body: string) => ashby.greet?.({ body: Buffer.from(body), headers: {}, receivedAtMs: 0 });

describe('a ping of Ashby', () => {
  it('is answered before there is a secret: the webhook would stay disabled', () => {
    expect(ping('{"action":"ping","data":{}}')?.status).toBe(200);
    expect(ping('{ "data": {}, "action" : "ping" }')?.status).toBe(200);
  });

  it('is nothing but a ping', () => {
    expect(ping('{"action":"candidateHire","data":{"note":"\\"action\\":\\"ping\\""}}')).toBeUndefined();
    expect(ping('{"action":"ping"')).toBeUndefined();
    expect(ping(`{"action":"ping","data":"${'x'.repeat(5_000)}"}`)).toBeUndefined();
  });

  it('says nothing when it comes signed all the same', () => {
    expect(events({ action: 'ping', data: {} })).toEqual([]);
  });
});

describe('an application in Ashby', () => {
  it('is received with its job, its source, and all the evidence there is', () => {
    const settings = {
      clickIdField: 'tracking',
      answerField: 'cf-2',
      advocates: { [emailHash(PERSONAL.employeeEmail)]: 'advocate-5' },
    };
    const customFields = [
      { id: 'cf-1', title: 'Tracking', value: CLICK },
      { id: 'cf-2', title: 'How did you find us?', value: 'A colleague' },
    ];
    expect(events(ofApplication('applicationSubmit', { customFields }), settings)).toEqual([
      {
        type: 'application.received',
        key: `application:${APPLICATION}:received`,
        occurredAt: '2026-04-01T08:00:00.000Z',
        data: {
          ...named,
          vacancyId: `ashby:${JOB}`,
          ats: 'ashby',
          source: 'LinkedIn',
          evidence: [
            { kind: 'click_id', clickId: CLICK },
            { kind: 'ats_source', channel: 'job_board' },
            { kind: 'credited_to', advocateId: 'advocate-5' },
            { kind: 'candidate_answer', channel: 'advocate' },
          ],
        },
      },
    ]);
  });

  it('is none while it is a lead', () => {
    expect(events(ofApplication('applicationSubmit', { status: 'Lead' }))).toEqual([]);
    expect(events(ofApplication('applicationUpdate', { status: 'Lead' }))).toEqual([]);
  });

  it('is of somebody who works there already when its source says so', () => {
    const payload = ofApplication('applicationSubmit', { source: { title: 'Own people' } });
    expect(events(payload, { internalSources: ['own people'] })[0]?.data).toMatchObject({ internal: true });
  });

  it.each([
    ['type', { type: 'Offer' }],
    ['stageType', { stageType: 'Offer' }],
    ['interviewStageGroup.type', { interviewStageGroup: { type: 'Offer' } }],
  ])('changes its stage, whose kind stands in %s', (_, kind) => {
    const payload = ofApplication('candidateStageChange', {
      currentInterviewStage: { id: 's', title: 'Ronde 4', ...kind },
    });
    expect(events(payload)).toEqual([
      {
        type: 'stage.changed',
        key: `application:${APPLICATION}:stage:s:2026-04-02T09:00:00.000Z`,
        occurredAt: '2026-04-02T09:00:00.000Z',
        data: { ...named, to: 'Ronde 4', stage: 'offer' },
      },
    ]);
    expect(events(payload, { stages: { byId: { s: 'other' } } })[0]?.data).toMatchObject({ stage: 'other' });
  });

  it('goes by the name of a stage of the type Active, then by that type, unless the type is configured', () => {
    const stage = (title: string, settings?: AtsSettings) => {
      const currentInterviewStage = { id: 's', title, type: 'Active' };
      const [event] = events(ofApplication('candidateStageChange', { currentInterviewStage }), settings);
      return event?.type === 'stage.changed' ? event.data.stage : undefined;
    };
    expect([stage('Onsite'), stage('Ronde 4')]).toEqual(['interview', 'qualified']);
    expect(stage('Onsite', { stages: { byKind: { active: 'other' } } })).toBe('other');
  });

  it('is hired as of its change, with the first day of the offer, whatever form that has', () => {
    for (const startDate of ['2026-06-01', '2026-06-01T00:00:00.000Z'])
      expect(
        events(
          ofApplication('candidateHire', { status: 'Hired' }, offerWith({ latestVersion: { startDate } })),
        ),
      ).toEqual([
        {
          type: 'hired',
          key: `application:${APPLICATION}:hired:2026-04-02T09:00:00.000Z`,
          occurredAt: '2026-04-02T09:00:00.000Z',
          data: { ...named, startsOn: '2026-06-01' },
        },
      ]);
    const odd = read(ofApplication('candidateHire', {}, offerWith({ latestVersion: { startDate: 'June' } })));
    expect([odd.events.length, odd.problems.map(({ pointer }) => pointer)]).toEqual([
      1,
      ['/data/offer/latestVersion/startDate'],
    ]);
  });

  it('is told of three times when it is hired, and each thing once', () => {
    const all = HIRE_FAN_OUT.flatMap((payload) => events(payload));
    expect(all.map(({ type }) => type)).toEqual(['hired', 'stage.changed', 'source.changed']);
    expect(new Set(all.map(({ key }) => key)).size).toBe(3);
  });

  it('is turned down when it is archived, under one key whichever delivery says so', () => {
    const fields = {
      status: 'Archived',
      archivedAt: '2026-04-05T00:00:00Z',
      archiveReason: { text: 'Te junior!' },
    };
    const rejections = ['applicationUpdate', 'candidateStageChange'].map((action) =>
      events(ofApplication(action, fields)).find(({ type }) => type === 'rejected'),
    );
    expect(rejections[0]).toMatchObject({
      occurredAt: '2026-04-05T00:00:00.000Z',
      data: { ...named, reason: 'te-junior' },
    });
    expect(rejections[1]).toEqual(rejections[0]);
  });

  it('states its source and credit again at each change, and nothing when it has neither', () => {
    const settings = { advocates: { 'user-5': 'advocate-5' } };
    expect(events(ofApplication('applicationUpdate'), settings)).toMatchObject([
      {
        type: 'source.changed',
        data: { ...named, source: 'LinkedIn', channel: 'job_board', creditedTo: 'advocate-5' },
      },
    ]);
    expect(events(ofApplication('applicationUpdate', { source: null, creditedToUser: null }))).toEqual([]);
  });
});

describe('what else Ashby tells', () => {
  it('merges the deleted candidate into the one that stays', () => {
    const payload = of('candidateMerge', {
      deletedCandidate: { id: 'gone' },
      mergedCandidate: { id: CANDIDATE },
    });
    expect(events(payload)).toEqual([
      {
        type: 'candidate.merged',
        key: `candidate:gone:merged:${CANDIDATE}`,
        data: { candidateRef: named.candidateRef, mergedRef: testReader('ashby').candidateRef('gone') },
      },
    ]);
  });

  it('deletes a candidate', () => {
    expect(events(of('candidateDelete', { candidate: { id: CANDIDATE } }))).toMatchObject([
      { type: 'candidate.deleted', data: { candidateRef: named.candidateRef } },
    ]);
  });

  it('plans an interview at its first talk, plans it anew, and completes it, for whom the application is', () => {
    const known = {
      candidateRef: 'c.known',
      applicationId: `ashby:${APPLICATION}`,
      interviewId: 'ashby:schedule-1',
    };
    const [first] = events(of('interviewScheduleCreate', scheduleWith()));
    expect(first).toMatchObject({
      type: 'interview.scheduled',
      data: { ...known, at: '2026-04-10T09:00:00.000Z' },
    });
    const [moved] = events(
      of(
        'interviewScheduleUpdate',
        scheduleWith({ interviewEvents: [{ startTime: '2026-04-12T09:00:00Z' }] }),
      ),
    );
    expect(moved?.key).not.toBe(first?.key);
    expect(events(of('interviewScheduleUpdate', scheduleWith({ status: 'Complete' })))).toEqual([
      { type: 'interview.completed', key: 'interview:schedule-1:completed', data: known },
    ]);
    expect(events(of('interviewScheduleUpdate', scheduleWith({ status: 'Cancelled' })))).toEqual([]);
  });

  it('makes an offer once it is out, and takes it back when it is cancelled or deleted', () => {
    expect(events(of('offerCreate', offerWith({ offerStatus: 'WaitingOnApprovalStart' })))).toEqual([]);
    const made = events(of('offerUpdate', offerWith()));
    expect(made).toMatchObject([
      { type: 'offer.made', key: 'offer:offer-1:made', data: { offerId: 'ashby:offer-1' } },
    ]);
    expect(events(of('offerUpdate', offerWith({ offerStatus: 'CandidateAccepted' })))).toEqual(made);
    expect(events(of('offerUpdate', offerWith({ offerStatus: 'OfferCancelled' })))).toMatchObject([
      { type: 'outcome.reversed', data: { stage: 'offer', reason: 'offer-cancelled' } },
    ]);
    expect(events(of('offerDelete', offerWith()))).toMatchObject([
      { type: 'outcome.reversed', data: { reason: 'offer-deleted' } },
    ]);
  });

  it('opens and closes a job, and is silent about a draft', () => {
    const job = (status: string) => of('jobUpdate', { job: { id: JOB, title: 'Engineer', status } });
    expect(events(job('Open'))).toMatchObject([
      { type: 'vacancy.opened', data: { vacancyId: `ashby:${JOB}`, title: 'Engineer' } },
    ]);
    expect(events(job('Archived'))).toMatchObject([{ type: 'vacancy.closed' }]);
    expect(events(job('Draft'))).toEqual([]);
  });

  it('says nothing of what nobody asked for', () => {
    expect(read({ action: 'surveySubmit', data: {} })).toEqual({ events: [], problems: [], fetches: [] });
    expect(read(null)).toEqual({ events: [], problems: [], fetches: [] });
  });

  it('points at what is missing, renamed or of another kind', () => {
    expect(pointers({ action: 'applicationSubmit' })).toEqual(['/data/application/id']);
    expect(pointers(ofApplication('applicationSubmit', { candidate: PERSONAL.name }))).toEqual([
      '/data/application/candidate/id',
    ]);
    expect(pointers(ofApplication('applicationSubmit', { job: null }))).toEqual(['/data/application/job/id']);
    expect(pointers(ofApplication('applicationSubmit', { createdAt: '01-04-2026' }))).toEqual([
      '/data/application/createdAt',
    ]);
    expect(pointers(ofApplication('candidateHire', { updatedAt: 5 }))).toEqual([
      '/data/application/updatedAt',
    ]);
    expect(pointers(of('candidateMerge', { mergedCandidate: { id: 'x' } }))).toEqual([
      '/data/deletedCandidate/id',
    ]);
    expect(pointers(of('offerCreate', offerWith()), {})).toEqual(['/data/offer/applicationId']);
  });
});
