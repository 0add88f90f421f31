import { createHmac } from 'node:crypto';
import { type AtsReading, type FetchRequest } from '../adapter.js';
import { type AtsSettings } from '../ats-settings.js';
import { describeAtsAdapter } from '../testing/ats-adapter.contract.js';
import { PERSONAL } from '../testing/personal.js';
import { testReader } from '../testing/test-reader.js';
import { lever } from './lever.js';

const TRIGGERED = Date.UTC(2026, 4, 4, 9, 30);
const AT = '2026-05-04T09:30:00.000Z';

let tokens = 0;
/** A delivery of Lever's: ids only, and a token of its own. */
function delivery(event: string, data: object = { opportunityId: 'opp-1' }) {
  return { event, token: `token-${String(++tokens)}`, triggeredAt: TRIGGERED, data };
}

/** As documented: the HMAC of token and time, in the body. */
function sign(payload: unknown, secret: string, receivedAtMs: number) {
  const { token, triggeredAt } = payload as { token: string; triggeredAt: number };
  const signature = createHmac('sha256', secret)
    .update(`${token}${String(triggeredAt)}`)
    .digest('hex');
  const body = Buffer.from(JSON.stringify({ ...(payload as object), signature }));
  return { body, headers: {}, receivedAtMs };
}
const changed = (body: Buffer, change: (payload: Record<string, unknown>) => void) => {
  const payload = JSON.parse(body.toString()) as Record<string, unknown>;
  change(payload);
  return Buffer.from(JSON.stringify(payload));
};

const opportunity = (fields: object = {}) => ({
  data: {
    id: 'opp-1',
    name: PERSONAL.name,
    contact: 'contact-1',
    headline: PERSONAL.note,
    emails: [PERSONAL.email],
    phones: [{ type: 'mobile', value: PERSONAL.phone }],
    location: PERSONAL.address,
    resume: PERSONAL.cv,
    origin: 'referred',
    sources: ['LinkedIn'],
    stage: { id: 'stage-9', text: 'On-site interview' },
    stageChanges: [
      { toStageId: 'stage-1', userId: 'u', updatedAt: Date.UTC(2026, 4, 1) },
      { toStageId: 'stage-9', userId: 'u', updatedAt: Date.UTC(2026, 4, 3) },
    ],
    archived: null,
    applications: [
      {
        id: 'app-1',
        type: 'referral',
        name: PERSONAL.name,
        email: PERSONAL.email,
        user: 'user-7',
        posting: 'posting-3',
        createdAt: Date.UTC(2026, 4, 1, 8),
        customQuestions: [
          {
            fields: [
              { text: 'mh', value: '01890a5d-ac96-774b-bcce-b302099a8057' },
              { text: 'Anything else?', value: PERSONAL.note },
            ],
          },
        ],
      },
    ],
    ...fields,
  },
});
const SETTINGS: AtsSettings = { clickIdField: 'MH', advocates: { 'user-7': 'advocate-7' } };

describeAtsAdapter({
  adapter: lever,
  coversBody: false,
  sign,
  unsigned: (one) => ({ ...one, body: changed(one.body, (payload) => delete payload['signature']) }),
  malformed: (one) => ({ ...one, body: changed(one.body, (payload) => (payload['signature'] = 'no hex')) }),
  staleAfterMs: 24 * 60 * 60_000,
  settings: SETTINGS,
  samples: {
    'somebody applies': delivery('applicationCreated', { opportunityId: 'opp-1', applicationId: 'app-1' }),
    'a stage': delivery('candidateStageChange', { opportunityId: 'opp-1', toStageId: 'stage-9' }),
    'an interview': delivery('interviewCreated'),
    'somebody is deleted': delivery('candidateDeleted'),
    'a contact changes': delivery('contactUpdated', { contactId: 'contact-1', name: PERSONAL.name }),
  },
  resources: { opportunity: opportunity() },
});

const NAMED = {
  candidateRef: testReader('lever').candidateRef('contact-1'),
  applicationId: 'lever:opp-1',
};
const known = (course: { isHired?: boolean; isRejected?: boolean } = {}) => ({
  'opp-1': { candidateRef: NAMED.candidateRef, isHired: false, isRejected: false, ...course },
});

function ask(event: string): FetchRequest {
  const payload = delivery(event);
  const { fetches, events } = lever.read(payload, testReader('lever'), sign(payload, 'secret', 0));
  expect([fetches.length, events]).toEqual([1, []]);
  const [request] = fetches;
  if (request === undefined) throw new Error('nothing is asked');
  return request;
}
function answered(
  request: FetchRequest,
  resource: unknown,
  applications: Parameters<typeof testReader>[2] = {},
): AtsReading {
  const reading = lever.readFetched?.(request, resource, testReader('lever', SETTINGS, applications));
  if (reading === undefined) throw new Error('Lever is asked');
  return reading;
}

describe('a delivery of Lever', () => {
  it('is believed in what its signature covers only: the token and the time', () => {
    const signed = sign(delivery('applicationCreated'), 'secret', TRIGGERED);
    for (const change of [
      (payload: Record<string, unknown>) => (payload['token'] = 'token-x'),
      (payload: Record<string, unknown>) => (payload['triggeredAt'] = TRIGGERED + 1),
    ]) {
      const body = changed(signed.body, change);
      expect(lever.verify({ ...signed, body }, ['secret'], {})).toEqual({
        ok: false,
        refusal: 'wrong_signature',
      });
    }
  });

  it('says nothing itself, whatever it claims: the opportunity is asked for', () => {
    expect(ask('candidateHired')).toEqual({
      what: 'opportunity',
      path: '/opportunities/opp-1?expand=applications&expand=stage',
      told: { event: 'candidateHired', at: AT, applicationId: 'opp-1' },
    });
  });
});

describe('an opportunity of Lever', () => {
  it('is an application once somebody applied', () => {
    expect(answered(ask('applicationCreated'), opportunity()).events).toEqual([
      {
        type: 'application.received',
        key: 'opportunity:opp-1:received',
        occurredAt: '2026-05-01T08:00:00.000Z',
        data: {
          ...NAMED,
          vacancyId: 'lever:posting-3',
          ats: 'lever',
          source: 'LinkedIn',
          evidence: [
            { kind: 'click_id', clickId: '01890a5d-ac96-774b-bcce-b302099a8057' },
            { kind: 'ats_source', channel: 'job_board' },
            { kind: 'credited_to', advocateId: 'advocate-7' },
          ],
        },
      },
    ]);
    expect(answered(ask('applicationCreated'), opportunity({ applications: [] }))).toMatchObject({
      events: [],
      problems: [],
    });
  });

  it('is in the stage it is in now, since the last change to it', () => {
    expect(answered(ask('candidateStageChange'), opportunity()).events).toEqual([
      {
        type: 'stage.changed',
        key: 'opportunity:opp-1:stage:stage-9:2026-05-03T00:00:00.000Z',
        occurredAt: '2026-05-03T00:00:00.000Z',
        data: { ...NAMED, to: 'On-site interview', stage: 'interview' },
      },
    ]);
  });

  it('ends hired or rejected by the type of its reason, which is asked for', () => {
    const ended = opportunity({ archived: { reason: 'reason-1', archivedAt: Date.UTC(2026, 5, 1) } });
    for (const event of ['candidateHired', 'candidateArchiveChange']) {
      const { events, fetches } = answered(ask(event), ended);
      expect(events).toEqual([]);
      const [request] = fetches;
      if (request === undefined) throw new Error('the reason is asked for');
      expect(request.path).toBe('/archive_reasons/reason-1');
      expect(answered(request, { data: { id: 'reason-1', text: 'Hired!', type: 'hired' } }).events).toEqual([
        {
          type: 'hired',
          key: 'opportunity:opp-1:hired:2026-06-01T00:00:00.000Z',
          occurredAt: '2026-06-01T00:00:00.000Z',
          data: NAMED,
        },
      ]);
      const rejection = { data: { id: 'reason-1', text: 'Underqualified', type: 'non-hired' } };
      expect(answered(request, rejection).events).toMatchObject([
        { type: 'rejected', data: { ...NAMED, reason: 'underqualified' } },
      ]);
      expect(answered(request, { data: {} }).problems).toMatchObject([{ pointer: '/data/type' }]);
    }
  });

  it('undoes what it ended with when it is open again', () => {
    const request = ask('candidateArchiveChange');
    const types = (course: object) =>
      answered(request, opportunity(), known(course)).events.map(({ type, occurredAt }) => [
        type,
        occurredAt,
      ]);
    expect(types({ isHired: true })).toEqual([['hire.reversed', AT]]);
    expect(types({ isRejected: true })).toEqual([['rejection.reversed', AT]]);
    expect(types({})).toEqual([]);
  });

  it('has the interviews that are planned, and was not interviewed when none is left', () => {
    const [request] = answered(ask('interviewUpdated'), opportunity()).fetches;
    if (request === undefined) throw new Error('the interviews are asked for');
    expect(request.path).toBe('/opportunities/opp-1/interviews');
    const planned = { id: 'int-1', date: Date.UTC(2026, 4, 9, 14), canceledAt: null, subject: PERSONAL.note };
    const cancelled = { ...planned, id: 'int-2', canceledAt: Date.UTC(2026, 4, 5) };
    expect(answered(request, { data: [planned, cancelled] }).events).toEqual([
      {
        type: 'interview.scheduled',
        key: 'interview:int-1:scheduled:2026-05-09T14:00:00.000Z',
        data: { ...NAMED, interviewId: 'lever:int-1', at: '2026-05-09T14:00:00.000Z' },
      },
    ]);
    expect(answered(request, { data: [cancelled] }).events).toMatchObject([
      { type: 'outcome.reversed', data: { ...NAMED, stage: 'interview' } },
    ]);
  });

  it('is deleted when Lever no longer has it, and not because a delivery says so', () => {
    const request = ask('candidateDeleted');
    expect(answered(request, opportunity()).events).toEqual([]);
    const gone = lever.readGone?.(request, testReader('lever', {}, known()));
    expect(gone?.events).toEqual([
      { type: 'application.deleted', key: 'opportunity:opp-1:deleted', data: NAMED },
    ]);
    expect(lever.readGone?.(ask('candidateHired'), testReader('lever', {}, known()))).toBeUndefined();
  });

  it('is anonymised when it says so', () => {
    expect(answered(ask('candidateStageChange'), opportunity({ isAnonymized: true })).events).toMatchObject([
      { type: 'candidate.anonymised', data: { candidateRef: NAMED.candidateRef } },
    ]);
  });
});
