import { type Problem } from '#domain/events/rejection.js';
import { type Day, type Instant, type TenantId } from '#domain/ids.js';
import { daysBetween } from '#domain/time/calendar.js';
import { epochMsOf, parseInstant } from '#domain/time/instant.js';
import { didYouMean, nearest } from '#shared/text/nearest.js';
import { type MeasureName } from '../../measures/catalogue.js';
import { type DimensionName } from '../../measures/dimensions.js';
import { FIRST_DAY, LAST_DAY, parseDay } from '../../parameters/calendar-day.js';
import { type Period, resolvePeriod } from '../../parameters/period.js';
import { isModelDimension, isModelMeasure, SEMANTIC_MODEL } from '../model/semantic-model.js';
import { namedRange, RANGE_NAMES } from './date-range.js';
import { type QueryBody } from './query-body.js';
import { readFilter } from './read-filter.js';
import { type Comparison, type QueryOrder, type SemanticQuery, type Top } from './semantic-query.js';

/** What a question is read against. */
export interface ReadContext {
  readonly tenant: TenantId;
  readonly tenantZone: string;
  readonly zones: ReadonlySet<string>;
  readonly defaultLimit: number;
  readonly maxPeriodDays: number;
  readonly nowMs: number;
  readonly today: (zone: string) => Day;
  /** The last day that has data, or today; where a question names no days. */
  readonly lastDay: (zone: string) => Promise<Day>;
  /** The days of the page before, when a question goes on: by now "the last seven days" may be others. */
  readonly pagedPeriod: Period | undefined;
}

/**
 * Reads a question of the right shape into one with nothing left open, or into everything that is wrong with it: every
 * problem names its field, why, and what to write instead.
 */
export async function readQuery(
  body: QueryBody,
  context: ReadContext,
): Promise<SemanticQuery | readonly Problem[]> {
  const problems: Problem[] = [];
  const refuse = (pointer: string, detail: string): void => void problems.push({ pointer, detail });
  const measures = [...new Set(body.measures)].flatMap((name, index) =>
    known(name, isModelMeasure, SEMANTIC_MODEL.measures, 'measure', `/measures/${String(index)}`, refuse),
  );
  const dimensions = [...new Set(body.dimensions ?? [])].flatMap((name, index) =>
    known(
      name,
      isModelDimension,
      SEMANTIC_MODEL.dimensions,
      'dimension',
      `/dimensions/${String(index)}`,
      refuse,
    ),
  );
  const filters = (body.filters ?? []).flatMap((filter, index) =>
    readFilter(filter, `/filters/${String(index)}`, measures, refuse),
  );
  const segments = [...new Set(body.segments ?? [])].filter((name, index) => {
    const names = SEMANTIC_MODEL.segments.map((segment) => segment.name);
    if (names.includes(name)) return true;
    refuse(`/segments/${String(index)}`, `There is no segment ${name}. ${didYouMean(name, names)}`);
    return false;
  });
  const granularity = body.timeDimension?.granularity ?? 'none';
  const zone = readZone(body.timeDimension?.zone, context, refuse);
  const order = readOrder(body.order, measures, dimensions, granularity !== 'none', refuse);
  const top = readTop(body.top, measures, dimensions, refuse);
  const compareTo = readComparison(body.include?.compareTo, refuse);
  const asKnownAt = readAsKnownAt(body.asKnownAt, context.nowMs, refuse);
  const asked = readRange(body.timeDimension?.dateRange, context, zone, refuse);
  if (problems.length > 0) return problems;
  // Days that are written out are what is asked, also on a later page: a cursor of other days is refused by its check.
  const isWrittenOut = Array.isArray(body.timeDimension?.dateRange);
  const period =
    (isWrittenOut ? undefined : context.pagedPeriod) ??
    asked ??
    resolvePeriod({ from: undefined, to: undefined }, await context.lastDay(zone));
  if (daysBetween(period.from, period.to) >= context.maxPeriodDays) {
    refuse(
      '/timeDimension/dateRange',
      `The period is longer than ${String(context.maxPeriodDays)} days; take a shorter one.`,
    );
    return problems;
  }
  return {
    tenant: context.tenant,
    measures,
    dimensions,
    granularity,
    ...period,
    zone,
    filters,
    segments,
    order,
    top,
    limit: body.limit ?? context.defaultLimit,
    asKnownAt,
    totals: body.include?.totals ?? false,
    emptyBuckets: body.include?.emptyBuckets ?? false,
    compareTo,
  };
}

/** Tells the two results of {@link readQuery} apart. */
export function isRefused(read: SemanticQuery | readonly Problem[]): read is readonly Problem[] {
  return Array.isArray(read);
}

/** Takes down a problem of a field. */
export type Refuse = (pointer: string, detail: string) => void;

function known<T extends string>(
  name: string,
  isKnown: (name: string) => name is T,
  all: readonly string[],
  what: string,
  pointer: string,
  refuse: Refuse,
): T[] {
  if (isKnown(name)) return [name];
  refuse(pointer, `There is no ${what} ${name}. ${didYouMean(name, all)}`);
  return [];
}

function readZone(asked: string | undefined, { zones, tenantZone }: ReadContext, refuse: Refuse): string {
  if (asked === undefined || zones.has(asked)) return asked ?? tenantZone;
  refuse(
    '/timeDimension/zone',
    `${asked} is not an IANA time zone. Did you mean ${nearest(asked, zones) ?? tenantZone}?`,
  );
  return tenantZone;
}

type DateRange = NonNullable<QueryBody['timeDimension']>['dateRange'];

function readRange(asked: DateRange, context: ReadContext, zone: string, refuse: Refuse): Period | undefined {
  const pointer = '/timeDimension/dateRange';
  if (asked === undefined) return undefined;
  if (typeof asked !== 'string') return readDays(asked, pointer, refuse);
  const named = namedRange(asked, context.today(zone));
  if (named !== undefined) return named;
  refuse(
    pointer,
    `${asked.slice(0, 64)} is no range. There is: ${RANGE_NAMES.join(', ')}, or two days [first, last].`,
  );
  return undefined;
}

function readDays(texts: readonly string[], pointer: string, refuse: Refuse): Period | undefined {
  const [from, to] = texts.map((text, index) => {
    const day = parseDay(text);
    if (day === undefined) refuse(`${pointer}/${String(index)}`, `${text} is no day of the calendar.`);
    else if (day < FIRST_DAY || day > LAST_DAY)
      refuse(`${pointer}/${String(index)}`, `${text} does not lie between ${FIRST_DAY} and ${LAST_DAY}.`);
    return day;
  });
  if (from === undefined || to === undefined) return undefined;
  if (from > to) refuse(pointer, `The first day (${from}) lies after the last (${to}).`);
  return { from, to };
}

function readOrder(
  asked: QueryBody['order'],
  measures: readonly MeasureName[],
  dimensions: readonly DimensionName[],
  hasPeriods: boolean,
  refuse: Refuse,
): readonly QueryOrder[] {
  const members: readonly (MeasureName | DimensionName)[] = [
    ...(hasPeriods ? ['period' as const] : []),
    ...dimensions,
    ...measures,
  ];
  if (asked === undefined) {
    const [first] = measures;
    return first === undefined || hasPeriods ? [] : [{ member: first, direction: 'desc' }];
  }
  return asked.flatMap(([name, direction], index) => {
    const member = members.find((candidate) => candidate === name);
    if (member !== undefined) return [{ member, direction }];
    refuse(`/order/${String(index)}`, `${name} is not in the answer. ${didYouMean(name, members)}`);
    return [];
  });
}

function readTop(
  asked: QueryBody['top'],
  measures: readonly MeasureName[],
  dimensions: readonly DimensionName[],
  refuse: Refuse,
): Top | null {
  if (asked === undefined) return null;
  const dimension = dimensions.find((name) => name === asked.dimension);
  const measure = measures.find((name) => name === asked.measure);
  if (dimension === undefined) refuse('/top/dimension', `${asked.dimension} is not among the dimensions.`);
  if (measure === undefined) refuse('/top/measure', `${asked.measure} is not among the measures.`);
  if (dimension === undefined || measure === undefined) return null;
  return { dimension, measure, count: asked.count, others: asked.others ?? true };
}

function readComparison(
  asked: NonNullable<QueryBody['include']>['compareTo'],
  refuse: Refuse,
): Comparison | null {
  if (asked === undefined) return null;
  if (typeof asked === 'string') return { kind: asked };
  const days = readDays(asked, '/include/compareTo', refuse);
  return days === undefined ? null : { kind: 'days', ...days };
}

function readAsKnownAt(text: string | undefined, nowMs: number, refuse: Refuse): Instant | null {
  if (text === undefined) return null;
  const instant = parseInstant(text);
  if (instant === undefined)
    refuse('/asKnownAt', 'Must be a date and time with a zone, such as 2026-03-31T22:00:00Z.');
  else if (epochMsOf(instant) > nowMs)
    refuse('/asKnownAt', `${instant} lies in the future. Leave it out for what is known now.`);
  return instant ?? null;
}
