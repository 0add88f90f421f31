import { parseInstant, epochMsOf } from '#domain/time/instant.js';
import { type EventColumns } from './columns.js';
import { type Delimiter } from './delimiter.js';
import { InputProblems, quoted } from './input-problems.js';
import { readValue } from './numbers.js';
import { type TableRow } from './read-table.js';

/** A touch, or a conversion with its value. */
export interface JourneyEvent {
  readonly journey: string;
  readonly atMs: number;
  readonly kind: 'touch' | 'conversion';
  /** '' for a conversion. */
  readonly channel: string;
  readonly value: number;
}

const KINDS = ['touch', 'conversion'] as const;
const EPOCH = /^\d{10}(?:\d{3})?$/;
/** A time without a zone is what databases and data frames print for UTC; a bare day is its beginning. */
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

/** Rows of touches and conversions. @throws InputError naming the rows that cannot be read, before the end or at it */
export async function* readEvents(
  rows: AsyncIterable<TableRow>,
  columns: EventColumns,
  delimiter: Delimiter,
): AsyncGenerator<JourneyEvent> {
  const problems = new InputProblems();
  for await (const { line, fields } of rows) {
    const field = (place: number | undefined) => (place === undefined ? '' : (fields[place] ?? '').trim());
    const refuse = (name: string, reason: string, wayOut: string) => {
      problems.add({ line, field: name, reason, wayOut });
    };
    const journey = field(columns.journey);
    if (journey === '') refuse('journey', 'It is empty.', 'Say whose touch or conversion this is.');
    const kind = KINDS.find((known) => known === field(columns.event).toLowerCase());
    if (kind === undefined)
      refuse('event', `${quoted(field(columns.event))} is not known.`, 'Write touch or conversion.');
    const channel = field(columns.channel);
    if (kind === 'touch' && channel === '')
      refuse('channel', 'It is empty.', 'Name it, (unknown) for instance.');
    const atMs = readTime(field(columns.at));
    if (atMs === undefined)
      refuse(
        'at',
        `${quoted(field(columns.at))} is not a time.`,
        'Write 2026-11-02T09:30:00+01:00, 2026-11-02 09:30:00 (UTC), 2026-11-02, or seconds or milliseconds since 1970.',
      );
    const value = readValue(field(columns.value), delimiter);
    if (typeof value === 'string')
      refuse('value', `${quoted(field(columns.value))} ${value}`, 'Write it as digits, such as 12.5.');
    if (kind === undefined || atMs === undefined || typeof value === 'string') continue;
    yield kind === 'touch'
      ? { journey, atMs, kind, channel, value: 0 }
      : { journey, atMs, kind, channel: '', value };
  }
  problems.refuseIfAny();
}

function readTime(text: string): number | undefined {
  if (EPOCH.test(text)) return text.length === 10 ? Number(text) * 1_000 : Number(text);
  const [, day, time = '00:00:00'] = WITHOUT_ZONE.exec(text) ?? [];
  const instant = parseInstant(
    day === undefined ? text : `${day}T${time.length === 5 ? `${time}:00` : time}Z`,
  );
  return instant === undefined ? undefined : epochMsOf(instant);
}
