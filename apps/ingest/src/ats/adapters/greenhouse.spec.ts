import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import {
  GREENHOUSE_SAMPLES,
  ofApplication,
  ofJob,
  offerCreated,
  stage,
} from '../testing/greenhouse.payloads.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { type AtsSettings } from '../ats-settings.js';
import { emailHash } from '../ats-reader.js';
import { greenhouse } from './greenhouse.js';

const FIXTURES = '../shared/fixtures/greenhouse';
const CLICK = '01890a5d-ac96-774b-bcce-b302099a8057';

describeAtsAdapter({
  adapter: greenhouse,
  coversBody: true,
  // As documented: the word sha256, a space, and the HMAC of the whole body in hexadecimal.
  sign(payload, secret, receivedAtMs) {
    const body = Buffer.from(JSON.stringify(payload).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'));
    const hex = createHmac('sha256', secret).update(body).digest('hex');
    return { body, headers: { signature: `sha256 ${hex}`, 'greenhouse-event-id': '1' }, receivedAtMs };
  },
  unsigned: (delivery) => ({ ...delivery, headers: {} }),
  malformed: (delivery) => ({
    ...delivery,
    headers: { signature: (delivery.headers['signature'] ?? '').replace(' ', '=') },
  }),
  settings: { clickIdField: 'Tracking', advocates: { E5: 'advocate-5' } },
  samples: GREENHOUSE_SAMPLES,
  applications: { '9001': 'c.known' },
});

const KNOWN = { '9001': 'c.known' };

/** As after an application that was told of before, unless the test says otherwise. */
function read(payload: unknown, settings: AtsSettings = {}, applications: Record<string, string> = KNOWN) {
  const reader = testReader('greenhouse', settings, applications);
  const delivery = { body: Buffer.from(JSON.stringify(payload)), headers: {}, receivedAtMs: 0 };
  return greenhouse.read(payload, reader, delivery);
}
const onlyEvent = (payload: unknown, settings?: AtsSettings, applications?: Record<string, string>) => {
  const { events, problems } = read(payload, settings, applications);
  expect([events.length, problems]).toEqual([1, []]);
  return events[0];
};
const pointers = (payload: unknown, applications?: Record<string, string>) =>
  read(payload, {}, applications).problems.map(({ pointer }) => pointer);
const candidateRef = testReader('greenhouse').candidateRef('7001');
const named = { candidateRef, applicationId: 'greenhouse:9001' };

describe('an application in Greenhouse', () => {
  it('is received with its job, its source, and all the evidence there is', () => {
    const custom = {
      utm: { name: 'Tracking', type: 'short_text', value: CLICK },
      how: { name: 'How did you find us?', type: 'single_select', value: 'A colleague' },
    };
    const payload = ofApplication('new_candidate_application', { custom_fields: custom });
    const settings = {
      clickIdField: 'tracking',
      answerField: 'how',
      advocates: { [emailHash(PERSONAL.employeeEmail)]: 'advocate-5' },
    };
    expect(onlyEvent(payload, settings)).toEqual({
      type: 'application.received',
      key: 'application:9001:received',
      occurredAt: '2026-04-01T08:00:00.000Z',
      data: {
        ...named,
        vacancyId: 'greenhouse:300',
        ats: 'greenhouse',
        source: 'LinkedIn',
        evidence: [
          { kind: 'click_id', clickId: CLICK },
          { kind: 'ats_source', channel: 'job_board' },
          { kind: 'credited_to', advocateId: 'advocate-5' },
          { kind: 'candidate_answer', channel: 'advocate' },
        ],
      },
    });
  });

  it('carries a link code as well as a click id, also inside an address or as a token of Greenhouse’s own', () => {
    const carried = (value: string) =>
      onlyEvent(
        ofApplication('new_candidate_application', { source: null, custom_fields: { mh: { value } } }),
        {
          clickIdField: 'mh',
          sourceTokens: { '1a2b3c4d1us': 'code-9' },
        },
      )?.data;
    const link = (linkCode: string) => ({ evidence: [{ kind: 'link_code', linkCode }] });
    expect(carried('abc123')).toMatchObject(link('abc123'));
    expect(carried('1a2b3c4d1us')).toMatchObject(link('code-9'));
    expect(carried('https://jobs.example/4?gh_src=1a2b3c4d1us')).toMatchObject(link('code-9'));
    expect(carried('https://jobs.example/4?utm_content=abc123')).toMatchObject(link('abc123'));
    expect(carried('a friend told me')).toMatchObject({ evidence: [] });
  });

  it('is internal when its source says so, by default or as configured', () => {
    const from = (name: string, settings?: AtsSettings) =>
      onlyEvent(ofApplication('new_candidate_application', { source: { name } }), settings)?.data;
    expect(from('Internal Applicant')).toMatchObject({ internal: true });
    expect(from('Intern')).not.toHaveProperty('internal');
    expect(from('Mobility', { internalSources: ['mobility'] })).toMatchObject({ internal: true });
  });

  it('is received with the first that is heard of it, when it was there before the connection', () => {
    for (const action of ['candidate_stage_change', 'hire_candidate']) {
      const [first, second] = read(ofApplication(action), {}, {}).events;
      expect(first).toEqual(onlyEvent(ofApplication('new_candidate_application')));
      expect(second?.type).toBe(action === 'hire_candidate' ? 'hired' : 'stage.changed');
    }
  });

  it('is none while it is a prospect’s', () => {
    expect(read(ofApplication('new_candidate_application', { prospect: true }))).toEqual(NOTHING);
    expect(read(ofApplication('new_prospect_application', { prospect: true, jobs: [] }))).toEqual(NOTHING);
  });

  it('is a problem with its field named when what matters is missing or cannot be read', () => {
    expect(pointers(ofApplication('new_candidate_application', { jobs: [] }))).toEqual([
      '/payload/application/jobs/0/id',
    ]);
    expect(pointers(ofApplication('new_candidate_application', { applied_at: '13/04/2026' }))).toEqual([
      '/payload/application/applied_at',
    ]);
    expect(pointers(ofApplication('new_candidate_application', { candidate: {} }))).toEqual([
      '/payload/application/candidate/id',
    ]);
    expect(pointers({ action: 'hire_candidate', payload: {} })).toEqual(['/payload/application/id']);
  });
});

describe('a change of stage in Greenhouse', () => {
  it('is mapped to a stage of ours by id, by name, or by what such a stage is usually called', () => {
    const mapped = (name: string, settings?: AtsSettings) =>
      onlyEvent(ofApplication('candidate_stage_change', stage(name)), settings);
    expect(mapped('Offer')).toEqual({
      type: 'stage.changed',
      key: 'application:9001:stage:22:2026-04-10T12:00:00.000Z',
      occurredAt: '2026-04-10T12:00:00.000Z',
      data: { ...named, to: 'Offer', stage: 'offer' },
    });
    expect(mapped('Meet the team')?.data).toEqual({ ...named, to: 'Meet the team' });
    const settings = { stages: { byName: { 'meet the TEAM': 'interview' as const } } };
    expect(mapped('Meet the team', settings)?.data).toMatchObject({ stage: 'interview' });
    expect(mapped('Offer', { stages: { byId: { '22': 'qualified' } } })?.data).toMatchObject({
      stage: 'qualified',
    });
  });

  it('tells of the interviews that were planned and that took place, each once', () => {
    const interviews = (when: string, status: string) =>
      read(
        ofApplication('candidate_stage_change', {
          last_activity_at: when,
          ...stage('Onsite', [[81, status]]),
        }),
      ).events.slice(1);
    const planned = {
      type: 'interview.scheduled',
      key: 'application:9001:interview:81:scheduled',
      data: { ...named, interviewId: 'greenhouse:9001.81' },
    };
    expect(interviews('2026-04-10T12:00:00Z', 'scheduled')).toEqual([planned]);
    expect(interviews('2026-04-11T12:00:00Z', 'awaiting_feedback')).toEqual([planned]);
    expect(interviews('2026-04-12T12:00:00Z', 'complete')).toEqual([
      { ...planned, type: 'interview.completed', key: 'application:9001:interview:81:completed' },
    ]);
    expect(interviews('2026-04-12T12:00:00Z', 'skipped')).toEqual([]);
  });
});

describe('corrections in Greenhouse', () => {
  it('tell a hire, its undoing and a second hire apart', () => {
    const story = [
      ofApplication('hire_candidate', { last_activity_at: '2026-05-01T10:00:00Z' }),
      ofApplication('unhire_candidate', { last_activity_at: '2026-05-02T10:00:00Z', credited_to: null }),
      ofApplication('hire_candidate', { last_activity_at: '2026-05-03T10:00:00Z' }),
    ].map((payload) => onlyEvent(payload));
    expect(story.map((event) => [event?.type, event?.occurredAt])).toEqual([
      ['hired', '2026-05-01T10:00:00.000Z'],
      ['hire.reversed', '2026-05-02T10:00:00.000Z'],
      ['hired', '2026-05-03T10:00:00.000Z'],
    ]);
    expect(new Set(story.map((event) => event?.key)).size).toBe(3);
  });

  it('tell a source edited, edited again, and edited back apart', () => {
    const edit = (day: string, name: string) =>
      onlyEvent(
        ofApplication('application_updated', {
          last_activity_at: `2026-04-${day}T00:00:00Z`,
          source: { name },
        }),
        { advocates: { E5: 'advocate-5' } },
      );
    expect(edit('11', 'Agency')?.data).toEqual({
      ...named,
      source: 'Agency',
      channel: 'agency',
      creditedTo: 'advocate-5',
    });
    const keys = [edit('11', 'Agency'), edit('12', 'Referral'), edit('13', 'Agency')].map((e) => e?.key);
    expect(new Set(keys).size).toBe(3);
  });

  it('turn down, open again, delete, merge and anonymise', () => {
    const rejection = {
      rejected_at: '2026-04-11T10:00:00Z',
      rejection_reason: { id: 3, name: 'Too Junior' },
    };
    expect(onlyEvent(ofApplication('reject_candidate', rejection))).toMatchObject({
      type: 'rejected',
      occurredAt: '2026-04-11T10:00:00.000Z',
      data: { ...named, reason: 'too-junior' },
    });
    const types = (title: string) =>
      read(GREENHOUSE_SAMPLES[title]).events.map(({ type, data }) => [type, data]);
    expect(types('a rejection is undone')).toEqual([['rejection.reversed', named]]);
    expect(types('an application is deleted')).toEqual([['application.deleted', named]]);
    expect(types('a candidate is deleted')).toEqual([['candidate.deleted', { candidateRef }]]);
    expect(types('a candidate is anonymised')).toEqual([['candidate.anonymised', { candidateRef }]]);
    expect(types('candidates are merged')).toEqual([
      [
        'candidate.merged',
        { candidateRef: testReader('greenhouse').candidateRef('7002'), mergedRef: candidateRef },
      ],
    ]);
  });
});

describe('an offer in Greenhouse', () => {
  const known = KNOWN;
  const ofOffer = { candidateRef: 'c.known', applicationId: 'greenhouse:9001' };

  it('is made for the candidate whose application is known, on the day in whichever form it is written', () => {
    expect(greenhouse.applicationsIn?.(offerCreated())).toEqual(['9001']);
    for (const [sent_on, occurredAt] of [
      ['2026-04-20', '2026-04-20T12:00:00.000Z'],
      ['04/20/2026', '2026-04-20T12:00:00.000Z'],
      ['2026-04-20T09:30:00+02:00', '2026-04-20T07:30:00.000Z'],
    ]) {
      expect(onlyEvent(offerCreated({ sent_on }), {}, known)).toEqual({
        type: 'offer.made',
        key: 'offer:50:made',
        occurredAt,
        data: { ...ofOffer, offerId: 'greenhouse:50' },
      });
    }
    expect(onlyEvent(offerCreated({ sent_on: null }), {}, known)).not.toHaveProperty('occurredAt');
    expect(read(offerCreated({ sent_on: '20/04/2026' }), {}, known).problems).toMatchObject([
      { pointer: '/payload/sent_on' },
    ]);
  });

  it('is a problem when no delivery has said whose application it is', () => {
    expect(pointers(offerCreated(), {})).toEqual(['/payload/application_id']);
  });

  it('stops counting when it is deleted', () => {
    const deletion = GREENHOUSE_SAMPLES['an offer is deleted'];
    expect(greenhouse.applicationsIn?.(deletion)).toEqual(['9001']);
    expect(onlyEvent(deletion, {}, known)).toEqual({
      type: 'outcome.reversed',
      key: 'offer:50:deleted',
      data: { ...ofOffer, stage: 'offer', reason: 'offer-deleted' },
    });
  });
});

describe('a job in Greenhouse', () => {
  it('opens with its title, team and places, and again when they change', () => {
    const offices = [
      { id: 1, name: 'Utrecht' },
      { id: 2, name: 'Gent' },
    ];
    const event = onlyEvent(ofJob('job_created', { offices }));
    expect(event).toMatchObject({
      type: 'vacancy.opened',
      occurredAt: '2026-03-01T07:00:00.000Z',
      data: {
        vacancyId: 'greenhouse:300',
        title: 'Bicycle mechanic',
        team: 'workshop',
        location: 'Utrecht, Gent',
      },
    });
    expect(onlyEvent(ofJob('job_updated', { offices }))).toEqual(event);
    expect(onlyEvent(ofJob('job_updated', { name: 'Cycle mechanic', offices }))?.key).not.toBe(event?.key);
    expect(read(ofJob('job_created', { status: 'draft' }))).toEqual(NOTHING);
  });

  it('closes', () => {
    const closed = ofJob('job_updated', { status: 'closed', closed_at: '2026-05-01T07:00:00Z' });
    expect(onlyEvent(closed)).toEqual({
      type: 'vacancy.closed',
      key: 'job:300:closed:2026-05-01T07:00:00.000Z',
      occurredAt: '2026-05-01T07:00:00.000Z',
      data: { vacancyId: 'greenhouse:300' },
    });
    expect(onlyEvent(ofJob('job_deleted'))?.data).toEqual({
      vacancyId: 'greenhouse:300',
      reason: 'cancelled',
    });
  });
});

const NOTHING = { events: [], problems: [], fetches: [] };

// Greenhouse's own samples; they stand beside the project, not in it.
(existsSync(FIXTURES) ? describe : describe.skip)('the samples Greenhouse publishes', () => {
  const sample = (name: string): unknown => JSON.parse(readFileSync(`${FIXTURES}/${name}.json`, 'utf8'));
  const ref = (id: string) => testReader('greenhouse').candidateRef(id);

  it('new_candidate_application', () => {
    expect(onlyEvent(sample('new_candidate_application'), { advocates: { '123abc': 'advocate-1' } })).toEqual(
      {
        type: 'application.received',
        key: 'application:71980812:received',
        occurredAt: '2017-10-27T14:44:43.000Z',
        data: {
          candidateRef: ref('60304594'),
          applicationId: 'greenhouse:71980812',
          vacancyId: 'greenhouse:274075',
          ats: 'greenhouse',
          source: 'LinkedIn (Prospecting)',
          evidence: [
            { kind: 'ats_source', channel: 'job_board' },
            { kind: 'credited_to', advocateId: 'advocate-1' },
          ],
        },
      },
    );
  });

  it('candidate_stage_change', () => {
    expect(onlyEvent(sample('candidate_stage_change'), {}, { '265277': 'c.x' })).toEqual({
      type: 'stage.changed',
      key: 'application:265277:stage:71416:2015-02-09T16:38:36.000Z',
      occurredAt: '2015-02-09T16:38:36.000Z',
      data: {
        candidateRef: ref('265772'),
        applicationId: 'greenhouse:265277',
        to: 'Assessment',
        stage: 'qualified',
      },
    });
  });

  it('hire_candidate, which does not say when', () => {
    const event = onlyEvent(sample('hire_candidate'));
    expect(event).toMatchObject({
      type: 'hired',
      data: { candidateRef: ref('35897443'), applicationId: 'greenhouse:46194062', startsOn: '2015-01-23' },
    });
    expect(event).not.toHaveProperty('occurredAt');
  });

  it('reject_candidate, offer_created, job_created and update_candidate', () => {
    expect(onlyEvent(sample('reject_candidate'))).toMatchObject({
      type: 'rejected',
      occurredAt: '2015-02-11T15:50:41.000Z',
      data: { candidateRef: ref('265788'), applicationId: 'greenhouse:265293', reason: 'too-junior' },
    });
    expect(onlyEvent(sample('offer_created'), {}, { '234556': 'c.x' })).toMatchObject({
      type: 'offer.made',
      occurredAt: '2013-03-22T12:00:00.000Z',
      data: { candidateRef: 'c.x', applicationId: 'greenhouse:234556', offerId: 'greenhouse:12345' },
    });
    expect(onlyEvent(sample('job_created'))).toMatchObject({
      type: 'vacancy.opened',
      occurredAt: '2016-10-20T18:16:32.000Z',
      data: {
        vacancyId: 'greenhouse:371417',
        title: 'Software Engineer',
        team: 'ex-dept-1',
        location: 'New York City, St. Louis',
      },
    });
    expect(read(sample('update_candidate'))).toEqual(NOTHING);
  });
});
