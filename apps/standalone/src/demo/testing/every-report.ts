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
const ZONES = ['Asia/Kolkata', 'America/New_York'];
/** More than any answer has rows, so that nothing hides on a second page. */
const LIMIT = '50000';
/** Beyond this many choices that differ from their defaults, combinations are left out: they would be thousands. */
const MOST_CHOICES = 2;

/**
 * Every report as every reader may ask for it: all values of all choices, and of any two together, in several zones,
 * narrowed by every filter, over the whole year and over a part of it, and put in another order.
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
    const chosen = combinations(choices, MOST_CHOICES);
    const single = combinations(choices, 1);
    const narrowed = filters.flatMap((filter): Parameters_[] => {
      const value = valueOf(filter);
      return value === undefined ? [] : [{ [filter]: value }];
    });
    const questions: Parameters_[] = [
      ...[...chosen, ...narrowed].map((choice) => ({ ...year, ...choice })),
      ...ZONES.map((zone) => ({ ...year, zone })),
      { ...part },
      ...columns.map((column) => ({ ...year, order: `${column.name}:desc` })),
    ];
    const asked = (format: string) => (question: Parameters_) =>
      `${name}.${format}?${new URLSearchParams({ ...question, limit: LIMIT }).toString()}`;
    // The same rows in another form, so that one of every shape is enough.
    const tables = single.map((choice) => ({ ...year, ...choice }));
    return [...questions.map(asked('json')), ...tables.map(asked('csv'))];
  });
}

function aroundToday(): Period {
  return { from: dayOf(Date.now() - 2 * DAY_MS), to: dayOf(Date.now() + 2 * DAY_MS) };
}

/** All choices at their defaults, and every way in which at most so many are not. */
function combinations(choices: Catalogue['reports'][number]['choices'], most: number): Parameters_[] {
  const [first, ...rest] = choices;
  if (first === undefined || most === 0) return [{}];
  const others = first.values.filter((value) => value !== first.fallback);
  return [
    ...combinations(rest, most),
    ...others.flatMap((value) =>
      combinations(rest, most - 1).map((more) => ({ [first.name]: value, ...more })),
    ),
  ];
}

/** What an answer says about its moment or its installation rather than about the data. Everything else is compared. */
const OF_THE_MOMENT = ['dataAsOf'];

/** One answer in a form that can be compared with that of another installation. */
export async function comparableAnswer(http: HttpClient, key: string, path: string): Promise<unknown> {
  const { status, headers, body } = await http.ask({
    method: 'GET',
    path: `/api/v1/reports/${path}`,
    headers: { authorization: `Bearer ${key}` },
  });
  if (headers['content-type']?.includes('json') !== true) return { status, lines: body.split('\r\n') };
  const answer = JSON.parse(body) as { readonly meta?: object };
  const meta = Object.entries(answer.meta ?? {}).filter(([name]) => !OF_THE_MOMENT.includes(name));
  return { status, ...answer, meta: Object.fromEntries(meta) };
}

/** The first member of a dimension that stands in an answer by its own name. */
export function memberIn({ data }: ReportAnswer, dimension: string): string | undefined {
  const names = data.map((row: Row) => String(row[dimension]));
  return names.find((name) => !name.startsWith('('));
}
