import { EVENT_TYPES, factFamily, type EventType } from '#domain/events/catalogue.js';
import { type Problem } from '#domain/events/rejection.js';
import { dataProblems } from '../../../accept/data-problems.js';
import { DATA_VALIDATORS } from '../../../accept/data-validators.js';
import { type AtsEvent, type AtsReader, type AtsReading } from '../../adapter.js';
import { readInstant } from '../../dates.js';
import { at, missing, textAt } from '../../payload.js';
import { allOf, problemAt, reading } from '../../reading.js';

/** The events that a recruitment system can tell of: the talent ones, of which views of vacancies are a website's. */
const TYPES: readonly EventType[] = EVENT_TYPES.filter(
  (type) => factFamily(type) === 'talent_event' && type !== 'vacancy.viewed',
);
const KEY = /^[A-Za-z0-9][A-Za-z0-9._:~/-]{0,159}$/;
/** Fields that hold the sender's id of a candidate. A pseudonym is made of it, whatever it is. */
const CANDIDATES = ['candidateRef', 'mergedRef'] as const;
const MAX_EVENTS = 1_000;

/** One event, or a list. Each is taken or refused by itself. */
export function readEvents(payload: unknown, reader: AtsReader): AtsReading {
  if (!Array.isArray(payload)) return readEvent(payload, '', reader);
  if (payload.length > MAX_EVENTS)
    return problemAt({
      pointer: '',
      detail: `At most ${String(MAX_EVENTS)} events fit in one delivery; none was taken.`,
    });
  return allOf(...payload.map((item: unknown, index) => readEvent(item, `/${String(index)}`, reader)));
}

function readEvent(item: unknown, here: string, reader: AtsReader): AtsReading {
  const type = TYPES.find((known) => known === textAt(item, 'type'));
  const key = textAt(item, 'key');
  const occurredAt = readInstant(at(item, 'occurredAt'));
  const problems: Problem[] = [];
  if (type === undefined)
    problems.push({ pointer: `${here}/type`, detail: `Must be one of: ${TYPES.join(', ')}.` });
  if (key === undefined || !KEY.test(key))
    problems.push({
      pointer: `${here}/key`,
      detail:
        'This field is needed: what is the same whenever this event is sent; letters, digits and . _ : ~ / -, at most 160.',
    });
  if (occurredAt === undefined)
    problems.push(missing(`${here}/occurredAt`, 'When it happened, RFC 3339 with a zone,'));
  if (type === undefined || key === undefined || occurredAt === undefined || problems.length > 0)
    return reading({ problems });
  const data = pseudonymous(at(item, 'data'), reader);
  const validate = DATA_VALIDATORS.get(type);
  if (validate?.(data) !== true)
    return reading({ problems: dataProblems(validate?.errors ?? [], `${here}/data`) });
  // The validator of this very type has passed the data, which is what the type of AtsEvent says.
  return reading({ events: [{ type, key, occurredAt, data } as AtsEvent] });
}

function pseudonymous(data: unknown, reader: AtsReader): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const changed: Record<string, unknown> = { ...data };
  for (const field of CANDIDATES) {
    const id = textAt(data, field);
    if (id !== undefined) changed[field] = reader.candidateRef(id);
  }
  return changed;
}
