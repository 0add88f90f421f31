import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type Day } from '#domain/ids.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

/** A row of attribution.sql. */
export interface CreditRow {
  readonly period: Day;
  readonly model: string;
  readonly member: string;
  readonly credit_micro: number;
}

export interface CreditShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
  readonly models: readonly string[];
}

/** Lines that are there whatever the data: leaving out a zero would hide that nothing is missing. */
function linesAlways(by: string): readonly string[] {
  return by === 'channel' ? ['advocate', 'company_page', 'direct', 'unattributed'] : ['(unattributed)'];
}

/**
 * The lines of the report. Credit stays a whole number of millionths until it is written; that division gives the
 * nearest double of a decimal with at most six places, so what is printed adds up to the outcomes exactly.
 */
export function creditRows(rows: readonly CreditRow[], shape: CreditShape): ReportRow[] {
  const { by, granularity, models } = shape;
  const microOfAll = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.model}\n${periodLabel(row.period, granularity)}`;
    microOfAll.set(key, (microOfAll.get(key) ?? 0) + row.credit_micro);
  }
  const periods = periodLabels(shape.period, granularity);
  return models.flatMap((model) => {
    const found = new Map<string, Map<string, ReportRow>>(
      linesAlways(by).map((member) => [member, new Map()]),
    );
    for (const row of rows.filter((candidate) => candidate.model === model)) {
      const label = periodLabel(row.period, granularity);
      const lines = found.get(row.member) ?? new Map<string, ReportRow>();
      lines.set(label, lineOf(label, row.member, row.credit_micro));
      found.set(row.member, lines);
    }
    return fillSeries(found, periods, (label, member) => lineOf(label, member, 0));

    function lineOf(label: string, member: string, micro: number): ReportRow {
      const all = microOfAll.get(`${model}\n${label}`) ?? 0;
      return {
        ...(granularity === 'none' ? {} : { period: label }),
        model,
        [by]: member,
        credit: micro / MICRO_PER_OUTCOME,
        share_of_credit: all === 0 ? null : micro / all,
      };
    }
  });
}
