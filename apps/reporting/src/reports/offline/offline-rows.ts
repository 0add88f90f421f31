import { type Day } from '#domain/ids.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

interface Line {
  readonly period: Day;
  readonly member: string;
}
/** A row of scans.sql. */
export interface ScansRow extends Line {
  readonly offline_links: number;
  readonly clicks_human: number;
  readonly clicks_keyless: number;
  readonly unique_clickers: number;
}
/** A row of applications.sql. */
export interface OfflineApplicationsRow extends Line {
  readonly offline_applications: number;
}

export interface OfflineShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
}

const NOTHING = {
  offline_links: 0,
  clicks_human: 0,
  clicks_keyless: 0,
  unique_clickers: 0,
  offline_applications: 0,
};

/** The lines of the report: scans and applications joined, silent periods filled in. */
export function offlineRows(
  scans: readonly ScansRow[],
  applications: readonly OfflineApplicationsRow[],
  { period: asked, granularity, by }: OfflineShape,
): ReportRow[] {
  const lines = new Map<string, Map<string, ReportRow>>(by === 'total' ? [['', new Map()]] : []);
  for (const { period, member, ...counts } of [...scans, ...applications]) {
    const label = periodLabel(period, granularity);
    const rows = lines.get(member) ?? new Map<string, ReportRow>();
    rows.set(label, { ...(rows.get(label) ?? lineOf(label, member)), ...counts });
    lines.set(member, rows);
  }
  return fillSeries(lines, periodLabels(asked, granularity), lineOf);

  function lineOf(label: string, member: string): ReportRow {
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
      ...NOTHING,
    };
  }
}
