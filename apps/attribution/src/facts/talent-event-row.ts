import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** One row of `talent_event`. The keys it is found by are columns; the rest stays the event's own JSON. */
export interface TalentEventRow extends Envelope {
  readonly type: string;
  readonly candidate_ref: string;
  readonly application_id: string;
  readonly vacancy_id: string;
  readonly data: string;
}

export function talentEventRow(event: AcceptedEvent, position: LogPosition): TalentEventRow {
  const { data } = event;
  return {
    ...envelopeOf(event, position),
    type: event.type,
    candidate_ref: 'candidateRef' in data ? (data.candidateRef ?? '') : '',
    application_id: 'applicationId' in data ? data.applicationId : '',
    vacancy_id: 'vacancyId' in data ? (data.vacancyId ?? '') : '',
    data: JSON.stringify(data),
  };
}
