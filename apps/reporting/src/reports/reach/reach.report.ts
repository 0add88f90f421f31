import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { BUCKET_ROWS, bucketParams, overBuckets } from '../../buckets/bucket-rows.js';
import { NARROWED_PEOPLE } from '../../buckets/narrowed-people.js';
import { REACH_MEASURES } from '../../measures/reach.measures.js';
import { type Choice, chosen, type Filters, type ReportQuery } from '../../parameters/report-query.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { type AudienceRow, type PeopleRow, reachRows } from './reach-rows.js';

const AUDIENCES = overBuckets(loadSql(import.meta.url, './reach.sql'), BUCKET_ROWS.reach);
const PEOPLE_SQL = loadSql(import.meta.url, './people.sql');
const PEOPLE = overBuckets(PEOPLE_SQL, BUCKET_ROWS.unique);
const PEOPLE_OF_FILTER = overBuckets(PEOPLE_SQL, NARROWED_PEOPLE);

const NONE: Filters = { team: [], campaign: [], content: [], network: [], advocate: [], vacancy: [] };

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
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = desk.disclosure;
  const { own, inner } = peopleFilters(query.filters, by);
  const isNarrowed = Object.values(inner).some((values) => values.length > 0);
  const audiencePlan = desk.plan(true);
  const peoplePlan = desk.plan(!isNarrowed);
  const common = { by, granularity, from: query.from, shown, pool };
  const [audiences, people] = await Promise.all([
    select<AudienceRow>(desk.clickhouse, AUDIENCES[audiencePlan.source], {
      ...bucketParams(audiencePlan, query.tenant, query.zone),
      ...common,
      ...query.filters,
    }),
    select<PeopleRow>(desk.clickhouse, (isNarrowed ? PEOPLE_OF_FILTER : PEOPLE)[peoplePlan.source], {
      ...bucketParams(peoplePlan, query.tenant, query.zone),
      ...common,
      ...inner,
      own,
    }),
  ]);
  return {
    rows: reachRows(audiences, people, { period: query, granularity, by, pool }),
    source: audiencePlan.source === peoplePlan.source ? audiencePlan.source : 'mixed',
    warnings: [],
  };
}

/**
 * A filter on the breakdown's own dimension picks lines after people were divided over all of them; any other filter
 * removes clicks before people are counted.
 */
function peopleFilters(
  filters: Filters,
  by: string,
): { readonly own: readonly string[]; readonly inner: Filters } {
  switch (by) {
    case 'advocate':
    case 'team':
    case 'campaign':
    case 'content':
    case 'network':
      return { own: filters[by], inner: { ...filters, [by]: NONE[by] } };
    default:
      return { own: [], inner: filters };
  }
}
