import { type AtsEvent, type AtsReader, type AtsReading } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, contentKey, idAt, listAt, missing, textAt } from '../../payload.js';
import { NOTHING, problemAt, reading } from '../../reading.js';
import { ownerOf } from './owner.js';

const HERE = '/data/interviewSchedule';

/** A schedule is one interview, of one or more talks. Cancelled, nothing is said: another may have been planned. */
export function scheduled(payload: unknown, reader: AtsReader): AtsReading {
  const schedule = at(payload, 'data', 'interviewSchedule');
  const id = idAt(schedule, 'id');
  if (id === undefined) return problemAt(missing(`${HERE}/id`, 'The id of the interview'));
  const status = textAt(schedule, 'status')?.toLowerCase() ?? 'scheduled';
  if (status !== 'scheduled' && status !== 'complete' && status !== 'completed') return NOTHING;
  const owner = ownerOf(schedule, HERE, reader);
  if (!owner.ok) return problemAt(owner.problem);
  const interviewId = reader.code('interview', id);
  if (status !== 'scheduled') {
    const data = { ...owner.named, interviewId };
    return reading({ events: [{ type: 'interview.completed', key: `interview:${id}:completed`, data }] });
  }
  const begins = firstTalk(schedule);
  const data = { ...owner.named, interviewId, ...(begins !== undefined && { at: begins }) };
  // Planned anew it is another event: what is said about one key never changes.
  const event: AtsEvent = {
    type: 'interview.scheduled',
    key: `interview:${id}:scheduled:${contentKey(data)}`,
    data,
  };
  return reading({ events: [event] });
}

function firstTalk(schedule: unknown): string | undefined {
  const starts = listAt(schedule, 'interviewEvents').flatMap(
    (talk) => readInstant(at(talk, 'startTime')) ?? [],
  );
  return starts.sort()[0];
}
