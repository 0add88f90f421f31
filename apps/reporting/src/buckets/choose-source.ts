import { type Day } from '#domain/ids.js';
import { addDays } from '#domain/time/calendar.js';
import { type Known } from '#shared/ledger/known.js';
import { type Period } from '../parameters/period.js';
import { type BucketState } from './bucket-state.js';

export type Source = 'rollup' | 'raw' | 'mixed';

/** Where the rows of an answer are read: these versions of these days from the rollup, the other days from raw facts. */
export interface SourcePlan {
  readonly source: Source;
  readonly heads: { readonly days: readonly Day[]; readonly versions: readonly number[] };
  readonly rawDays: readonly Day[];
  /** Whose ledger, and as known when; for the raw days. */
  readonly known: Known;
}

export interface SourceQuestion {
  readonly period: Period;
  /** Rollups are kept by the days of the tenant's own zone; another zone cuts the same events into other days. */
  readonly isTenantZone: boolean;
  /** Whether rollup rows can answer at all: distinct people cannot be narrowed by a filter after they were counted. */
  readonly rollupAnswers: boolean;
  /** Rollups are of now; what was known at another moment is computed from raw facts. */
  readonly known: Known;
  /**
   * Set for pages of one list: the moment they all speak of, which is also what is known. A rollup is of that moment too
   * as long as nothing of its day was stored after it.
   */
  readonly pinnedMs?: number;
}

/**
 * A clean day is read from its rollup; a dirty one is computed from raw facts with the same SQL that fills the rollup,
 * so the answer is exact whatever the state of the buckets is.
 * @param states every bucket of the period; for another zone, also those of the day before and the day after it
 */
export function chooseSource(states: readonly BucketState[], question: SourceQuestion): SourcePlan {
  const { period, isTenantZone, known, pinnedMs } = question;
  const rollupAnswers = question.rollupAnswers && (known.as_known_at === '' || pinnedMs !== undefined);
  const latestMs = pinnedMs ?? Infinity;
  const heads = new Map<Day, number>();
  const rawDays = new Set<Day>();
  for (const { day, isClean, headVersion, markedMs } of states) {
    const isOfThen = isClean && markedMs <= latestMs;
    if (isTenantZone && rollupAnswers && isOfThen && headVersion !== undefined) heads.set(day, headVersion);
    else if (isTenantZone) rawDays.add(day);
    // What happened on a day of one zone lies within one day either side of it in any other.
    else for (const shift of [-1, 0, 1]) rawDays.add(addDays(day, shift));
  }
  const within = [...rawDays].filter((day) => day >= period.from && day <= period.to).sort();
  return {
    source: within.length === 0 ? 'rollup' : heads.size === 0 ? 'raw' : 'mixed',
    heads: { days: [...heads.keys()], versions: [...heads.values()] },
    rawDays: within,
    known,
  };
}

/** The period whose buckets decide: a day of another zone reaches into the days around it. */
export function periodOfBuckets(period: Period, isTenantZone: boolean): Period {
  return isTenantZone ? period : { from: addDays(period.from, -1), to: addDays(period.to, 1) };
}
