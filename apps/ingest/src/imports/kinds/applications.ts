import { type Stage } from '#domain/events/catalogue.js';
import { columns } from './applications.columns.js';
import { applicationEvidence } from './applications.evidence.js';
import { given } from './given.js';
import { type ImportKind, type RowEvent, type Undo } from './import-kind.js';
import { type Row } from './row.js';

/** The columns that say when a stage was reached, and what of it there is to tell. */
const STAGE_COLUMNS = {
  qualified_at: 'qualified',
  interview_at: 'interview',
  offer_at: 'offer',
  hired_at: 'hire',
} as const satisfies Record<string, Stage>;

/** One row per application, with its history. */
export const applications: ImportKind = {
  name: 'applications',
  title: 'Applications, one per row, with what became of them',
  columns,
  read(row) {
    const applicationId = row.atsCode('application');
    const candidateRef = row.candidate('candidate');
    const vacancyId = row.atsCode('vacancy');
    const about = { candidateRef: candidateRef ?? '', applicationId: applicationId ?? '' };
    const events = [...received(row, about, vacancyId ?? ''), ...stages(row, about), ...ends(row, about)];
    if (about.applicationId === '') return [];
    return events;
  },
};

interface About {
  readonly candidateRef: string;
  readonly applicationId: string;
}

function received(row: Row, about: About, vacancyId: string): RowEvent[] {
  const at = row.moment('applied_at', 'end');
  const source = row.text('source');
  const internal =
    row.yesNo('internal') ?? (source !== undefined && row.context.ats.isInternal(source) ? true : undefined);
  const { evidence, columnOf } = applicationEvidence(row);
  if (at === undefined) return [];
  const data = {
    ...about,
    vacancyId,
    ...given({
      source: storable(row, source),
      internal,
      evidence: evidence.length === 0 ? undefined : [...evidence],
    }),
  };
  const key = `${about.applicationId}:applied`;
  const tells = { occurredAt: at, column: 'applied_at', columnOf, undo: undone(about, 'application') };
  return [{ type: 'application.received', key, data, ...tells }];
}

function stages(row: Row, about: About): RowEvent[] {
  const events: RowEvent[] = [];
  for (const [column, stage] of Object.entries(STAGE_COLUMNS)) {
    const occurredAt = row.moment(column, 'end');
    const startsOn = stage === 'hire' ? row.day('starts_on') : undefined;
    if (occurredAt === undefined) continue;
    const key = `${about.applicationId}:${column.replace(/_at$/, '')}`;
    const event = { key, occurredAt, column, undo: undone(about, stage) };
    if (stage === 'hire')
      events.push({ type: 'hired', ...event, data: { ...about, ...given({ startsOn }) } });
    else if (stage === 'offer') events.push({ type: 'offer.made', ...event, data: about });
    else events.push({ type: 'stage.changed', ...event, data: { ...about, to: stage, stage } });
  }
  return events;
}

function ends(row: Row, about: About): RowEvent[] {
  const reversedAt = row.moment('hire_reversed_at', 'end');
  const rejectedAt = row.moment('rejected_at', 'end');
  const reason = row.code('rejection_reason');
  const events: RowEvent[] = [];
  if (reversedAt !== undefined) {
    if (row.text('hired_at') === undefined)
      row.wrong('hire_reversed_at', 'A hire that was reversed needs hired_at too.');
    const key = `${about.applicationId}:hire-reversed`;
    events.push({
      type: 'hire.reversed',
      key,
      occurredAt: reversedAt,
      data: about,
      column: 'hire_reversed_at',
    });
  }
  if (rejectedAt !== undefined) {
    events.push({
      type: 'rejected',
      key: `${about.applicationId}:rejected`,
      occurredAt: rejectedAt,
      data: { ...about, ...given({ reason }) },
      column: 'rejected_at',
      undo: { type: 'rejection.reversed', data: about },
    });
  }
  return events;
}

function undone(about: About, stage: Stage): Undo {
  return { type: 'outcome.reversed', data: { ...about, stage, reason: 'corrected' } };
}

/** A source is a name of a site or a campaign. One with an address in it is a person's. */
function storable(row: Row, source: string | undefined): string | undefined {
  if (source === undefined) return undefined;
  if (!source.includes('@') && source.length <= 200 && !source.includes('\0')) return source;
  row.leaveOut(
    'source',
    'Looks like a person, or is longer than 200 characters; the rest of the row counts.',
  );
  return undefined;
}
