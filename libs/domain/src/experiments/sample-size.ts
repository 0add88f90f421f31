import { normalBelow } from '../statistics/distributions.js';
import { designEffect } from './design-effect.js';
import { invertCdf } from './invert-cdf.js';

/** What a hold-out should be able to tell. Rates are parts of people, between 0 and 1. */
export interface PowerQuestion {
  /** The rate of people who are held out. */
  readonly baseRate: number;
  /** The rate of people who are shown the subject, if it works as hoped. */
  readonly expectedRate: number;
  readonly teamSize: number;
  readonly icc: number;
  readonly sizeVariation?: number;
  /** Part of the people who are held out. */
  readonly heldOutShare?: number;
  /** How often an effect of that size would be found. */
  readonly power?: number;
  /** How often chance alone would look like an effect, both directions together. */
  readonly significance?: number;
}

export interface PowerAnswer {
  readonly designEffect: number;
  /** If single people were assigned instead of teams. */
  readonly peopleShownUnclustered: number;
  readonly peopleHeldOutUnclustered: number;
  readonly teamsShown: number;
  readonly teamsHeldOut: number;
  readonly peopleShown: number;
  readonly peopleHeldOut: number;
}

export const DEFAULT_HELD_OUT_SHARE = 0.5;
export const DEFAULT_POWER = 0.8;
export const DEFAULT_SIGNIFICANCE = 0.05;

/**
 * How many teams and people it takes: `n = (z_a + z_b)^2 [p1 (1 - p1) + p2 (1 - p2) / k] / (p1 - p2)^2` people shown, k times as
 * many held out, times the design effect, in whole teams; and one team more per arm, because with few teams Student's t is wider than
 * the normal distribution this reckons with (R. J. Hayes and S. Bennett, International Journal of Epidemiology 28 (1999) 319-326).
 * For a parallel design.
 * @throws RangeError when the rates are equal or not rates: no number of teams would show a difference that is not there
 */
export function sampleSize(question: PowerQuestion): PowerAnswer {
  const {
    baseRate,
    expectedRate,
    teamSize,
    icc,
    sizeVariation = 0,
    heldOutShare = DEFAULT_HELD_OUT_SHARE,
    power = DEFAULT_POWER,
    significance = DEFAULT_SIGNIFICANCE,
  } = question;
  for (const rate of [baseRate, expectedRate])
    if (!(rate >= 0 && rate <= 1))
      throw new RangeError(`A rate lies between 0 and 1, not at ${String(rate)}.`);
  if (baseRate === expectedRate) throw new RangeError('The rates are equal; there is no difference to find.');
  const heldOutPerShown = heldOutShare / (1 - heldOutShare);
  const z = invertCdf(normalBelow, 1 - significance / 2) + invertCdf(normalBelow, power);
  const spread = expectedRate * (1 - expectedRate) + (baseRate * (1 - baseRate)) / heldOutPerShown;
  const shown = (z * z * spread) / (expectedRate - baseRate) ** 2;
  const effect = designEffect(teamSize, icc, sizeVariation);
  const teamsShown = Math.ceil((shown * effect) / teamSize) + 1;
  const teamsHeldOut = Math.ceil((shown * heldOutPerShown * effect) / teamSize) + 1;
  return {
    designEffect: effect,
    peopleShownUnclustered: Math.ceil(shown),
    peopleHeldOutUnclustered: Math.ceil(shown * heldOutPerShown),
    teamsShown,
    teamsHeldOut,
    peopleShown: Math.ceil(teamsShown * teamSize),
    peopleHeldOut: Math.ceil(teamsHeldOut * teamSize),
  };
}

/**
 * How many times as many teams it would take for the interval to lie on one side of 0, were the difference to stay what
 * it is: the width of an interval shrinks with the root of the number of teams.
 * @returns undefined when there is no difference to find, however many teams
 */
export function teamsToTell(difference: number, halfWidth: number, teams: number): number | undefined {
  if (difference === 0) return undefined;
  return Math.ceil(teams * Math.max(1, (halfWidth / Math.abs(difference)) ** 2));
}
