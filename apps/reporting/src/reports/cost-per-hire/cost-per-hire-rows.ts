import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type Period } from '../../parameters/period.js';
import { type ReportRow } from '../report.js';
import { type Breakdown, type CostLine, linesBy, OTHER } from './cost-lines.js';
import { majorUnits } from './major-units.js';

/** What fell into the period, by kind and channel. A vacancy's own cost has neither. */
export interface PeriodCost {
  readonly kind: 'external' | 'internal' | 'not_stated';
  /** '' when no channel was named. */
  readonly channel: string;
  readonly currency: string;
  readonly amountMinor: bigint;
}

export interface CostData {
  readonly costs: readonly PeriodCost[];
  /** Hires per channel, in millionths. */
  readonly hiresMicro: ReadonlyMap<string, number>;
  readonly period: Period;
}

/** One table per currency: amounts in different currencies are never added up or compared. */
export function costPerHireRows(data: CostData, by: Breakdown): ReportRow[] {
  const currencies = [...new Set(data.costs.map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const costs = data.costs.filter((cost) => cost.currency === currency);
    const major = (minor: number | null) => (minor === null ? null : majorUnits(minor, currency));
    return linesBy(by).map((line) => {
      const own = costs.filter(({ channel }) => line.hasCostsOf(channel));
      const hires = hiresOf(line, data);
      const total = sumOf(own);
      const { baseline, baselineHires, saved } = savings(line, costs, data);
      return {
        currency,
        [by]: line.label,
        external_cost: major(sumOf(own.filter(({ kind }) => kind === 'external'))),
        internal_cost: major(sumOf(own.filter(({ kind }) => kind === 'internal'))),
        cost_of_unstated_kind: major(sumOf(own.filter(({ kind }) => kind === 'not_stated'))),
        total_cost: major(total),
        credited_hires: hires === undefined ? null : hires / MICRO_PER_OUTCOME,
        cost_per_hire: major(perHire(total, hires)),
        baseline_period: line.isAdvocacy ? `${data.period.from}/${data.period.to}` : null,
        baseline_hires: baselineHires,
        baseline_cost_per_hire: major(baseline),
        cost_saved: major(saved),
      };
    });
  });
}

interface Savings {
  readonly baselineHires: number | null;
  readonly baseline: number | null;
  readonly saved: number | null;
}

/**
 * What the hires credited to advocacy would have cost at the price of the others, less what advocacy cost. Only when
 * both sides have costs: with none recorded one of the two prices would be 0, and the saving an invention.
 */
function savings(line: CostLine, costs: readonly PeriodCost[], data: CostData): Savings {
  if (!line.isAdvocacy) return { baselineHires: null, baseline: null, saved: null };
  const otherHires = hiresOf(OTHER, data) ?? 0;
  const others = costs.filter(({ channel }) => OTHER.hasCostsOf(channel));
  const own = costs.filter(({ channel }) => line.hasCostsOf(channel));
  const hires = hiresOf(line, data) ?? 0;
  const baseline = others.length === 0 ? null : perHire(sumOf(others), otherHires);
  return {
    baselineHires: otherHires / MICRO_PER_OUTCOME,
    baseline,
    // hires x (baseline - cost / hires), without dividing by hires that may be none.
    saved: baseline === null || own.length === 0 ? null : (hires / MICRO_PER_OUTCOME) * baseline - sumOf(own),
  };
}

/** In minor units; null without hires. */
function perHire(totalMinor: number, hiresMicro: number | undefined): number | null {
  return hiresMicro === undefined || hiresMicro === 0 ? null : (totalMinor * MICRO_PER_OUTCOME) / hiresMicro;
}

function hiresOf({ hasHiresOf }: CostLine, { hiresMicro }: CostData): number | undefined {
  if (hasHiresOf === undefined) return undefined;
  return [...hiresMicro].reduce((sum, [channel, micro]) => sum + (hasHiresOf(channel) ? micro : 0), 0);
}

function sumOf(costs: readonly PeriodCost[]): number {
  return Number(costs.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
}
