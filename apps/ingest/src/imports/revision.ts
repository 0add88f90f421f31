import { type EventKey, type Instant, type TenantId } from '#domain/ids.js';
import { epochMsOf, instantOf } from '#domain/time/instant.js';
import { contentHash } from '../accept/content-hash.js';
import { eventKey } from '../accept/event-key.js';
import { type Origin, type SentEvent } from '../accept/sent-event.js';
import { type ShapedEvent } from '../accept/shaped-event.js';
import { type RowEvent } from './kinds/import-kind.js';

/** Which event it is, and what it says. */
export interface Identified {
  readonly key: EventKey;
  readonly contentHash: string;
}

export type ImportOrigin = Extract<Origin, { channel: 'import' }>;

/** The source of the events of every import. With an id that is a function of the row it is their identity. */
const IMPORT_SOURCE = 'import';

/** The identity and the content of an event as a revision says it: 1 is the first import, more is a correction. */
export function identified(tenant: TenantId, kind: string, event: RowEvent, revision: number): Identified {
  const { id, type, occurredAt, data } = said(kind, event, revision);
  return {
    key: eventKey(tenant, IMPORT_SOURCE, id),
    // The kind of the event and its data come as a pair from the row; spread apart the compiler cannot see it.
    contentHash: contentHash({ id, source: IMPORT_SOURCE, type, occurredAt, data } as ShapedEvent),
  };
}

/**
 * What is sent for an event under a revision: itself, and before a correction what undoes it. Was the wrong date
 * earlier, it stands no more; was it later, there was nothing to undo yet, and the earlier date stands already.
 */
export function sentAs(kind: string, event: RowEvent, revision: number, origin: ImportOrigin): SentEvent[] {
  const itself = said(kind, event, revision);
  const { undo } = event;
  if (revision === 1 || undo === undefined) return [cloudEvent(itself, origin)];
  const before = { ...undo, id: `${itself.id}:undone`, occurredAt: later(event.occurredAt, -1) };
  return [cloudEvent(before, origin), cloudEvent(itself, origin)];
}

interface Said {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly data: object;
}

function said(kind: string, { key, type, occurredAt, data, undo }: RowEvent, revision: number): Said {
  const id = `${kind}:${key}${revision === 1 ? '' : `:r${String(revision)}`}`;
  // Of events that nothing undoes, the later one replaces what was said before.
  return { id, type, occurredAt: undo === undefined ? later(occurredAt, revision - 1) : occurredAt, data };
}

function cloudEvent({ id, type, occurredAt, data }: Said, origin: ImportOrigin): SentEvent {
  const event = { specversion: '1.0', id, source: IMPORT_SOURCE, type, time: occurredAt, data };
  return { bytes: Buffer.from(JSON.stringify(event)), origin };
}

function later(at: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? at : instantOf(epochMsOf(at) + milliseconds);
}
