import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { FIRST_DAY } from '../../parameters/calendar-day.js';
import { chosen, type ReportQuery } from '../../parameters/report-query.js';
import { readPeriodSpans } from '../../programme/period-spans.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import { type StockChange, STOCKS, stocksOf } from '../../programme/stocks.js';
import { BY_TEAM } from '../../programme/team-choice.js';
import { untilToday } from '../../programme/until-today.js';
import { GRANULARITY } from '../common-choices.js';
import { linesOfModel } from '../from-model.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
} from '../report.js';
import { DEEDS, type NewSharersRow, programmeRows } from './programme-rows.js';

const NEW_SHARERS = overProgramme(loadSql(import.meta.url, './new-sharers.sql'));

/** Who takes part: invited, enrolled, trained and active, by department. */
export const programmeReport: Report = {
  name: 'programme',
  title: 'The programme',
  description:
    'Per team and period: people invited, enrolled, trained and active, with what each rate is divided by. Active is who shared; log-ins are not measured. How many employees there are is not known here, so nothing is divided by the headcount. Days that have not come have no lines.',
  buckets: 'reach',
  choices: [BY_TEAM, GRANULARITY],
  filters: [],
  columns: (query) => [
    ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
    ...(chosen(query, BY_TEAM) === 'team' ? [dimensionColumn('team')] : []),
    measureColumn('invited'),
    measureColumn('enrolled_of_invited'),
    measureColumn('enrolment_rate'),
    measureColumn('enrolled'),
    measureColumn('enrolled_average'),
    measureColumn('enrolments'),
    measureColumn('departures'),
    measureColumn('trainings'),
    measureColumn('trained'),
    measureColumn('trained_rate'),
    measureColumn('policy_acknowledged'),
    measureColumn('policy_acknowledged_rate'),
    measureColumn('active_advocates'),
    measureColumn('active_enrolled'),
    measureColumn('active_rate'),
    measureColumn('new_sharers'),
  ],
  order: () => [],
  read,
};

async function read(asked: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const query = untilToday(asked, desk);
  if (query.from > query.to) return { rows: [], source: 'raw', warnings: [] };
  const { clickhouse, disclosure } = desk;
  const by = chosen(query, BY_TEAM);
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = disclosure;
  const params = { ...programmeParams(query, desk), by, granularity, shown, pool };
  const [changes, deeds, newSharers, spans] = await Promise.all([
    select<StockChange>(clickhouse, STOCKS, params),
    linesOfModel(query, desk, {
      measures: DEEDS,
      dimensions: by === 'team' ? ['team'] : [],
      granularity,
      emptyBuckets: false,
    }),
    select<NewSharersRow>(clickhouse, NEW_SHARERS, { ...params, shares_from: FIRST_DAY }),
    readPeriodSpans(clickhouse, query.zone, query, granularity),
  ]);
  const isByTeam = by === 'team';
  const members = new Set([
    ...changes.map(({ member }) => member),
    ...deeds.rows.map(({ team }) => String(team)),
  ]);
  const rows = programmeRows(
    {
      stocks: stocksOf(changes, spans, granularity),
      deeds: deeds.rows,
      newSharers,
      members: isByTeam ? [...members].sort() : [''],
    },
    { spans, granularity, isByTeam },
  );
  return { rows, source: 'raw', warnings: [] };
}
