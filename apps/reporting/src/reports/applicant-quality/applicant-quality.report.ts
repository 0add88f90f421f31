import { type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { qualityRows } from './quality-rows.js';
import { readApplicants } from './read-applicants.js';

/** How far applicants of each source come. */
export const applicantQualityReport: Report = {
  name: 'applicant-quality',
  title: 'Quality of applicants',
  description:
    'The applications of the period by where they came from and how far they have come by now, with intervals, each source against all others together. Recent applications have had less time: compare sources within one period, not periods.',
  buckets: 'talent',
  defaultPeriodDays: 365,
  choices: [],
  filters: ['vacancy'],
  columns: () => [
    dimensionColumn('applicant_source'),
    dimensionColumn('stage'),
    measureColumn('applicants'),
    measureColumn('applicants_reached'),
    measureColumn('reached_rate'),
    measureColumn('reached_rate_low'),
    measureColumn('reached_rate_high'),
    measureColumn('ratio_to_rest'),
    measureColumn('ratio_to_rest_low'),
    measureColumn('ratio_to_rest_high'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  return {
    rows: qualityRows(await readApplicants(query, desk)),
    source: 'raw',
    warnings: [
      {
        code: 'not_caused',
        detail:
          'Sources differ in the vacancies and people they bring. A higher rate says who came, not that the source made them better.',
      },
    ],
  };
}
