import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { type ReportRow } from '../report.js';

export const BREAKDOWNS = ['total', 'team', 'campaign', 'vacancy', 'network'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** A row of advocacy-hires.sql. */
export interface AdvocacyHires {
  readonly member: string;
  readonly credit_micro: number;
  readonly majority: number;
  readonly influenced: number;
  readonly tracked: number;
}

/** A row of all-hires.sql. */
export interface AllHires {
  readonly member: string;
  readonly external_hires: number;
  readonly internal_hires: number;
}

/** Lines by name. All hires are known per vacancy and in total; of a team or a network there are only touches. */
export function hiresRows(
  advocacy: readonly AdvocacyHires[],
  all: readonly AllHires[],
  by: Breakdown,
): ReportRow[] {
  const isOfHires = by === 'total' || by === 'vacancy';
  const members =
    by === 'total' ? [''] : [...advocacy, ...(isOfHires ? all : [])].map(({ member }) => member);
  return [...new Set(members)].sort().map((member) => {
    const part = advocacy.find((row) => row.member === member);
    const whole = all.find((row) => row.member === member);
    const influenced = part?.influenced ?? 0;
    const external = isOfHires ? (whole?.external_hires ?? 0) : undefined;
    const interval = external === undefined ? undefined : wilsonInterval(influenced, external);
    return {
      ...(by === 'total' ? {} : { [by]: member }),
      hires_sourced: (part?.credit_micro ?? 0) / MICRO_PER_OUTCOME,
      hires_sourced_majority: part?.majority ?? 0,
      hires_influenced: influenced,
      hires_influenced_tracked: part?.tracked ?? 0,
      hires_all: external ?? null,
      hires_internal: isOfHires ? (whole?.internal_hires ?? 0) : null,
      hires_influenced_share: external === undefined || external === 0 ? null : influenced / external,
      hires_influenced_share_low: interval?.low ?? null,
      hires_influenced_share_high: interval?.high ?? null,
    };
  });
}
