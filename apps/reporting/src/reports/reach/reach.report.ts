import { REACH_MEASURES } from '../../measures/reach.measures.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { GRANULARITY } from '../common-choices.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';

const BY = {
  name: 'by',
  values: ['total', 'advocate', 'team', 'campaign', 'content', 'network'],
  fallback: 'total',
  definition: 'What each line is about.',
} as const satisfies Choice;

/** Whom was reached, honestly counted: what could be seen, what was measured, and who came. */
export const reachReport: Report = {
  name: 'reach',
  title: 'Reach',
  description:
    'Shares, their potential (upper bounds and intervals), what networks measured (with coverage), clicks and unique clickers. Potential and measured numbers are different things and are never added.',
  buckets: 'reach',
  choices: [BY, GRANULARITY],
  filters: ['team', 'campaign', 'content', 'network', 'advocate'],
  columns: (query) => {
    const by = chosen(query, BY);
    return [
      ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
      ...(by === 'total' ? [] : [dimensionColumn(by)]),
      ...REACH_MEASURES.map(({ name }) => measureColumn(name)),
    ];
  },
  order: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [{ column: 'period', direction: 'asc' } as const]),
    ...(chosen(query, BY) === 'total' ? [] : [{ column: 'clicks_human', direction: 'desc' } as const]),
  ],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const lines = await linesOfModel(query, desk, {
    measures: REACH_MEASURES.map(({ name }) => name),
    dimensions: by === 'total' ? [] : [by],
    granularity: chosen(query, GRANULARITY),
    emptyBuckets: true,
  });
  return { ...lines, warnings: [] };
}
