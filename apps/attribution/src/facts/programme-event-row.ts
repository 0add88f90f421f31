import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** One row of `programme_event`. */
export interface ProgrammeEventRow extends Envelope {
  readonly type: string;
  /** The advocate, content item, page or survey wave it is about. */
  readonly subject: string;
  readonly data: string;
}

export function programmeEventRow(event: AcceptedEvent, position: LogPosition): ProgrammeEventRow {
  return {
    ...envelopeOf(event, position),
    type: event.type,
    subject: subjectOf(event.data),
    data: JSON.stringify(event.data),
  };
}

function subjectOf(data: AcceptedEvent['data']): string {
  if ('advocateId' in data) return data.advocateId ?? '';
  if ('contentId' in data) return data.contentId ?? '';
  if ('pageId' in data) return data.pageId;
  if ('wave' in data) return data.wave;
  return '';
}
