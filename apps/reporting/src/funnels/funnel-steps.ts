import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { type FunnelAnswer } from './funnel-body.js';

/** Applications of a group that reached the same steps after the same times. */
export interface ApplicationsRow {
  readonly member: string;
  readonly is_internal: boolean;
  readonly is_ripe: boolean;
  /** Days from the application to each step; null for a step that was not reached. */
  readonly days: readonly (number | null)[];
  readonly applications: number;
}

type Line = FunnelAnswer['data'][number];

/**
 * The lines of a funnel. An application is at a step when it stands there and at every step before it, so a step never
 * has more than the one before and every rate is a part of a whole.
 */
export function funnelSteps(
  rows: readonly ApplicationsRow[],
  steps: readonly Line['step'][],
  byVacancy: boolean,
): Line[] {
  const groups = Map.groupBy(rows, ({ member, is_internal }) => JSON.stringify([member, is_internal]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const at = steps.map((_, index) =>
      group.filter(({ days }) => days.slice(0, index + 1).every((day) => day !== null)),
    );
    const counts = at.map((reached) => reached.reduce((sum, { applications }) => sum + applications, 0));
    return steps.map((step, index): Line => {
      const count = counts[index] ?? 0;
      const previous = rateOf(count, counts[index - 1]);
      const whole = rateOf(count, counts[0]);
      return {
        ...(byVacancy ? { vacancy: first.member } : {}),
        mobility: first.is_internal ? 'internal' : 'external',
        step,
        applications: count,
        fromPrevious: previous.rate,
        fromPreviousLow: previous.low,
        fromPreviousHigh: previous.high,
        fromFirst: whole.rate,
        fromFirstLow: whole.low,
        fromFirstHigh: whole.high,
        medianDays: medianDays(at[index] ?? [], index),
      };
    });
  });
}

function rateOf(part: number, whole: number | undefined) {
  if (whole === undefined || whole === 0) return { rate: null, low: null, high: null };
  const interval = wilsonInterval(part, whole);
  return { rate: part / whole, low: interval?.low ?? null, high: interval?.high ?? null };
}

/** The lower median: the time within which half of them, or just more, had come there. */
function medianDays(reached: readonly ApplicationsRow[], step: number): number | null {
  const times = reached
    .map(({ days, applications }) => ({ days: days[step] ?? 0, applications }))
    .sort((a, b) => a.days - b.days);
  const half = times.reduce((sum, { applications }) => sum + applications, 0) / 2;
  let passed = 0;
  for (const { days, applications } of times) {
    passed += applications;
    if (passed >= half) return days;
  }
  return null;
}
