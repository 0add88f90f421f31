import { localDay } from '#domain/time/local-day.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { type ReportDesk } from '../reports/report.js';

/**
 * The question without the days that have not come: who is enrolled then nobody knows. Cut by whole days, so that the
 * answer is the same all day long. Nothing is left when the first day has not come either.
 */
export function untilToday(query: ReportQuery, { asOf }: Pick<ReportDesk, 'asOf'>): ReportQuery {
  const today = localDay(query.zone)(asOf);
  return query.to > today ? { ...query, to: today } : query;
}
