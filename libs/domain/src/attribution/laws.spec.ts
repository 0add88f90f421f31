import fc from 'fast-check';
import { type ClickFact } from '../clicks/click-fact.js';
import { type AcceptedEvent } from '../events/accepted-event.js';
import { VERDICTS } from '../events/advocacy.js';
import { type Evidence } from '../events/catalogue.js';
import { asId, type AdvocateId, type CandidateRef } from '../ids.js';
import { isCredited } from '../outcomes/outcome.js';
import { attributeCandidate, type CandidateAttribution } from './attribute-candidate.js';
import { type CandidateStory } from './candidate-story.js';
import { canonicalStory } from './canonical-story.js';
import { type Credit } from './credit.js';
import { PATH_MODELS } from './models.js';
import { DEFAULT_SETTINGS } from './settings.js';
import {
  applied,
  CANDIDATE,
  click,
  days,
  hired,
  LINKS,
  linkOf,
  reversed,
  seconds,
  stage,
  story,
} from './story.builders.js';

const DAY = 86_400;
const linkCodes = [...LINKS.keys()];
const attribute = (told: CandidateStory) => attributeCandidate(told, DEFAULT_SETTINGS);

/** From a hundred days before the first application to a day after it, with many near each other. */
const offset = fc.oneof(
  fc.integer({ min: -100 * DAY, max: DAY }),
  fc
    .tuple(fc.constantFrom(-90 * DAY, -7 * DAY, -3600, 0), fc.integer({ min: -45, max: 45 }))
    .map(([base, s]) => base + s),
);
const clickId = fc.integer({ min: 0, max: 11 }).map((n) => `c${n}`);

const someClick = fc
  .record({
    id: clickId,
    at: offset,
    linkCode: fc.constantFrom(...linkCodes),
    visitorKey: fc.constantFrom('v1', 'v2', undefined),
    verdict: fc.oneof({ weight: 5, arbitrary: fc.constant('human' as const) }, fc.constantFrom(...VERDICTS)),
  })
  .map(({ id, at, linkCode, visitorKey, verdict }): ClickFact => {
    const { visitorKey: _default, ...fact } = click(id, seconds(at), { linkCode, verdict });
    return visitorKey === undefined ? fact : { ...fact, visitorKey };
  });

const time = fc.option(offset.map(seconds), { nil: undefined });
const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  { weight: 4, arbitrary: clickId.map((id) => ({ kind: 'click_id' as const, clickId: id })) },
  fc
    .tuple(fc.constantFrom(...linkCodes, 'link-none'), time)
    .map(([linkCode, at]) => ({ kind: 'link_code' as const, linkCode, ...(at !== undefined && { at }) })),
  fc
    .tuple(fc.constantFrom('ann', 'bob', 'cas'), time)
    .map(([advocateId, at]) => ({ kind: 'referral' as const, advocateId, ...(at !== undefined && { at }) })),
  offset.map((at) => ({ kind: 'direct_visit' as const, at: seconds(at) })),
);
const evidences = fc.array(evidence, { maxLength: 8 });

/** One or two applications, with what may follow. */
const someEvents = fc
  .record({
    first: evidences,
    second: fc.option(fc.tuple(evidences, fc.integer({ min: 0, max: 60 })), { nil: undefined }),
    again: fc.option(evidences, { nil: undefined }),
    internal: fc.boolean(),
    hire: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined }),
    reversal: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined }),
  })
  .map(({ first, second, again, internal, hire, reversal }): AcceptedEvent[] => [
    applied(first),
    stage('e-interview', days(3), 'interview'),
    ...(second
      ? [applied(second[0], { key: 'e-second', applicationId: 'app-2', at: days(second[1]), internal })]
      : []),
    ...(again ? [applied(again, { key: 'e-again', at: seconds(30) })] : []),
    ...(hire === undefined ? [] : [hired('e-hire', days(hire))]),
    ...(reversal === undefined ? [] : [reversed('e-reversed', days(reversal))]),
  ]);

const someStory = fc
  .record({
    events: someEvents,
    clicks: fc.uniqueArray(someClick, { selector: ({ key }) => key, maxLength: 12 }),
  })
  .map(({ events, clicks }) => story(events, clicks));

/** The rows of each outcome under each model. */
function byOutcomeAndModel({ credits }: CandidateAttribution): Map<string, Credit[]> {
  return Map.groupBy(credits, ({ applicationId, stage: name, model }) => `${applicationId} ${name} ${model}`);
}
const microOf = (rows: readonly Credit[]) => rows.map(({ creditMicro }) => creditMicro);
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('for every model', () => {
  it('the credits of a standing outcome add up to exactly 1,000,000 and none is negative', () => {
    fc.assert(
      fc.property(someStory, (told) => {
        const result = attribute(told);
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
      fc.property(someStory, (told) => {
        const result = attribute(told);
        const empty = new Set(
          result.journeys
            .filter(({ touches }) => touches.length === 0)
            .map((journey) => journey.applicationId),
        );
        for (const credit of result.credits) {
          expect(credit.channel === 'unattributed').toBe(empty.has(credit.applicationId));
        }
      }),
    );
  });

  it('a single touch gets everything', () => {
    fc.assert(
      fc.property(someStory, (told) => {
        const result = attribute(told);
        const single = new Set(
          result.journeys
            .filter(({ touches }) => touches.length === 1)
            .map((journey) => journey.applicationId),
        );
        for (const credit of result.credits)
          if (single.has(credit.applicationId)) expect(credit.creditMicro).toBe(1_000_000);
      }),
    );
  });

  it('credit goes only to touches that are in the window and in the total order', () => {
    fc.assert(
      fc.property(someStory, (told) => {
        for (const { at, touches } of attribute(told).journeys) {
          const ages = touches.map((touch) => Date.parse(at) - Date.parse(touch.at));
          expect(ages.every((age) => age >= 0 && age <= DEFAULT_SETTINGS.lookbackDays * DAY * 1000)).toBe(
            true,
          );
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
    for (const model of PATH_MODELS) {
      fc.assert(
        fc.property(path, (steps) => {
          const weights: number[] = model.weigh(steps, DEFAULT_SETTINGS);
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
        links: shuffled([...told.links]).map((entries) => new Map(entries)),
      }),
    ),
  );

  it('any order and any repeats give the identical result and the identical canonical text', () => {
    fc.assert(
      fc.property(shuffledStory, ([told, delivered]) => {
        expect(attribute(delivered)).toEqual(attribute(told));
        expect(canonicalStory(delivered, DEFAULT_SETTINGS)).toBe(canonicalStory(told, DEFAULT_SETTINGS));
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
    const named = someStory.filter(({ clicks }) => clicks.length > 0);
    fc.assert(
      fc.property(named, fc.nat(), (told, n) => {
        const dropped = { ...told, clicks: told.clicks.toSpliced(n % told.clicks.length, 1) };
        if (canonicalStory(told, DEFAULT_SETTINGS) !== canonicalStory(dropped, DEFAULT_SETTINGS)) return;
        expect(attribute(dropped)).toEqual(attribute(told));
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
        fc.constantFrom(...linkCodes),
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
