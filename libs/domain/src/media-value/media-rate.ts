import { type Network } from '../events/catalogue.js';
import { type Day } from '../ids.js';

/** What is paid for in advertising: a click, or a thousand impressions. */
export const RATE_METRICS = ['cpc', 'cpm'] as const;
export type RateMetric = (typeof RATE_METRICS)[number];

/** What a click, or a thousand impressions, would have cost on a network from one day to another. */
export interface MediaRate {
  readonly network: Network;
  readonly metric: RateMetric;
  /** ISO 4217. */
  readonly currency: string;
  /** Amounts in millionths of the currency's unit (not of cents): advertising prices have more digits than money. */
  readonly lowMicro: bigint;
  readonly centralMicro: bigint;
  readonly highMicro: bigint;
  /** Where the numbers come from, for whoever doubts them. */
  readonly source: string;
  readonly validFrom: Day;
  /** The last day; undefined while there is none. */
  readonly validTo: Day | undefined;
}

/** Why rates cannot stand together: the position of the rate, the field, and what is wrong with it. */
export interface RateProblem {
  readonly index: number;
  readonly field: 'low' | 'high' | 'currency' | 'source' | 'validFrom' | 'validTo';
  readonly detail: string;
}

/** Finds what is wrong with a set of rates; a set without problems gives every click at most one rate. */
export function rateProblems(
  rates: readonly MediaRate[],
  isCurrency: (code: string) => boolean,
): RateProblem[] {
  return rates.flatMap((rate, index) => [
    ...problemsOf(rate, isCurrency).map((problem) => ({ index, ...problem })),
    ...overlapsOf(rate, index, rates),
  ]);
}

function problemsOf(
  { lowMicro, centralMicro, highMicro, currency, source, validFrom, validTo }: MediaRate,
  isCurrency: (code: string) => boolean,
): Omit<RateProblem, 'index'>[] {
  const problems: Omit<RateProblem, 'index'>[] = [];
  if (lowMicro > centralMicro) problems.push({ field: 'low', detail: 'low is more than central.' });
  if (highMicro < centralMicro) problems.push({ field: 'high', detail: 'high is less than central.' });
  if (!isCurrency(currency))
    problems.push({ field: 'currency', detail: `${currency} is not a currency of ISO 4217.` });
  if (source.trim() === '')
    problems.push({ field: 'source', detail: 'A rate needs its source: where the numbers come from.' });
  if (validTo !== undefined && validTo < validFrom)
    problems.push({ field: 'validTo', detail: `validTo lies before validFrom (${validFrom}).` });
  return problems;
}

/** Each overlap is told once, at the later of the two in the list. */
function overlapsOf(rate: MediaRate, index: number, rates: readonly MediaRate[]): RateProblem[] {
  const other = rates.slice(0, index).findIndex((earlier) => meet(rate, earlier));
  if (other < 0) return [];
  return [
    {
      index,
      field: 'validFrom',
      detail: `This ${rate.metric} of ${rate.network} is valid on days on which that of rates/${String(other)} is too. A day has one rate per network: end one before the other begins.`,
    },
  ];
}

function meet(a: MediaRate, b: MediaRate): boolean {
  if (a.network !== b.network || a.metric !== b.metric) return false;
  return a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31');
}
