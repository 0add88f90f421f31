import { PATH_MODELS } from '#domain/attribution/models.js';
import { STAGES } from '#domain/events/talent.js';
import { type Day } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type Warning,
} from '../report.js';
import { type Holdout, stretchesOf, type TeamCell } from './holdout.js';
import { holdoutRows, type HoldoutState } from './holdout-rows.js';

const HOLDOUTS = loadSql(import.meta.url, './running-holdouts.sql');
const RESULTS = loadSql(import.meta.url, './team-results.sql');

const OUTCOME = {
  name: 'outcome',
  values: ['clicks', ...STAGES],
  fallback: 'application',
  definition: 'What is counted: human clicks, or credit for outcomes of a stage.',
} as const satisfies Choice;

const SCOPE = {
  name: 'scope',
  values: ['subject', 'all'],
  fallback: 'subject',
  definition:
    'subject: outcomes of the subject only. all: everything these advocates brought in those days, which also shows whether the subject only took the place of something else.',
} as const satisfies Choice;

const MODEL = {
  name: 'model',
  values: PATH_MODELS.map(({ name }) => name),
  fallback: 'last_touch',
  definition: 'The attribution model whose credit is counted.',
} as const satisfies Choice;

/** What showing something to some teams and not to others changed. */
export const holdoutReport: Report = {
  name: 'holdout',
  title: 'Hold-outs',
  description:
    'The hold-outs that ran in the period, each over its own days: what teams brought that were shown a vacancy, campaign or content item, what teams held out of it brought, and the difference with its interval. Contamination is shown, and where the data do not suffice it says so.',
  buckets: 'talent',
  choices: [OUTCOME, SCOPE, MODEL],
  filters: ['vacancy', 'campaign', 'content'],
  columns: () => [
    dimensionColumn('holdout'),
    dimensionColumn('holdout_name'),
    dimensionColumn('subject'),
    dimensionColumn('arm'),
    dimensionColumn('finding'),
    measureColumn('holdout_teams'),
    measureColumn('holdout_people'),
    measureColumn('holdout_shares'),
    measureColumn('holdout_sharers'),
    measureColumn('holdout_outcomes'),
    measureColumn('holdout_rate'),
    measureColumn('holdout_rate_low'),
    measureColumn('holdout_rate_high'),
    measureColumn('holdout_incremental'),
    measureColumn('holdout_incremental_low'),
    measureColumn('holdout_incremental_high'),
    measureColumn('holdout_p_value'),
    measureColumn('holdout_icc'),
    measureColumn('holdout_design_effect'),
    measureColumn('holdout_teams_needed'),
  ],
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const { vacancy, campaign, content } = query.filters;
  const subjects = Object.entries({ vacancy, campaign, content }).flatMap(([kind, ids]) =>
    ids.map((id) => `${kind} ${id}`),
  );
  const { rows: holdouts } = await desk.postgres.query<Holdout>(HOLDOUTS, [
    query.tenant,
    query.from,
    query.to,
    subjects,
    desk.known.as_known_at,
  ]);
  const dayOf = localDay(query.zone);
  const today = dayOf(desk.asOf);
  const rows = [];
  for (const holdout of holdouts) {
    const ended = holdout.ended_at === null ? holdout.to : dayOf(holdout.ended_at.getTime());
    const end = earliest(holdout.to, ended);
    const state = stateOf(holdout, end, today);
    const cells = state === 'not begun' ? [] : await readResults(query, desk, holdout, earliest(end, today));
    rows.push(...holdoutRows(holdout, cells, { minGroupSize: desk.minGroupSize, state }));
  }
  return { rows, source: 'raw', warnings: warningsOf(query) };
}

/** Looking at a difference while it grows finds one too often, so a hold-out that runs has no finding. */
function stateOf({ from, ended_at: endedAt }: Holdout, end: Day, today: Day): HoldoutState {
  if (end < from || today < from) return 'not begun';
  return endedAt === null && today <= end ? 'running' : 'over';
}

async function readResults(
  query: ReportQuery,
  desk: ReportDesk,
  holdout: Holdout,
  last: Day,
): Promise<TeamCell[]> {
  return select<TeamCell>(desk.clickhouse, RESULTS, {
    tenant: query.tenant,
    zone: query.zone,
    from: holdout.from,
    to: last,
    stretches: stretchesOf(holdout).filter((day) => day <= last),
    teams: holdout.teams.map(({ team }) => team),
    subject_kind: holdout.subject_kind,
    subject_id: holdout.subject_id,
    outcome: chosen(query, OUTCOME),
    scope: chosen(query, SCOPE),
    model: chosen(query, MODEL),
    ...desk.known,
  });
}

function earliest(...days: readonly [Day, ...Day[]]): Day {
  return days.reduce((first, day) => (day < first ? day : first));
}

function warningsOf(query: ReportQuery): Warning[] {
  if (chosen(query, SCOPE) === 'all') return [];
  return [
    {
      code: 'credit_of_teams',
      detail:
        'The difference is in what is credited to these teams. Whether the organisation has more outcomes, or the same ones over another way, is not in it; ask scope=all for what the teams brought altogether.',
    },
  ];
}
