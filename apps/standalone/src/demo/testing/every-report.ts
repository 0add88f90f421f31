import { type HttpClient } from '../player/http.js';
import { dayOf, DAY_MS } from '../history/year.js';
import { type ReportAnswer, type Row } from '../summary/api.js';
import { type Period } from '../summary/questions.js';

/** The part of the catalogue of reports from which every question can be made. */
export interface Catalogue {
  readonly reports: readonly {
    readonly name: string;
    readonly choices: readonly {
      readonly name: string;
      readonly values: readonly string[];
      readonly fallback: string;
    }[];
    readonly filters: readonly string[];
    readonly columns: readonly { readonly name: string }[];
  }[];
}

type Parameters_ = Readonly<Record<string, string>>;

/** Beside the reporting zone, whose days are in the rollups; the days of others are always counted from raw facts. */
const ZONES = ['Asia/Kolkata'];
/** More than any answer has rows, so that nothing hides on a second page. */
const LIMIT = '50000';
/**
 * Every report as every reader may ask for it: all values of all choices, in two zones,
 * narrowed by every filter, over the whole year and over a part of it, in another order, and as a table.
 * @param valueOf a member that the data has, to filter by; undefined where it has none that may be shown
 */
export function everyReport(
  { reports }: Catalogue,
  { from, to }: Period,
  valueOf: (filter: string) => string | undefined,
): string[] {
  return reports.flatMap(({ name, choices, filters, columns }) => {
    // Refusals are counted on the day they came in: today, by any zone.
    const year = name === 'rejected' ? aroundToday() : { from, to };
    const part = name === 'rejected' ? year : { from: dayOf(Date.parse(to) - 100 * DAY_MS), to };
    const chosen = everyChoice(choices);
    const narrowed = filters.flatMap((filter): Parameters_[] => {
      const value = valueOf(filter);
      return value === undefined ? [] : [{ [filter]: value }];
    });
    const questions: Parameters_[] = [
      ...[...chosen, ...narrowed].map((choice) => ({ ...year, ...choice })),
      ...ZONES.map((zone) => ({ ...year, zone })),
      { ...part },
      ...columns.slice(-1).map((column) => ({ ...year, order: `${column.name}:desc` })),
    ];
    const asked = (format: string) => (question: Parameters_) =>
      `${name}.${format}?${new URLSearchParams({ ...question, limit: LIMIT }).toString()}`;
    // The same rows in another form, so that one of every report is enough.
    return [...questions.map(asked('json')), asked('csv')({ ...year })];
  });
}

function aroundToday(): Period {
  return { from: dayOf(Date.now() - 2 * DAY_MS), to: dayOf(Date.now() + 2 * DAY_MS) };
}

/** All choices at their defaults, and each of the others by itself: all their combinations would be thousands. */
function everyChoice(choices: Catalogue['reports'][number]['choices']): Parameters_[] {
  return [
    {},
    ...choices.flatMap(({ name, values, fallback }) =>
      values.filter((value) => value !== fallback).map((value) => ({ [name]: value })),
    ),
  ];
}

/** What an answer says about its moment or its installation rather than about the data. Everything else is compared. */
const OF_THE_MOMENT = ['dataAsOf'];

/** Ids that the server made up, such as a hold-out's. Those of the history's own systems are of another version. */
const MADE_UP = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
/**
 * Reports whose intervals are drawn by candidate. Candidates of recruitment systems are pseudonyms under a key of the
 * installation, so another one draws others; the numbers between the ends are the same.
 */
const DRAWN_BY_CANDIDATE = /^data-driven\./;
const DRAWN = ['fitted_credit_low', 'fitted_credit_high', 'fitted_relative_error'];

/** One answer in a form that can be compared with that of another installation. */
export async function comparableAnswer(http: HttpClient, key: string, path: string): Promise<unknown> {
  const {
    status,
    headers,
    body: text,
  } = await http.ask({
    method: 'GET',
    path: `/api/v1/reports/${path}`,
    headers: { authorization: `Bearer ${key}` },
  });
  const body = text.replaceAll(MADE_UP, '(id)');
  const isDrawn = DRAWN_BY_CANDIDATE.test(path);
  if (headers['content-type']?.includes('json') !== true) {
    const lines = body.split('\r\n');
    return { status, lines: isDrawn ? withoutDrawn(lines) : lines };
  }
  const answer = JSON.parse(body, (name, value: unknown) =>
    isDrawn && DRAWN.includes(name) ? '(drawn)' : value,
  ) as { readonly meta?: object; readonly data?: readonly object[] };
  const meta = Object.entries(answer.meta ?? {}).filter(([name]) => !OF_THE_MOMENT.includes(name));
  return {
    status,
    ...answer,
    // In which order, and of which members it is warned, follows from what was drawn.
    ...(isDrawn && answer.data !== undefined ? { data: sortedRows(answer.data) } : {}),
    meta: Object.fromEntries(meta.filter(([name]) => !isDrawn || name !== 'warnings')),
  };
}

function sortedRows(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** They are the last columns. */
function withoutDrawn(lines: readonly string[]): string[] {
  return lines.map((line) => line.split(',').slice(0, -DRAWN.length).join(',')).sort();
}

/** The first member of a dimension that stands in an answer by its own name. */
export function memberIn({ data }: ReportAnswer, dimension: string): string | undefined {
  const names = data.map((row: Row) => String(row[dimension]));
  return names.find((name) => !name.startsWith('('));
}
