import { hash } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json.js';
import { type ShapedEvent } from './shaped-event.js';

/**
 * 128 bits of SHA-256 over what an event says: type, instant and data, with sorted keys. Two sendings of one identity
 * are the same event when these agree; the order of the fields and the zone of the time do not matter.
 */
export function contentHash(event: ShapedEvent): string {
  return hash('sha256', canonicalJson([event.type, event.occurredAt, event.data]), 'hex').slice(0, 32);
}
