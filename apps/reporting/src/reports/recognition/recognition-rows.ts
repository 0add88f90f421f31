import { type Day } from '#domain/ids.js';
import { pairedCells, type PairedRow } from '../../programme/paired-shares.js';
import { toldGroups } from '../../programme/told-groups.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel } from '../time-series.js';

/** A row of recognitions.sql. */
export interface RecognitionRow {
  readonly label: string;
  readonly period: Day;
  readonly recognitions: number;
  readonly people_recognised: number;
}

export interface RecognitionShape {
  readonly periods: readonly string[];
  readonly granularity: Granularity;
  readonly by: 'total' | 'recognition_kind' | 'team';
  readonly k: number;
}

/** How many recognitions there were, and what people shared around their first. */
export function recognitionRows(
  given: readonly RecognitionRow[],
  paired: readonly PairedRow[],
  { periods, granularity, by, k }: RecognitionShape,
): ReportRow[] {
  const labelled = <Row extends { readonly label: string; readonly period: Day }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ period }) => periodLabel(period, granularity));
  const givenIn = labelled(given);
  const pairedIn = labelled(paired);
  const told = new Map(
    [...pairedIn].map(([period, rows]) => [
      period,
      // Everybody has one first recognition, so the lines of a period do not overlap.
      toldGroups(
        rows.map(({ label, paired_people }) => ({ label, people: paired_people })),
        k,
      ),
    ]),
  );
  const labels = by === 'total' ? [''] : [...new Set(given.map(({ label }) => label))].sort();
  const lines = new Map(labels.map((label) => [label, new Map<string, ReportRow>()]));
  return fillSeries(lines, periods, (period, label) => {
    const { recognitions = 0, people_recognised = 0 } =
      givenIn.get(period)?.find((row) => row.label === label) ?? {};
    const pair = pairedIn.get(period)?.find((row) => row.label === label);
    return {
      ...(granularity === 'none' ? {} : { period }),
      ...(by === 'total' ? {} : { [by]: label }),
      recognitions,
      people_recognised,
      ...pairedCells(pair, told.get(period)?.has(label) ?? false),
    };
  });
}
