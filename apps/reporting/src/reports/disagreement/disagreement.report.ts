import { localDay } from '#domain/time/local-day.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { agreementRows, disagreementRows } from './disagreement-rows.js';
import { readJudgedApplications } from './read-applications.js';

const VIEW = {
  name: 'view',
  values: ['rates', 'list'],
  fallback: 'rates',
  definition:
    'rates: how often two sources agree. list: the applications of which two sources disagree, the most recent first.',
} as const satisfies Choice;

const BY = {
  name: 'by',
  values: ['channel', 'advocate'],
  fallback: 'channel',
  definition:
    'How the list names advocates. channel: not at all; those who differ are numbered within the line. advocate: by name, where the rules for reports per person allow it.',
} as const satisfies Choice;

/** Whether links, the ATS and the candidates say the same. */
export const disagreementReport: Report = {
  name: 'disagreement',
  title: 'Disagreement of sources',
  description:
    'What tracked evidence, the source in the ATS, whom the ATS credits and the candidates themselves say of how applications came in: how often they agree, and a work list of those where they do not. Nothing is overwritten by anything.',
  buckets: 'talent',
  choices: [VIEW, BY],
  filters: ['vacancy'],
  columns: (query) =>
    chosen(query, VIEW) === 'rates'
      ? [
          dimensionColumn('evidence_pair'),
          measureColumn('evidence_applications'),
          measureColumn('both_say'),
          measureColumn('agree'),
          measureColumn('agreement_rate'),
          measureColumn('agreement_rate_low'),
          measureColumn('agreement_rate_high'),
        ]
      : [
          dimensionColumn('application'),
          dimensionColumn('applied_on'),
          dimensionColumn('vacancy'),
          dimensionColumn('says_tracked'),
          dimensionColumn('says_credited_to'),
          dimensionColumn('says_candidate_answer'),
          dimensionColumn('says_ats_source'),
          measureColumn('disagreements'),
        ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const applications = await readJudgedApplications(query, desk);
  const { shown, pool } = desk.disclosure;
  const rows =
    chosen(query, VIEW) === 'rates'
      ? agreementRows(applications)
      : disagreementRows(applications, localDay(query.zone), {
          names: chosen(query, BY) === 'advocate',
          shown: new Set(shown),
          pool,
        });
  return { rows, source: 'raw', warnings: [] };
}
