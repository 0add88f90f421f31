import fc from 'fast-check';
import { attributeCandidate } from '#domain/attribution/attribute-candidate.js';
import { PATH_MODELS } from '#domain/attribution/models.js';
import { ANCHORINGS, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { applied, days, hired, seconds, stage, story } from '#domain/attribution/story.builders.js';
import { type Evidence } from '#domain/events/catalogue.js';
import { type ApplicationJourney } from '../../journeys/journeys.js';
import { sensitivityRows, topTenWarnings } from './sensitivity-rows.js';
import { windowedCredits } from './windowed-credits.js';
import { windowsWithin } from './windows.js';

const DAY = 86_400;
const [FIRST, LAST, LINEAR] = ['first_touch', 'last_touch', 'linear'].map((name) => {
  const model = PATH_MODELS.find((candidate) => candidate.name === name);
  if (model === undefined) throw new Error(name);
  return model;
});

/** A journey to an application on day 0, and perhaps to a hire later. Touches are [day, advocate]. */
function journey(touches: readonly (readonly [number, string])[], hiredOn?: number): ApplicationJourney {
  const reached = [{ stage: 'application' as const, atMs: Date.parse(days(0)), isReversed: false }];
  return {
    candidateRef: 'c',
    applicationId: 'a',
    reached: [
      ...reached,
      ...(hiredOn === undefined
        ? []
        : [{ stage: 'hire' as const, atMs: Date.parse(days(hiredOn)), isReversed: false }]),
    ],
    touches: touches.map(([day, name]) => ({
      atMs: Date.parse(days(day)),
      channel: 'advocate',
      advocateId: name,
      member: name,
    })),
  };
}
const weigh = (
  ...[journeys, windowDays, model, settings]: [ApplicationJourney[], number, typeof LINEAR, object?]
) => {
  if (model === undefined) throw new Error('no model');
  return windowedCredits(journeys, 'hire', model, windowDays, { ...DEFAULT_SETTINGS, ...settings });
};

describe('credits in a narrower window', () => {
  const journeys = [
    journey(
      [
        [-80, 'ann'],
        [-30, 'bob'],
        [-5, 'cas'],
      ],
      20,
    ),
    journey([[-70, 'ann']], 20),
  ];

  it('are weighed over the touches that are left, both ends of the window included', () => {
    const narrow = weigh(journeys, 30, LINEAR);
    expect(Object.fromEntries(narrow.microOf)).toEqual({ bob: 500_000, cas: 500_000 });
    expect(narrow.unattributedMicro).toBe(1_000_000);
    expect(Object.fromEntries(weigh(journeys, 30, FIRST).microOf)).toEqual({ bob: 1_000_000, cas: 0 });
    expect(Object.fromEntries(weigh(journeys, 90, FIRST).microOf)).toEqual({
      ann: 2_000_000,
      bob: 0,
      cas: 0,
    });
  });

  it('say which touches it left out', () => {
    const narrow = weigh(journeys, 30, LAST);
    expect(Object.fromEntries(narrow.touchesOf)).toEqual({ bob: 1, cas: 1 });
    expect(Object.fromEntries(narrow.lostOf)).toEqual({ ann: 2, bob: 0, cas: 0 });
  });

  it('are counted back from the outcome itself when the settings anchor there', () => {
    expect(Object.fromEntries(weigh(journeys, 30, LINEAR, { anchor: 'stage' }).microOf)).toEqual({
      cas: 1_000_000,
    });
  });

  it('are what the ledger has when it is computed with that window, for every model and both anchors', () => {
    const referral = fc
      .tuple(fc.constantFrom('ann', 'bob', 'cas'), fc.integer({ min: -90 * DAY, max: 20 * DAY }))
      .map(([advocateId, at]): Evidence => ({ kind: 'referral', advocateId, at: seconds(at) }));
    const told = fc.record({
      referrals: fc.array(referral, { maxLength: 8 }),
      interviewOn: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      hiredOn: fc.integer({ min: 11, max: 20 }),
      windowDays: fc.constantFrom(7, 30, 60, 90),
      anchor: fc.constantFrom(...ANCHORINGS),
    });
    fc.assert(
      fc.property(told, ({ referrals, interviewOn, hiredOn, windowDays, anchor }) => {
        const told = story([
          applied(referrals),
          ...(interviewOn === undefined ? [] : [stage('e-interview', days(interviewOn), 'interview')]),
          hired('e-hired', days(hiredOn)),
        ]);
        const wide = { ...DEFAULT_SETTINGS, anchor };
        const { outcomes, credits } = attributeCandidate(told, wide);
        const stored: ApplicationJourney = {
          candidateRef: 'c',
          applicationId: 'app-1',
          reached: outcomes.map(({ stage: name, at }) => ({
            stage: name,
            atMs: Date.parse(at),
            isReversed: false,
          })),
          touches: credits
            .filter(
              (credit) => credit.stage === 'hire' && credit.model === 'linear' && credit.touchAt !== null,
            )
            .map(({ touchAt, channel, advocateId }) => ({
              atMs: Date.parse(touchAt ?? ''),
              channel: channel === 'unattributed' ? 'other' : channel,
              advocateId,
              member: advocateId,
            })),
        };
        const narrow = attributeCandidate(told, { ...wide, lookbackDays: windowDays }).credits;
        for (const model of PATH_MODELS) {
          const ledger = narrow.filter((credit) => credit.stage === 'hire' && credit.model === model.name);
          const ours = windowedCredits([stored], 'hire', model, windowDays, wide);
          for (const name of ['ann', 'bob', 'cas']) {
            const theirs = ledger.filter(({ advocateId }) => advocateId === name);
            expect(ours.microOf.get(name) ?? 0).toBe(
              theirs.reduce((sum, { creditMicro }) => sum + creditMicro, 0),
            );
          }
          expect(ours.unattributedMicro).toBe(ledger[0]?.channel === 'unattributed' ? 1_000_000 : 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the lines of the sensitivity report', () => {
  const credits = weigh(
    [
      journey(
        [
          [-80, 'ann'],
          [-5, 'cas'],
        ],
        1,
      ),
      journey([[-4, 'bob']], 1),
      journey([], 1),
    ],
    90,
    LINEAR,
  );

  it('are ranked by credit, equal ones alike, with what nobody earned last and without a rank', () => {
    expect(
      sensitivityRows(credits, 'advocate', '(unattributed)').map((row) => [
        row['advocate'],
        row['windowed_credit'],
        row['credit_rank'],
      ]),
    ).toEqual([
      ['bob', 1, 1],
      ['ann', 0.5, 2],
      ['cas', 0.5, 2],
      ['(unattributed)', 1, null],
    ]);
  });

  it('warn when the window, or the model, changes who comes first, and are silent when neither does', () => {
    const journeys = [
      journey(
        [
          [-80, 'ann'],
          [-5, 'cas'],
        ],
        1,
      ),
    ];
    const all = [30, 90].flatMap((window) => [FIRST, LAST].map((model) => weigh(journeys, window, model)));
    const warnings = topTenWarnings(all);
    expect(warnings.map(({ code }) => code)).toEqual([
      'top_ten_depends_on_window',
      'top_ten_depends_on_model',
    ]);
    expect(warnings[0]?.detail).toMatch(/^Under first_touch the/);
    expect(warnings[1]?.detail).toMatch(/window of 90 days/);
    expect(topTenWarnings([weigh(journeys, 30, LAST), weigh(journeys, 90, LAST)])).toEqual([]);
  });
});

describe('the windows that are compared', () => {
  it('are the usual ones within that of the settings, and that one', () => {
    expect([90, 60, 45, 14, 365].map(windowsWithin)).toEqual([
      [30, 60, 90],
      [30, 60],
      [30, 45],
      [14],
      [30, 60, 90, 365],
    ]);
  });
});
