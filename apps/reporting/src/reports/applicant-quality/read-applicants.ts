import { STAGES } from '#domain/events/talent.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ReportQuery } from '../../parameters/report-query.js';
import { type ReportDesk } from '../report.js';
import { type ApplicantRow } from './quality-rows.js';

const APPLICANTS = loadSql(import.meta.url, './applicants.sql');

/** The applications of the period, counted by source and furthest stage. */
export function readApplicants(
  { tenant, zone, from, to, filters }: ReportQuery,
  { clickhouse, known }: Pick<ReportDesk, 'clickhouse' | 'known'>,
): Promise<ApplicantRow[]> {
  return select<ApplicantRow>(clickhouse, APPLICANTS, {
    tenant,
    zone,
    from,
    to,
    vacancy: filters.vacancy,
    stages: STAGES,
    ...known,
  });
}
