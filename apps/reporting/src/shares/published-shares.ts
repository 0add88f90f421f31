import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, type ReportQuery } from '../parameters/report-query.js';
import { type ReportDesk } from '../reports/report.js';

const PUBLISHED_SHARES = loadSql(import.meta.url, './published-shares.sql');

export const SHARER = {
  name: 'sharer',
  values: ['advocate', 'company_page', 'all'],
  fallback: 'advocate',
  definition: 'Whose shares: those of advocates, of the company page, or all of them.',
} as const satisfies Choice;
export type Sharer = (typeof SHARER)['values'][number];

/**
 * A report's SQL reading `published_share`: the shares of the period, one row each, with what came of them until now. One
 * definition for every report by publish date, so that they count the same clicks on the same shares.
 */
export function overPublishedShares(reportSql: string): string {
  return `WITH published_share AS (\n${PUBLISHED_SHARES}\n)\n${reportSql}`;
}

/** The values that {@link overPublishedShares} asks for. */
export function publishedSharesParams(
  { tenant, zone, from, to, filters }: ReportQuery,
  { known }: Pick<ReportDesk, 'known'>,
  sharer: Sharer,
): Record<string, unknown> {
  const { team, campaign, content, network, vacancy } = filters;
  return { tenant, zone, from, to, team, campaign, content, network, vacancy, sharer, ...known };
}
