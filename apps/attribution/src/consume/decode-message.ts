import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { isEventType } from '#domain/events/catalogue.js';
import { type LoggedMessage } from '#shared/bus/bus.js';
import { DATA_VALIDATORS } from './tolerant-validators.js';

/** What came of reading a message: an event, or what is wrong with it and where. */
export type Decoded =
  | { readonly event: AcceptedEvent }
  | { readonly problem: { readonly pointer: string; readonly detail: string }; readonly tenant: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The store's calendar days run from 1970 to 2149; an event outside would be counted on a day it was not. */
const EARLIEST = '1970-01-02';
const LATEST = '2149-06-05';
const TEXTS = ['tenant', 'key', 'source', 'id', 'type', 'occurredAt', 'receivedAt'] as const;

/**
 * Reads a message of `advocacy.accepted.v1`. Ingest has judged the event already; this guards against messages that
 * something else wrote, or another version. A row is only ever made of what passed here.
 */
export function decodeMessage(message: LoggedMessage): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(message.value.toString('utf8'));
  } catch (error) {
    return { problem: { pointer: '', detail: `not JSON: ${String(error)}` }, tenant: tenantInKey(message) };
  }
  const problem = problemIn(value);
  return problem === undefined
    ? { event: value as AcceptedEvent }
    : { problem, tenant: tenantIn(value) ?? tenantInKey(message) };
}

function problemIn(value: unknown): { pointer: string; detail: string } | undefined {
  if (!isObject(value)) return { pointer: '', detail: 'not an object' };
  for (const name of TEXTS) {
    if (typeof value[name] !== 'string' || value[name] === '')
      return { pointer: `/${name}`, detail: 'not a text' };
  }
  const { key, type, occurredAt, receivedAt, data, link } = value;
  if (!matches(UUID, key)) return { pointer: '/key', detail: 'not a UUID in small letters' };
  for (const [pointer, at] of [
    ['/occurredAt', occurredAt],
    ['/receivedAt', receivedAt],
  ] as const) {
    if (!matches(INSTANT, at) || Number.isNaN(Date.parse(at)))
      return { pointer, detail: 'not an instant such as 2026-03-29T01:30:00.000Z' };
    if (at < EARLIEST || at > LATEST) return { pointer, detail: `not between ${EARLIEST} and ${LATEST}` };
  }
  if (typeof type !== 'string' || !isEventType(type))
    return { pointer: '/type', detail: 'not an event type of this version' };
  const validate = DATA_VALIDATORS.get(type);
  if (validate !== undefined && !validate(data)) {
    const [error] = validate.errors ?? [];
    return { pointer: `/data${error?.instancePath ?? ''}`, detail: error?.message ?? 'not valid' };
  }
  if (type !== 'click.recorded') return undefined;
  if (!isObject(link)) return { pointer: '/link', detail: 'a click names what its link pointed at' };
  if (link['by'] !== 'advocate' && link['by'] !== 'company_page')
    return { pointer: '/link/by', detail: 'neither advocate nor company_page' };
  if (typeof link['network'] !== 'string') return { pointer: '/link/network', detail: 'not a text' };
  for (const name of ['advocateId', 'shareId', 'campaignId', 'contentId', 'vacancyId']) {
    if (link[name] !== undefined && typeof link[name] !== 'string')
      return { pointer: `/link/${name}`, detail: 'not a text' };
  }
  return undefined;
}

function matches(pattern: RegExp, value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tenantIn(value: unknown): string | undefined {
  return isObject(value) && typeof value['tenant'] === 'string' && value['tenant'] !== ''
    ? value['tenant']
    : undefined;
}

/** Ingest's partition keys begin with the tenant; all that is left of a message that cannot be read. */
function tenantInKey(message: LoggedMessage): string {
  return message.key.split('/')[0] ?? '';
}
