import { type Day, type Instant } from '#domain/ids.js';
import { type Answer } from '../answer/answer.js';
import { type Column, type ReportRow } from '../reports/report.js';

/** An answer of these rows, whose columns are named here with their types. */
export function answerOf(
  types: Readonly<Record<string, Column['type']>>,
  data: readonly ReportRow[],
  meta: Partial<Answer['meta']> = {},
): Answer {
  const period = { from: '2026-03-01' as Day, to: '2026-03-31' as Day, zone: 'Europe/Amsterdam' };
  return {
    data,
    columns: Object.entries(types).map(([name, type]) => ({
      name,
      title: `The ${name}`,
      type,
      unit: 'pieces',
      definition: `What ${name} means.`,
    })),
    meta: {
      ...period,
      dataAsOf: '2026-04-01T00:00:00.000Z' as Instant,
      asKnownAt: null,
      settingsVersion: 1,
      source: 'rollup',
      suppressed: [],
      warnings: [],
      total: data.length,
      nextCursor: null,
      ...meta,
    },
    query: {
      ...period,
      report: 'test',
      asKnownAt: null,
      choices: {},
      filters: { team: [], campaign: [], content: [], network: [], advocate: [], vacancy: [] },
      order: [],
      limit: 50_000,
    },
  };
}
