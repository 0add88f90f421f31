import { type FittedResult } from '#domain/attribution/fitted/fitted-model.js';
import { type Spread } from '#domain/statistics/bootstrap/percentile-interval.js';
import { type ReportRow } from '../report.js';

/** Above it the credit says little more than that it is not known. */
const NOISE = 0.5;

export interface FittedShape {
  readonly by: string;
  /** The line of what nobody gets credit for. */
  readonly unattributedLine: string;
  readonly unattributed: number;
  /** Undefined when there are too many lines to work intervals out. */
  readonly spreads: ReadonlyMap<string, Spread> | undefined;
}

/** The lines of the report: largest credit first, and last what belongs to nobody, always there. */
export function dataDrivenRows({ credits }: Pick<FittedResult, 'credits'>, shape: FittedShape): ReportRow[] {
  const { by, unattributed, unattributedLine, spreads } = shape;
  const all = credits.reduce((sum, { conversions }) => sum + conversions, unattributed);
  const lineOf = (member: string, credit: number, removalEffect: number | null): ReportRow => {
    const spread = spreads?.get(member);
    return {
      [by]: member,
      fitted_credit: credit,
      fitted_share: all === 0 ? null : credit / all,
      removal_effect: removalEffect,
      fitted_credit_low: spread?.interval.low ?? null,
      fitted_credit_high: spread?.interval.high ?? null,
      fitted_relative_error: spread === undefined || credit === 0 ? null : spread.standardError / credit,
    };
  };
  return [
    ...credits.map(({ channel, conversions, removalEffect }) =>
      lineOf(channel, conversions, removalEffect ?? null),
    ),
    lineOf(unattributedLine, unattributed, null),
  ];
}

/** The members whose credit has a standard error above half of it. */
export function noisyMembers(rows: readonly ReportRow[], by: string, unattributedLine: string): string[] {
  return rows.flatMap((row) => {
    const [member, error] = [row[by], row['fitted_relative_error']];
    return typeof member === 'string' &&
      member !== unattributedLine &&
      typeof error === 'number' &&
      error > NOISE
      ? [member]
      : [];
  });
}
