import { type Day, type TenantId } from '#domain/ids.js';
import { daysBetween } from '#domain/time/calendar.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type Report } from '../reports/report.js';
import { type Cursor, peekPeriod, readCursor } from './cursor.js';
import { parseDay } from './calendar-day.js';
import { nearest } from '#shared/text/nearest.js';
import { resolvePeriod } from './period.js';
import { RawParameters } from './raw-parameters.js';
import {
  quoted,
  readAsKnownAt,
  readChoices,
  readDay,
  readFilters,
  readLimit,
  readOrder,
} from './read-parameters.js';
import { type ReportQuery } from './report-query.js';

export interface QueryContext {
  readonly tenant: TenantId;
  readonly tenantZone: string;
  readonly zones: ReadonlySet<string>;
  readonly defaultLimit: number;
  readonly maxPeriodDays: number;
  readonly nowMs: number;
  /** The last day that has data, or today in the zone when none has; asked only when the request leaves it open. */
  readonly lastDay: (zone: string) => Promise<Day>;
}

export interface ResolvedQuery {
  readonly query: ReportQuery;
  readonly cursor: Cursor | undefined;
}

/** Parameters of every report. */
export const COMMON_PARAMETERS = ['from', 'to', 'zone', 'asKnownAt', 'order', 'limit', 'cursor'] as const;

/**
 * Reads a request's parameters into a question with nothing left open.
 * @throws one refusal that names every parameter that is wrong, why, and what to write instead
 */
export async function resolveQuery(
  report: Report,
  parameters: unknown,
  context: QueryContext,
): Promise<ResolvedQuery> {
  const raw = new RawParameters(parameters, [
    ...COMMON_PARAMETERS,
    ...report.choices.map(({ name }) => name),
    ...report.filters,
  ]);
  const asked = { from: readDay(raw, 'from'), to: readDay(raw, 'to') };
  if (asked.from !== undefined && asked.to !== undefined && asked.from > asked.to)
    raw.refuse('from', `(${asked.from}) lies after to (${asked.to}).`);
  const zone = readZone(raw, context);
  const asKnownAt = readAsKnownAt(raw, context.nowMs);
  const choices = readChoices(raw, report.choices);
  const filters = readFilters(raw, report.filters);
  const order = readOrder(
    raw,
    report.columns({ choices }).map(({ name }) => name),
    report.order({ choices }),
  );
  const limit = readLimit(raw, context.defaultLimit);
  const cursorText = raw.one('cursor');
  refuseIfAny(raw);

  const paged = cursorText === undefined ? undefined : periodOfCursor(cursorText);
  const open = { from: asked.from ?? paged?.from, to: asked.to ?? paged?.to };
  const period = resolvePeriod(open, open.to ?? (await context.lastDay(zone)), report.defaultPeriodDays);
  if (daysBetween(period.from, period.to) >= context.maxPeriodDays) {
    raw.refuse(
      'from',
      `is more than ${String(context.maxPeriodDays)} days before to (${period.to}); take a shorter period.`,
    );
  }
  const query = {
    tenant: context.tenant,
    report: report.name,
    ...period,
    zone,
    asKnownAt,
    choices,
    filters,
    order,
    limit,
  };
  const cursor = cursorText === undefined ? undefined : readCursor(cursorText, query);
  if (cursorText !== undefined && cursor === undefined) {
    raw.refuse(
      'cursor',
      'does not belong to this query: send it unchanged, with the parameters of the page it came from, or leave it out to start again.',
    );
  }
  refuseIfAny(raw);
  return { query, cursor };
}

function readZone(raw: RawParameters, { zones, tenantZone }: QueryContext): string {
  const zone = raw.one('zone');
  if (zone === undefined) return tenantZone;
  if (!zones.has(zone)) {
    raw.refuse(
      'zone',
      `cannot be ${quoted(zone)}: it is not an IANA time zone. Did you mean ${nearest(zone, zones) ?? tenantZone}?`,
    );
  }
  return zone;
}

/** Only days of the calendar; whether they are the right ones is checked with the whole cursor. */
function periodOfCursor(
  text: string,
): { readonly from: Day | undefined; readonly to: Day | undefined } | undefined {
  const peeked = peekPeriod(text);
  return peeked === undefined ? undefined : { from: parseDay(peeked.from), to: parseDay(peeked.to) };
}

function refuseIfAny({ problems }: RawParameters): void {
  if (problems.length > 0)
    throw new ProblemError('bad-request', {
      detail: problems.map(({ detail }) => detail).join(' '),
      errors: problems,
    });
}
