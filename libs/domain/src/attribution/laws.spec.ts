import fc from 'fast-check';
import { type Evidence } from '../events/catalogue.js';
import { asId, type AdvocateId, type CandidateRef } from '../ids.js';
import { type Journey } from '../journeys/journey-of.js';
import { isCredited } from '../outcomes/outcome.js';
import { attributeCandidate, type CandidateAttribution } from './attribute-candidate.js';
import { type CandidateStory } from './candidate-story.js';
import { canonicalStory } from './canonical-story.js';
import { type Credit } from './credit.js';
import { PATH_MODELS } from './models.js';
import { type AttributionSettings, DEFAULT_SETTINGS } from './settings.js';
import {
  evidences,
  LINK_CODES,
  offset,
  SECONDS_PER_DAY,
  someClick,
  someSettings,
  someStory,
} from './story.arbitraries.js';
import { applied, CANDIDATE, click, days, hired, linkOf, seconds, story } from './story.builders.js';

const DAY = SECONDS_PER_DAY;
const attribute = (told: CandidateStory, settings = DEFAULT_SETTINGS) => attributeCandidate(told, settings);

/** The rows of each outcome under each model. */
function byOutcomeAndModel({ credits }: CandidateAttribution): Map<string, Credit[]> {
  return Map.groupBy(credits, ({ applicationId, stage: name, model }) => `${applicationId} ${name} ${model}`);
}
/** Whether the journey behind a credit is of some kind. */
function hasJourney(
  { journeys }: CandidateAttribution,
  { anchor }: AttributionSettings,
  isOfKind: (journey: Journey) => boolean,
): (credit: Credit) => boolean {
  return ({ applicationId, stage }) =>
    journeys
      .filter((journey) => journey.applicationId === applicationId)
      .filter((journey) => anchor === 'application' || journey.stage === stage)
      .every(isOfKind);
}
const microOf = (rows: readonly Credit[]) => rows.map(({ creditMicro }) => creditMicro);
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('for every model', () => {
  it('the credits of a standing outcome add up to exactly 1,000,000 and none is negative', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        const result = attribute(told, settings);
        const rows = byOutcomeAndModel(result);
        expect(rows.size).toBe(result.outcomes.filter(isCredited).length * PATH_MODELS.length);
        for (const credits of rows.values()) {
          expect(microOf(credits).reduce((sum, micro) => sum + micro, 0)).toBe(1_000_000);
          expect(microOf(credits).every((micro) => Number.isInteger(micro) && micro >= 0)).toBe(true);
          expect(credits.map(({ touchIndex }) => touchIndex)).toEqual([...credits.keys()]);
        }
      }),
    );
  });

  it('an outcome is unattributed if and only if its journey is empty', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        const result = attribute(told, settings);
        const isEmpty = hasJourney(result, settings, ({ touches }) => touches.length === 0);
        for (const credit of result.credits) expect(credit.channel === 'unattributed').toBe(isEmpty(credit));
      }),
    );
  });

  it('a single touch gets everything', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        const result = attribute(told, settings);
        const isSingle = hasJourney(result, settings, ({ touches }) => touches.length === 1);
        for (const credit of result.credits) if (isSingle(credit)) expect(credit.creditMicro).toBe(1_000_000);
      }),
    );
  });

  it('credit goes only to touches that are in the window and in the total order', () => {
    fc.assert(
      fc.property(someStory, someSettings, (told, settings) => {
        for (const { at, touches } of attribute(told, settings).journeys) {
          const ages = touches.map((touch) => Date.parse(at) - Date.parse(touch.at));
          expect(ages.every((age) => age >= 0 && age <= settings.lookbackDays * DAY * 1000)).toBe(true);
          expect(ages).toEqual(ages.toSorted((a, b) => b - a));
          expect(new Set(touches.map((touch) => `${touch.at} ${touch.key}`)).size).toBe(touches.length);
        }
      }),
    );
  });

  it('every path weighs as it should: as many weights as touches, none negative, together 1', () => {
    const path = fc
      .array(fc.record({ at: offset, who: fc.constantFrom('ann', 'bob', 'direct') }), { maxLength: 12 })
      .map((steps) => steps.toSorted((a, b) => a.at - b.at))
      .map((steps) =>
        steps.map(({ at, who }) => ({
          at: seconds(at),
          channel:
            who === 'direct'
              ? ({ kind: 'direct' } as const)
              : ({ kind: 'advocate', advocateId: asId<AdvocateId>(who) } as const),
        })),
      );
    const milestones = fc.record(
      {
        application: offset.map(seconds),
        interview: offset.map(seconds),
        hire: offset.map(seconds),
      },
      { requiredKeys: [] },
    );
    for (const model of PATH_MODELS) {
      fc.assert(
        fc.property(path, milestones, (steps, reached) => {
          const weights: number[] = model.weigh(steps, { settings: DEFAULT_SETTINGS, milestones: reached });
          expect(weights).toHaveLength(steps.length);
          expect(weights.every((weight) => weight >= 0)).toBe(true);
          if (steps.length > 0) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        }),
      );
    }
  });
});

describe('the result is a function of the set of inputs', () => {
  const shuffledStory = someStory.chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc.record({
        candidateRef: fc.constant(CANDIDATE),
        // Delivered twice in part, in any order: any permutation, duplication and split into batches is one of these.
        events: fc.subarray([...told.events]).chain((extra) => shuffled([...told.events, ...extra])),
        clicks: fc.subarray([...told.clicks]).chain((extra) => shuffled([...told.clicks, ...extra])),
        views: fc.subarray([...told.views]).chain((extra) => shuffled([...told.views, ...extra])),
        links: shuffled([...told.links]).map((entries) => new Map(entries)),
      }),
    ),
  );

  it('any order and any repeats give the identical result and the identical canonical text', () => {
    fc.assert(
      fc.property(shuffledStory, someSettings, ([told, delivered], settings) => {
        expect(attribute(delivered, settings)).toEqual(attribute(told, settings));
        expect(canonicalStory(delivered, settings)).toBe(canonicalStory(told, settings));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the evidence inside an event means nothing', () => {
    fc.assert(
      fc.property(evidences, fc.array(someClick), (list, clicks) => {
        const reversedList = [...list.toReversed(), ...list];
        expect(attribute(story([applied(reversedList)], clicks))).toEqual(
          attribute(story([applied(list)], clicks)),
        );
      }),
    );
  });

  it('equal canonical texts give equal results', () => {
    const without = <T>(items: readonly T[], n: number) => items.toSpliced(n % (items.length + 1), 1);
    fc.assert(
      fc.property(someStory, someSettings, fc.nat(), fc.nat(), fc.nat(), (told, settings, c, v, e) => {
        const dropped = {
          ...told,
          clicks: without(told.clicks, c),
          views: without(told.views, v),
          events: without(told.events, e),
        };
        if (canonicalStory(told, settings) !== canonicalStory(dropped, settings)) return;
        expect(attribute(dropped, settings)).toEqual(attribute(told, settings));
      }),
    );
  });
});

describe('what does not concern an outcome does not change its credits', () => {
  const oneApplication = fc.tuple(evidences, fc.array(someClick, { maxLength: 8 }));

  it('a click or statement outside the window changes nothing, even beside a click at its edge', () => {
    const outside = fc.oneof(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -90 * DAY - 60, max: -90 * DAY - 1 }),
    );
    const visitor = fc.constantFrom('v1', 'v2');
    fc.assert(
      fc.property(
        oneApplication,
        outside,
        visitor,
        fc.constantFrom(...LINK_CODES),
        ([list, clicks], at, visitorKey, linkCode) => {
          const stray = click('stray', seconds(at), { visitorKey, linkCode });
          const more: Evidence[] = [
            { kind: 'click_id', clickId: 'stray' },
            { kind: 'referral', advocateId: 'eve', at: seconds(at) },
            { kind: 'link_code', linkCode: 'link-ann', at: seconds(at) },
            { kind: 'direct_visit', at: seconds(at) },
          ];
          const before = attribute(story([applied(list)], clicks));
          const after = attribute(story([applied([...list, ...more])], [...clicks, stray]));
          expect(after.credits).toEqual(before.credits);
          expect(after.journeys.map(({ touches }) => touches)).toEqual(
            before.journeys.map(({ touches }) => touches),
          );
        },
      ),
    );
  });

  it('touches and applications of another candidate change nothing', () => {
    fc.assert(
      fc.property(someStory, evidences, (told, list) => {
        const other = asId<CandidateRef>('cand-2');
        const theirs = applied(list, { key: 'e-theirs', candidateRef: other, applicationId: 'app-9' });
        expect(attribute({ ...told, events: [...told.events, theirs] })).toEqual(attribute(told));
      }),
    );
  });

  it('a click no evidence names changes no credit, unless it belongs to a named double click', () => {
    fc.assert(
      fc.property(someStory, offset, (told, at) => {
        const stray = click('stray', seconds(at), { visitorKey: 'v9', link: linkOf('eve') });
        expect(attribute({ ...told, clicks: [...told.clicks, stray] })).toEqual(attribute(told));
      }),
    );
  });

  it('later events change no credit of the application itself', () => {
    fc.assert(
      fc.property(oneApplication, ([list, clicks]) => {
        const before = attribute(story([applied(list)], clicks)).credits;
        const after = attribute(story([applied(list), hired('e-hire', days(30))], clicks)).credits;
        expect(after.filter((credit) => credit.stage === 'application')).toEqual(before);
        const withoutStage = ({ stage: _stage, outcomeAt: _at, ...credit }: Credit) => credit;
        expect(after.filter((credit) => credit.stage === 'hire').map(withoutStage)).toEqual(
          before.map(withoutStage),
        );
      }),
    );
  });
});

describe('relations between the models', () => {
  const dated = fc.array(
    fc.tuple(fc.constantFrom('ann', 'bob', 'cas'), fc.integer({ min: -80 * DAY, max: -1 })),
    { minLength: 1, maxLength: 10 },
  );
  const referrals = (list: readonly (readonly [string, number])[]): Evidence[] =>
    list.map(([advocateId, at]) => ({ kind: 'referral', advocateId, at: seconds(at) }));
  const creditsOf = (told: CandidateStory, model: string, settings = DEFAULT_SETTINGS) =>
    microOf(attributeCandidate(told, settings).credits.filter((credit) => credit.model === model));

  it('time decay does not depend on the moment of the application, once the touches are the same', () => {
    fc.assert(
      fc.property(dated, fc.integer({ min: 0, max: 10 }), (list, later) => {
        const now = creditsOf(story([applied(referrals(list))]), 'time_decay');
        expect(creditsOf(story([applied(referrals(list), { at: days(later) })]), 'time_decay')).toEqual(now);
      }),
    );
  });

  it('time decay with an all but endless half-life is linear', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const told = story([applied(referrals(list))]);
        const endless = { ...DEFAULT_SETTINGS, halfLifeDays: 1e18 };
        expect(creditsOf(told, 'time_decay', endless)).toEqual(creditsOf(told, 'linear'));
      }),
    );
  });

  it('time decay never gives an earlier touch more than a later one, but for one micro-credit of rounding', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const micro = creditsOf(story([applied(referrals(list))]), 'time_decay');
        micro.forEach((credit, i) => expect(credit).toBeLessThanOrEqual((micro[i + 1] ?? Infinity) + 1));
      }),
    );
  });

  it('linear and linear over distinct channels agree when no channel comes twice', () => {
    const distinct = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: -80 * DAY, max: -1 })),
      {
        selector: ([name]) => name,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(distinct, (list) => {
        const told = story([applied(referrals(list))]);
        expect(creditsOf(told, 'linear_unique')).toEqual(creditsOf(told, 'linear'));
      }),
    );
  });

  it('last non-direct is last touch when nothing was direct', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const told = story([applied(referrals(list))]);
        expect(creditsOf(told, 'last_non_direct')).toEqual(creditsOf(told, 'last_touch'));
      }),
    );
  });

  it('every model gives a journey of one channel to that channel', () => {
    fc.assert(
      fc.property(dated, (list) => {
        const told = story([applied(referrals(list.map(([, at]) => ['ann', at])))]);
        expect(new Set(attribute(told).credits.map(({ advocateId }) => advocateId))).toEqual(
          new Set(['ann']),
        );
      }),
    );
  });
});
