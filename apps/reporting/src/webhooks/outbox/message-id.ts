import { hash } from 'node:crypto';
import { type TenantId } from '#domain/ids.js';

/**
 * The header `webhook-id` of a notification: the same however often it is told or sent, and another one for everything
 * else. A hash, because the id is signed between full stops and goes into a header: whatever it was made from may
 * neither hold one nor be read from it.
 */
export function messageId(tenant: TenantId, type: string, id: string): string {
  return `msg_${hash('sha256', JSON.stringify([tenant, type, id]), 'hex').slice(0, 40)}`;
}
