import { hash } from 'node:crypto';
import { asId, type EventKey, type TenantId } from '#domain/ids.js';

/**
 * The key of an event's identity: the first 128 bits of SHA-256 over (tenant, source, id), shaped as a version 8 UUID.
 * The three are framed as a JSON array, so ("a", "bc") and ("ab", "c") cannot meet.
 */
export function eventKey(tenant: TenantId, source: string, id: string): EventKey {
  const hex = hash('sha256', JSON.stringify([tenant, source, id]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return asId<EventKey>(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  );
}
