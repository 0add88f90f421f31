import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type ReportRow } from '../report.js';

/** What places are given by; the name of its column. */
export const RANKED_BY = [
  'clicks_human',
  'shares',
  'unique_clickers',
  'fair_share',
  'hires_sourced',
] as const;
export type RankedBy = (typeof RANKED_BY)[number];

/** A row of hires.sql. */
export interface HiresRow {
  readonly advocate: string;
  readonly credit_micro: number;
}

/** Fair shares are sums of fractions; what is finer than this is noise of adding them up, and would break ties. */
const FAIR_SHARE_DECIMALS = 6;

/**
 * A line per listed person, those who did nothing included: a place says how many are before, so two who tie share it and the next
 * place is left open.
 * @param found a line per person, and others that are not listed: the company page, everybody else together
 */
export function leaderboardRows(
  listed: readonly string[],
  found: readonly ReportRow[],
  hires: readonly HiresRow[],
  rankedBy: RankedBy,
): ReportRow[] {
  const foundOf = new Map(found.map((row) => [row['advocate'], row]));
  const microOf = new Map(hires.map(({ advocate, credit_micro }) => [advocate, credit_micro]));
  const lines = listed.map((advocate) => {
    const of = foundOf.get(advocate);
    return {
      advocate,
      shares: Number(of?.['shares'] ?? 0),
      clicks_human: Number(of?.['clicks_human'] ?? 0),
      unique_clickers: Number(of?.['unique_clickers'] ?? 0),
      fair_share: Number(Number(of?.['fair_share'] ?? 0).toFixed(FAIR_SHARE_DECIMALS)),
      hires_sourced: (microOf.get(advocate) ?? 0) / MICRO_PER_OUTCOME,
    };
  });
  const descending = lines.map((line) => line[rankedBy]).sort((a, b) => b - a);
  return lines.map((line) => ({ place: 1 + descending.indexOf(line[rankedBy]), ...line }));
}
