import { type Day } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Choice, chosen, type ReportQuery } from '../../parameters/report-query.js';
import { overProgramme, programmeParams } from '../../programme/programme-sql.js';
import { GRANULARITY } from '../common-choices.js';
import {
  dimensionColumn,
  measureColumn,
  type Report,
  type ReportAnswer,
  type ReportDesk,
  type ReportRow,
} from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

const PARTICIPATION = overProgramme(loadSql(import.meta.url, './participation.sql'));

const BY = {
  name: 'by',
  values: ['participation_channel', 'participation_kind', 'team', 'total'],
  fallback: 'participation_channel',
  definition: 'What each line is about.',
} as const satisfies Choice;

interface ParticipationRow {
  readonly label: string;
  readonly period: Day;
  readonly participations: number;
  readonly people_participating: number;
}

/** Where colleagues take part beside sharing: industry chats, groups, communities. */
export const participationReport: Report = {
  name: 'participation',
  title: 'Participation in groups and communities',
  description:
    'Times colleagues took part in an industry chat, group or community, and how many people did, as it was logged. Only what somebody logged is counted: no zero means that nothing happened.',
  buckets: 'reach',
  choices: [BY, GRANULARITY],
  filters: [],
  columns: (query) => {
    const by = chosen(query, BY);
    return [
      ...(chosen(query, GRANULARITY) === 'none' ? [] : [dimensionColumn('period')]),
      ...(by === 'total' ? [] : [dimensionColumn(by)]),
      measureColumn('participations'),
      measureColumn('people_participating'),
    ];
  },
  order: () => [],
  read,
};

async function read(query: ReportQuery, desk: ReportDesk): Promise<ReportAnswer> {
  const by = chosen(query, BY);
  const granularity = chosen(query, GRANULARITY);
  const { shown, pool } = desk.disclosure;
  const found = await select<ParticipationRow>(desk.clickhouse, PARTICIPATION, {
    ...programmeParams(query, desk),
    by,
    granularity,
    shown,
    pool,
  });
  const line = (
    period: string,
    label: string,
    counts: Pick<ParticipationRow, 'participations' | 'people_participating'>,
  ): ReportRow => ({
    ...(granularity === 'none' ? {} : { period }),
    ...(by === 'total' ? {} : { [by]: label }),
    participations: counts.participations,
    people_participating: counts.people_participating,
  });
  const lines = new Map<string, Map<string, ReportRow>>(by === 'total' ? [['', new Map()]] : []);
  for (const row of found) {
    const period = periodLabel(row.period, granularity);
    const rows = lines.get(row.label) ?? new Map<string, ReportRow>();
    lines.set(row.label, rows.set(period, line(period, row.label, row)));
  }
  const rows = fillSeries(lines, periodLabels(query, granularity), (period, label) =>
    line(period, label, { participations: 0, people_participating: 0 }),
  );
  return { rows, source: 'raw', warnings: [] };
}
