import { type Day } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { readReachedStages } from '../../hires/reached-stages.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { smallGroupsWarning } from '../small-groups-warning.js';
import { type FirstApplication, type Opening, stageTimes, type Untimed } from './durations.js';
import { BREAKDOWNS, timeToHireRows } from './time-to-hire-rows.js';

const FIRST_APPLICATIONS = loadSql(import.meta.url, './first-applications.sql');
const OPENINGS = loadSql(import.meta.url, './openings.sql');

const BY = {
  name: 'by',
  values: BREAKDOWNS,
  fallback: 'source_class',
  definition:
    'What each line is about; a line for everything together comes first. hiring_team is the team the vacancy was opened for.',
} as const satisfies Choice;

/** How long it takes from posting a vacancy to hiring somebody. */
export const timeToHireReport: Report = {
  name: 'time-to-hire',
  title: 'Time to hire',
  description:
    'How many days it took from posting to the first application and to the hire, and from the application to interview, offer and hire: median with its interval, and quartiles. Each time belongs to the day on which the later of the two happened, so that whoever is still waiting does not make it look shorter. Reversed outcomes and internal mobility are left out and counted.',
  buckets: 'talent',
  defaultPeriodDays: 365,
  choices: [BY],
  filters: [],
  columns: (query) => [
    dimensionColumn(chosen(query, BY)),
    dimensionColumn('duration'),
    measureColumn('timed'),
    measureColumn('days_lower_quartile'),
    measureColumn('days_median'),
    measureColumn('days_upper_quartile'),
    measureColumn('days_median_low'),
    measureColumn('days_median_high'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { tenant, zone, from, to } = query;
  const reached = await readReachedStages(desk, query, query, ['interview', 'offer', 'hire']);
  const params = { tenant, zone, from, to, ...desk.known };
  const firsts = await select<FirstApplication>(desk.clickhouse, FIRST_APPLICATIONS, params);
  const opened = await select<Opening & { vacancy: string }>(desk.clickhouse, OPENINGS, params);
  const openings = new Map(opened.map(({ vacancy, ...opening }) => [vacancy, opening]));
  const { timed, untimed } = stageTimes(reached, openings);
  const dayOf = localDay(zone);
  const isInPeriod = (ms: number) => isWithin(dayOf(ms), from, to);
  const rows = timeToHireRows(
    { timed, firsts: firsts.map(withFlag), openings, isInPeriod },
    chosen(query, BY),
    desk.minGroupSize,
  );
  const isWithheld = rows.some((row) => Number(row['timed']) > 0 && row['days_median'] === null);
  return {
    rows,
    source: 'raw',
    warnings: [...untimedWarning(untimed), ...(isWithheld ? [smallGroupsWarning(desk.minGroupSize)] : [])],
  };
}

function isWithin(day: Day, from: Day, to: Day): boolean {
  return day >= from && day <= to;
}

function withFlag(first: FirstApplication): FirstApplication {
  return { ...first, is_influenced: Boolean(first.is_influenced) };
}

function untimedWarning({ reversed, internal, noStart, negative }: Untimed): Warning[] {
  const parts = [
    [internal, 'of people who already work here'],
    [reversed, 'that were reversed'],
    [noStart, 'of which the start is not known'],
    [negative, 'that would have ended before they began'],
  ] as const;
  const said = parts.flatMap(([count, what]) => (count === 0 ? [] : [`${String(count)} ${what}`]));
  if (said.length === 0) return [];
  return [{ code: 'untimed_outcomes', detail: `Interviews, offers and hires left out: ${said.join(', ')}.` }];
}
