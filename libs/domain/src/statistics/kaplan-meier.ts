import { Z_95 } from './distributions.js';
import { type Interval } from './interval.js';

/** How long somebody was followed, in days, and whether it ended with the event (leaving) or only with our looking. */
export interface FollowUp {
  readonly days: number;
  readonly ended: boolean;
}

/** The curve after the events of one moment. */
export interface SurvivalStep {
  readonly days: number;
  /** Who was still there, and still followed, just before. Whoever is followed to this very day is among them. */
  readonly atRisk: number;
  readonly events: number;
  /** The chance to stay longer than `days`. */
  readonly survival: number;
  /** Greenwood's sum of d / (n (n - d)) so far: the variance of ln S. Infinite once S is 0. */
  readonly greenwood: number;
}

/**
 * The product-limit estimate: S(t) is the product of (n - d) / n over the moments with events up to t (E. L. Kaplan and
 * P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958) 457-481). At equal days events come
 * before the end of follow-up. It holds if whoever is no longer followed would not leave sooner or later than the
 * others.
 * @returns one step per moment with events, in order
 */
export function kaplanMeier(group: readonly FollowUp[]): SurvivalStep[] {
  checkDays(group);
  const byDays = group.toSorted((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let start = 0, end = 0; start < byDays.length; start = end) {
    const days = byDays[start]?.days ?? 0;
    let events = 0;
    for (; byDays[end]?.days === days; end += 1) events += Number(byDays[end]?.ended);
    if (events === 0) continue;
    const atRisk = byDays.length - start;
    survival *= (atRisk - events) / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ days, atRisk, events, survival, greenwood });
  }
  return steps;
}

/**
 * The chance to stay longer than `days`; 1 before the first event. Not known beyond the longest follow-up: see
 * atRiskAt.
 */
export function survivalAt(steps: readonly SurvivalStep[], days: number): number {
  return lastStepAt(steps, days)?.survival ?? 1;
}

/** How many are followed for at least so many days: those whom the estimate there rests on. */
export function atRiskAt(group: readonly FollowUp[], days: number): number {
  return group.filter((person) => person.days >= days).length;
}

/** Greenwood's standard error, S times the root of his sum (M. Greenwood, Reports on Public Health 33 (1926) 1-26). */
export function survivalStandardError(steps: readonly SurvivalStep[], days: number): number {
  const step = lastStepAt(steps, days);
  if (step === undefined || step.survival === 0) return 0;
  return step.survival * Math.sqrt(step.greenwood);
}

/**
 * The 95 % interval on the log(-log) scale, S to the power exp(+-z sqrt(greenwood) / ln S) (J. D. Kalbfleisch and R. L.
 * Prentice, "The Statistical Analysis of Failure Time Data", 1980, section 1.3). Unlike S plus or minus z standard
 * errors it stays within 0 and 1.
 * @returns undefined while nobody has left and when nobody stayed: the formula says nothing there
 */
export function survivalInterval(steps: readonly SurvivalStep[], days: number): Interval | undefined {
  const step = lastStepAt(steps, days);
  if (step === undefined || step.survival === 0) return undefined;
  const { survival, greenwood } = step;
  const reach = (Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(reach), high: survival ** Math.exp(-reach) };
}

function lastStepAt(steps: readonly SurvivalStep[], days: number): SurvivalStep | undefined {
  return steps.findLast((step) => step.days <= days);
}

function checkDays(group: readonly FollowUp[]): void {
  const wrong = group.find(({ days }) => !Number.isFinite(days) || days < 0);
  if (wrong !== undefined) throw new RangeError(`Nobody can be followed for ${String(wrong.days)} days.`);
}
