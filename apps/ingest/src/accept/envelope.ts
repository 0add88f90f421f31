import { type Problem } from '#domain/events/rejection.js';
import { accepted, type Judgement, refused } from './judgement.js';
import { pointerTo, printable } from './pointer.js';

/** The CloudEvents 1.0 attributes we read. */
export interface Envelope {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly dataschema: string | undefined;
  readonly data: unknown;
}

/** Sources that begin like this are our own: a sender that used one could claim the identity of an event we made. */
export const OWN_SOURCES = 'manyhands/';
const MAX_IDENTITY_LENGTH = 200;
const SPEC_VERSION = '1.0';
/** CloudEvents attribute names; whatever else fits is an extension, allowed and not read. */
const ATTRIBUTE_NAME = /^[a-z0-9]+$/;
const JSON_CONTENT = /^application\/([a-z0-9.+-]+\+)?json(\s*;.*)?$/i;

/** Reads a CloudEvent in structured JSON mode. */
export function readEnvelope(value: unknown): Judgement<Envelope> {
  if (!isRecord(value)) {
    return refused('invalid_envelope', {
      pointer: '',
      detail: 'An event is a JSON object: CloudEvents 1.0 with specversion, id, source, type, time and data.',
    });
  }
  const { id, source, type, time, specversion, dataschema, data } = value;
  const problems = [...misnamed(value), ...mistyped(value)];
  if (specversion === undefined)
    problems.push({ pointer: '/specversion', detail: `This field is needed: "${SPEC_VERSION}".` });
  if (typeof type !== 'string' || type === '')
    problems.push({ pointer: '/type', detail: 'This field is needed: the type of the event, as text.' });
  if (typeof time !== 'string')
    problems.push({
      pointer: '/time',
      detail: 'This field is needed: when it happened, RFC 3339 with a zone.',
    });
  if (!isRecord(data))
    problems.push({
      pointer: '/data',
      detail: 'This field is needed: a JSON object with the fields of the event type.',
    });
  problems.push(...overlong({ id, source }));
  if (typeof source === 'string' && source.startsWith(OWN_SOURCES)) {
    problems.push({
      pointer: '/source',
      detail: `Sources that begin with ${OWN_SOURCES} are reserved; name your own system.`,
    });
  }
  const identity = missingIdentity({ id, source });
  if (identity.length > 0) return refused('missing_identity', ...identity);
  if (problems.length > 0) return refused('invalid_envelope', ...problems);
  if (specversion !== SPEC_VERSION) {
    return refused('unknown_version', {
      pointer: '/specversion',
      detail: `CloudEvents "${printable(String(specversion))}" is not read here; send "${SPEC_VERSION}".`,
    });
  }
  return accepted({ id, source, type, time, dataschema, data } as Envelope);
}

function missingIdentity(identity: Readonly<Record<'id' | 'source', unknown>>): Problem[] {
  return (['id', 'source'] as const)
    .filter((field) => typeof identity[field] !== 'string' || identity[field] === '')
    .map((field) => ({
      pointer: `/${field}`,
      detail:
        'This field is needed, as text: source and id together are the identity that makes sending twice harmless.',
    }));
}

function overlong(identity: Readonly<Record<'id' | 'source', unknown>>): Problem[] {
  return (['id', 'source'] as const)
    .filter((field) => typeof identity[field] === 'string' && identity[field].length > MAX_IDENTITY_LENGTH)
    .map((field) => ({
      pointer: `/${field}`,
      detail: `Has more than ${String(MAX_IDENTITY_LENGTH)} characters; shorten it.`,
    }));
}

function misnamed(value: Readonly<Record<string, unknown>>): Problem[] {
  return Object.keys(value)
    .filter((name) => !ATTRIBUTE_NAME.test(name))
    .slice(0, 10)
    .map((name) => ({
      pointer: pointerTo('', name),
      detail:
        'Not a CloudEvents attribute name (lower-case letters and digits); fields of the event type belong in data.',
    }));
}

function mistyped({
  specversion,
  dataschema,
  datacontenttype,
}: Readonly<Record<string, unknown>>): Problem[] {
  const problems: Problem[] = [];
  if (specversion !== undefined && typeof specversion !== 'string')
    problems.push({ pointer: '/specversion', detail: 'Must be text.' });
  if (dataschema !== undefined && typeof dataschema !== 'string')
    problems.push({ pointer: '/dataschema', detail: 'Must be text.' });
  if (
    datacontenttype !== undefined &&
    !(typeof datacontenttype === 'string' && JSON_CONTENT.test(datacontenttype))
  ) {
    problems.push({
      pointer: '/datacontenttype',
      detail: 'Only JSON data is read; leave it out or send application/json.',
    });
  }
  return problems;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
