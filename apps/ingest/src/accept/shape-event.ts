import { EVENT_TYPES, type EventType, isEventType } from '#domain/events/catalogue.js';
import { type Problem } from '#domain/events/rejection.js';
import { DATA_VALIDATORS } from './data-validators.js';
import { dataProblems } from './data-problems.js';
import { type Envelope, readEnvelope } from './envelope.js';
import { accepted, type Judgement, refused } from './judgement.js';
import { printable } from './pointer.js';
import { type ShapedEvent } from './shaped-event.js';
import { judgeTime } from './time-range.js';

/**
 * Any parsed JSON as an event that is right by itself: its envelope, identity, type, version, time and data. Pure.
 * The first of these that is wrong gives the reason; everything wrong with that one is listed.
 * @param receivedAtMs when it came in, for "not from the future"
 */
export function shapeEvent(value: unknown, receivedAtMs: number): Judgement<ShapedEvent> {
  const envelope = readEnvelope(value);
  return envelope.ok ? shapeEnvelope(envelope.value, receivedAtMs) : envelope;
}

/** The part of {@link shapeEvent} after the envelope: type, version, time and data. */
export function shapeEnvelope(
  { id, source, type, dataschema, time, data }: Envelope,
  receivedAtMs: number,
): Judgement<ShapedEvent> {
  if (!isEventType(type)) return refused('unknown_type', unknownType(type));
  const version = judgeVersion(type, dataschema);
  if (!version.ok) return version;
  const occurredAt = judgeTime(time, receivedAtMs);
  if (!occurredAt.ok) return occurredAt;
  const validate = DATA_VALIDATORS.get(type);
  if (validate === undefined) throw new Error(`no validator was compiled for ${type}`);
  if (!validate(data)) return refused('invalid_data', ...dataProblems(validate.errors ?? [], '/data'));
  // The validator of this very type has passed the data, which is what the type of ShapedEvent says.
  return accepted({ id, source, type, occurredAt: occurredAt.value, data } as ShapedEvent);
}

function unknownType(type: string): Problem {
  return {
    pointer: '/type',
    detail: `There is no event type "${printable(type)}". Must be one of: ${EVENT_TYPES.join(', ')}.`,
  };
}

function judgeVersion(type: EventType, dataschema: string | undefined): Judgement<void> {
  const known = `urn:manyhands:schema:${type}:v1`;
  if (dataschema === undefined || dataschema === known) return accepted(undefined);
  return refused('unknown_version', {
    pointer: '/dataschema',
    detail: `The schema "${printable(dataschema)}" is not known. Leave it out or send ${known}.`,
  });
}
