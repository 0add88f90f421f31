import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabels } from '../time-series.js';

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

/** The lines of the report, model by model, with those of nothing beside those that were found. */
export function creditRows(lines: readonly ReportRow[], shape: CreditShape): ReportRow[] {
  const { by, granularity, models } = shape;
  const labelOf = (line: ReportRow): string => (granularity === 'none' ? '' : String(line['period']));
  const periods = periodLabels(shape.period, granularity);
  return models.flatMap((model) => {
    const ofModel = lines.filter((line) => line['model'] === model);
    const withCredit = new Set(ofModel.filter((line) => Number(line['credit']) > 0).map(labelOf));
    const found = new Map<string, Map<string, ReportRow>>(
      linesAlways(by).map((member) => [member, new Map()]),
    );
    for (const line of ofModel) {
      const member = String(line[by]);
      const rows = found.get(member) ?? new Map<string, ReportRow>();
      rows.set(labelOf(line), line);
      found.set(member, rows);
    }
    return fillSeries(found, periods, (label, member) => ({
      ...(granularity === 'none' ? {} : { period: label }),
      model,
      [by]: member,
      credit: 0,
      share_of_credit: withCredit.has(label) ? 0 : null,
    }));
  });
}
