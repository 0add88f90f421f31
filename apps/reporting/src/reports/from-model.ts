import { select } from '#shared/clickhouse/select.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type Source } from '../buckets/choose-source.js';
import { type MeasureName } from '../measures/catalogue.js';
import { type DimensionName } from '../measures/dimensions.js';
import { type Granularity, FILTERS, type ReportQuery } from '../parameters/report-query.js';
import { UNNAMED, SMALL_TEAMS } from '../privacy/shown-groups.js';
import { chooseCubes, isMeaningless } from '../semantic/compile/choose-cubes.js';
import { compileQuery } from '../semantic/compile/compile-query.js';
import { sourceOf } from '../semantic/compile/cube-select.js';
import { type Disclosures } from '../semantic/compile/reading.js';
import { type QueryFilter, type SemanticQuery } from '../semantic/query/semantic-query.js';
import { type ReportDesk, type ReportRow } from './report.js';
import { MAX_CELLS } from './time-series.js';

/** The part of a question to the semantic model that a named report decides; the rest follows from its parameters. */
export interface ModelQuestion {
  readonly measures: readonly MeasureName[];
  readonly dimensions: readonly DimensionName[];
  readonly granularity: Granularity;
  /** Lines also for the periods in which nothing happened. */
  readonly emptyBuckets: boolean;
  /** Beside the filters of the report's parameters. */
  readonly fixed?: Readonly<Partial<Record<DimensionName, readonly string[]>>>;
}

/**
 * The lines of a named report that asks the semantic model, as its parameters narrow it. Everything a report shows of
 * these measures is defined there: what a report adds is which of them, and how lines are put together.
 */
export async function linesOfModel(
  report: ReportQuery,
  desk: ReportDesk,
  question: ModelQuestion,
): Promise<{ readonly rows: ReportRow[]; readonly source: Source }> {
  const query = semanticQuery(report, question);
  const shares = chooseCubes(query);
  if (isMeaningless(shares))
    throw new Error(`the report ${report.report} asks what has no meaning: ${shares.detail}`);
  const plan = desk.plan(true);
  const reading = {
    // A report reads buckets of one kind.
    plans: { reach: plan, talent: plan },
    anew: desk.plan(false),
    disclosures: disclosuresOf(report, desk),
    topMembers: undefined,
  };
  const { sql, params } = compileQuery(query, shares, reading, {
    timeColumns: question.granularity === 'none' ? [] : ['period'],
  });
  const rows = await select<ReportRow>(desk.clickhouse, sql, params);
  if (rows.length > MAX_CELLS) throw tooManyCells(rows.length);
  return { rows, source: sourceOf(query, shares, reading) };
}

function semanticQuery(report: ReportQuery, question: ModelQuestion): SemanticQuery {
  const { measures, dimensions, granularity, emptyBuckets, fixed = {} } = question;
  const asked = FILTERS.flatMap((member) => filterOn(member, report.filters[member]));
  const own = Object.entries(fixed).flatMap(([member, values]) => filterOn(member as DimensionName, values));
  const { tenant, from, to, zone, asKnownAt } = report;
  return {
    tenant,
    measures,
    dimensions,
    granularity,
    from,
    to,
    zone,
    asKnownAt,
    emptyBuckets,
    filters: [...asked, ...own],
    segments: [],
    order: [],
    top: null,
    limit: MAX_CELLS,
    totals: false,
    compareTo: null,
  };
}

function filterOn(member: DimensionName, values: readonly string[]): QueryFilter[] {
  return values.length === 0 ? [] : [{ on: 'dimension', member, operator: 'equals', values }];
}

/** Members that a filter names have been found to be shown; of the others nothing is asked. */
function disclosuresOf({ choices, filters }: ReportQuery, { disclosure }: ReportDesk): Disclosures {
  const by = choices['by'];
  const { shown, pool } = disclosure;
  return {
    team: by === 'team' ? { shown, pool } : { shown: filters.team, pool: SMALL_TEAMS },
    advocate: by === 'advocate' ? { shown, pool } : { shown: filters.advocate, pool: UNNAMED },
  };
}

function tooManyCells(rows: number): ProblemError {
  return new ProblemError('bad-request', {
    detail: `The answer would have ${String(rows)} rows before paging, at most ${String(MAX_CELLS)} are possible. Take a coarser granularity, a shorter period or a filter.`,
    errors: [{ pointer: '/granularity', detail: 'is too fine for this breakdown and period' }],
  });
}
