import fc from 'fast-check';
import { asId, type AdvocateId } from '../../ids.js';
import { type Channel } from '../../journeys/touch.js';
import { instantOf } from '../../time/instant.js';
import { microCredits } from '../micro-credits.js';
import { type JourneyContext, type PathStep } from '../model.js';
import { PATH_MODELS } from '../models.js';
import { DEFAULT_SETTINGS } from '../settings.js';
import { EXPLANATIONS } from './explanations.js';

const NOON = Date.parse('2026-03-05T12:00:00Z');
const HOUR_MS = 3_600_000;
const at = (hours: number) => instantOf(NOON + hours * HOUR_MS);
const channel = fc.constantFrom<Channel>(
  { kind: 'advocate', advocateId: asId<AdvocateId>('ann') },
  { kind: 'advocate', advocateId: asId<AdvocateId>('bob') },
  { kind: 'company_page' },
  { kind: 'direct' },
);
const hours = fc.integer({ min: -2_000, max: 0 });
const path = fc
  .array(fc.record({ hours, channel }), { minLength: 1, maxLength: 9 })
  .map((steps): PathStep[] =>
    steps
      .toSorted((a, b) => a.hours - b.hours)
      .map((step) => ({ at: at(step.hours), channel: step.channel })),
  );
const milestone = fc.integer({ min: -2_100, max: 900 }).map(at);
const context = fc
  .record({
    halfLifeDays: fc.double({ min: 0.5, max: 60, noNaN: true }),
    milestones: fc.record(
      { application: milestone, interview: milestone, hire: milestone },
      { requiredKeys: [] },
    ),
  })
  .map(({ halfLifeDays, milestones }): JourneyContext => ({
    settings: { ...DEFAULT_SETTINGS, halfLifeDays },
    milestones,
  }));

describe.each(PATH_MODELS)('the explanation of $name', (model) => {
  const explain = EXPLANATIONS[model.name];

  it('comes, to the millionth, to what the ledger says', () => {
    fc.assert(
      fc.property(path, context, (steps, given) => {
        const explained = explain(steps, given).map(({ weight }) => weight);
        expect(microCredits(explained)).toEqual(microCredits(model.weigh(steps, given)));
      }),
    );
  });

  it('ends in the share it explains', () => {
    fc.assert(
      fc.property(path, context, (steps, given) => {
        for (const { weight, because } of explain(steps, given)) {
          const share = Number(/([\d.e-]+) %$/.exec(because)?.[1]);
          expect(Math.abs(share - weight * 100)).toBeLessThanOrEqual(0.0501);
        }
      }),
    );
  });

  it('says nothing about a journey without touches', () => {
    expect(explain([], { settings: DEFAULT_SETTINGS, milestones: {} })).toEqual([]);
  });
});

describe('an explanation', () => {
  const ann: Channel = { kind: 'advocate', advocateId: asId<AdvocateId>('ann') };
  const steps: PathStep[] = [-7 * 24, -84, 0].map((hour) => ({ at: at(hour), channel: ann }));
  const given = { settings: DEFAULT_SETTINGS, milestones: { application: at(0), interview: at(24) } };

  it('of time decay shows the half-life at work', () => {
    // 2^-1 = 0.5, 2^-0.5 = 0.7071, 2^0 = 1: together 2.2071.
    expect(EXPLANATIONS.time_decay(steps, given).map(({ because }) => because)).toEqual([
      '7 d before the last touch: 2^-(7 d / 7 d) = 0.5; 0.5 / 2.207 = 22.7 %',
      '3.5 d before the last touch: 2^-(3.5 d / 7 d) = 0.707; 0.707 / 2.207 = 32 %',
      '0 d before the last touch: 2^-(0 d / 7 d) = 1; 1 / 2.207 = 45.3 %',
    ]);
  });

  it('of a W shape names the positions', () => {
    expect(EXPLANATIONS.w_shaped(steps, given).map(({ because }) => because)).toEqual([
      'the first touch: 1 of 3 positions that share 90 % = 30 %',
      'no position: 10 % / 1 others = 10 %',
      'the last touch before the application and the last touch before the interview: 2 of 3 positions that share 90 % = 60 %',
    ]);
  });
});
