import fc from 'fast-check';
import { STAGES } from '../events/talent.js';
import {
  applicationDeleted,
  APPLIED_AT,
  applied,
  CANDIDATE,
  days,
  event,
  hired,
  outcomeReversed,
  reversed,
  stage,
} from '../attribution/story.builders.js';
import { deriveOutcomes } from './derive-outcomes.js';
import { isCredited } from './outcome.js';

const application = { candidateRef: CANDIDATE, applicationId: 'app-1' };
const reached = (...events: Parameters<typeof deriveOutcomes>[0]) =>
  deriveOutcomes(events).map(({ stage: name, at }) => [name, at]);

describe('deriveOutcomes', () => {
  it('makes an outcome of what an event says, and of nothing else', () => {
    expect(reached(applied([]), hired('h', days(20)))).toEqual([
      ['application', APPLIED_AT],
      ['hire', days(20)],
    ]);
  });

  it('reads every kind of event that tells of a stage', () => {
    const outcomes = reached(
      applied([]),
      stage('s', days(1), 'qualified'),
      event('interview.scheduled', 'i', days(2), { ...application, interviewId: 'i1', at: days(9) }),
      event('offer.made', 'o', days(12), application),
      hired('h', days(20)),
    );
    expect(outcomes).toEqual([
      ['application', APPLIED_AT],
      ['qualified', days(1)],
      ['interview', days(2)],
      ['offer', days(12)],
      ['hire', days(20)],
    ]);
  });

  it('dates a stage by the earliest event that tells of it', () => {
    const outcomes = reached(
      event('interview.completed', 'i2', days(5), { ...application, interviewId: 'i1' }),
      stage('s', days(4), 'interview'),
      event('interview.scheduled', 'i1', days(3), { ...application, interviewId: 'i1' }),
    );
    expect(outcomes).toEqual([['interview', days(3)]]);
  });

  it('makes nothing of stages that map to none of ours, nor of a rejection', () => {
    const unmapped = event('stage.changed', 's', days(1), { ...application, to: 'Phone screen' });
    expect(
      reached(unmapped, stage('o', days(1), 'other'), event('rejected', 'r', days(2), application)),
    ).toEqual([]);
  });

  it('keeps a hire that was reversed, marked', () => {
    const [hire] = deriveOutcomes([hired('h', days(1)), reversed('r', days(2))]);
    expect(hire).toMatchObject({ stage: 'hire', at: days(1), reversedAt: days(2) });
    expect(hire !== undefined && isCredited(hire)).toBe(false);
  });

  it('lets a later hire stand anew, from its own date', () => {
    const [hire, ...rest] = deriveOutcomes([
      hired('h1', days(1)),
      reversed('r', days(2)),
      hired('h2', days(3)),
    ]);
    expect(hire).toMatchObject({ key: 'h2', at: days(3) });
    expect(hire).not.toHaveProperty('reversedAt');
    expect(rest).toEqual([]);
  });

  it('ignores a reversal with no hire before it', () => {
    expect(deriveOutcomes([reversed('r', days(1)), hired('h', days(2))])[0]).not.toHaveProperty('reversedAt');
  });

  it('reads a hire and its reversal at one moment in that order, whatever their keys', () => {
    for (const [hireKey, reversalKey] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const [hire] = deriveOutcomes([hired(hireKey, days(1)), reversed(reversalKey, days(1))]);
      expect(hire).toMatchObject({ reversedAt: days(1) });
    }
  });

  it.each(STAGES)('marks a %s that was reversed, and lets it stand anew when it is stated again', (name) => {
    const told = [stage('s1', days(1), name), outcomeReversed('r', days(2), name)];
    expect(deriveOutcomes(told)).toMatchObject([{ stage: name, at: days(1), reversedAt: days(2) }]);
    const [anew, ...rest] = deriveOutcomes([...told, stage('s2', days(3), name)]);
    expect(anew).toMatchObject({ key: 's2', at: days(3) });
    expect(anew).not.toHaveProperty('reversedAt');
    expect(rest).toEqual([]);
  });

  it('reverses one stage and leaves the others', () => {
    const told = [applied([]), stage('o', days(5), 'offer'), outcomeReversed('r', days(6), 'offer')];
    expect(deriveOutcomes(told).map(({ stage: name, reversedAt }) => [name, reversedAt])).toEqual([
      ['application', undefined],
      ['offer', days(6)],
    ]);
  });

  it('reverses everything an application had reached when it is deleted, and nothing of another', () => {
    const other = { applicationId: 'app-2' };
    const outcomes = deriveOutcomes([
      applied([]),
      outcomeReversed('r', days(3), 'interview'),
      stage('i', days(2), 'interview'),
      hired('h', days(4)),
      hired('h2', days(4), other),
      applicationDeleted('d', days(9)),
      applicationDeleted('d-again', days(10)),
    ]);
    expect(
      outcomes.map(({ applicationId, stage: name, reversedAt }) => [applicationId, name, reversedAt]),
    ).toEqual([
      ['app-1', 'application', days(9)],
      ['app-1', 'interview', days(3)],
      ['app-1', 'hire', days(9)],
      ['app-2', 'hire', undefined],
    ]);
  });

  it('lets what happens after a deletion stand: the ATS has the application again', () => {
    const outcomes = deriveOutcomes([applied([]), applicationDeleted('d', days(1)), hired('h', days(2))]);
    expect(outcomes.map(({ stage: name, reversedAt }) => [name, reversedAt])).toEqual([
      ['application', days(1)],
      ['hire', undefined],
    ]);
  });

  it('takes the vacancy and internal mobility from the application', () => {
    const outcomes = deriveOutcomes([applied([], { internal: true }), hired('h', days(1))]);
    expect(outcomes.map(({ vacancyId, internal }) => [vacancyId, internal])).toEqual([
      ['vac-1', true],
      ['vac-1', true],
    ]);
    expect(outcomes.filter(isCredited)).toEqual([]);
  });

  it('leaves the vacancy empty while no application has been received', () => {
    expect(deriveOutcomes([hired('h', days(1))])).toMatchObject([{ vacancyId: '', internal: false }]);
  });

  it('keeps applications apart', () => {
    const outcomes = deriveOutcomes([
      hired('h1', days(1)),
      hired('h2', days(2), { applicationId: 'app-2' }),
      reversed('r', days(3)),
    ]);
    expect(outcomes.map(({ applicationId, reversedAt }) => [applicationId, reversedAt])).toEqual([
      ['app-1', days(3)],
      ['app-2', undefined],
    ]);
  });

  it('agrees with the plain reading of a hire: it stands when more than its last reversal is behind it', () => {
    const steps = fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 50 }), isHire: fc.boolean() }), {
      selector: ({ day }) => day,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const events = list.map(({ day, isHire }) => (isHire ? hired : reversed)(`k${day}`, days(day)));
        const [hire] = deriveOutcomes(events);
        const hires = list.filter(({ isHire }) => isHire).map(({ day }) => day);
        const reversals = list.filter(({ isHire }) => !isHire).map(({ day }) => day);
        const stands = Math.max(-1, ...hires) > Math.max(-1, ...reversals);
        expect(hire !== undefined && isCredited(hire)).toBe(stands);
        if (stands) {
          const since = hires.filter((day) => day > Math.max(-1, ...reversals));
          expect(hire?.at).toBe(days(Math.min(...since)));
        }
      }),
    );
  });
});
