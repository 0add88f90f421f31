import { type ClientBase, type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type EventType } from '../event-types.js';
import { messageId } from './message-id.js';

const PUBLISH = loadSql(import.meta.url, './publish-notification.sql');

export interface Notification {
  readonly tenant: TenantId;
  readonly type: EventType;
  /** What makes it the only one of its type in the organisation: told again under this id it is told once. */
  readonly id: string;
  /** What a receiver gets under `data`. It leaves the house: see docs/webhooks.md for what may be in it. */
  readonly data: object;
}

/**
 * Tells every subscription of an organisation that wants to hear it. Given the client of a transaction it is told if and
 * when that commits; the worker sends it afterwards, in any process. Without subscriptions nothing happens.
 */
export async function publishNotification(
  client: ClientBase | Pool,
  { tenant, type, id, data }: Notification,
): Promise<void> {
  await client.query(PUBLISH, [tenant, type, messageId(tenant, type, id), JSON.stringify(data)]);
}
