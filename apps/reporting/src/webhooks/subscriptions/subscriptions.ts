import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { type ClientBase, type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type EventType } from '../event-types.js';
import { WebhookSecrets } from '../secrets/webhook-secrets.js';
import { type Subscription } from './subscription.js';

const LIST = loadSql(import.meta.url, './sql/list-subscriptions.sql');
const ADD = loadSql(import.meta.url, './sql/add-subscription.sql');
const EDIT = loadSql(import.meta.url, './sql/edit-subscription.sql');
const END_WAITING = loadSql(import.meta.url, './sql/end-waiting.sql');
const DELETE = loadSql(import.meta.url, './sql/delete-subscription.sql');
const BEGIN_FEED = loadSql(import.meta.url, './sql/begin-feed.sql');

export const MAX_SUBSCRIPTIONS = 20;
const ID_BYTES = 12;
const ID = /^wh_[0-9a-f]{24}$/;

/** What can be said of a subscription; what is left out of an edit stays. */
export interface SubscriptionFields {
  readonly url: string;
  readonly eventTypes: readonly EventType[];
  readonly description: string;
}

/** The subscriptions, in PostgreSQL. Every look-up names the organisation: another one's does not exist. */
@Injectable()
export class Subscriptions {
  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
  ) {}

  async list(tenant: TenantId): Promise<Subscription[]> {
    return (await this.pool.query<Subscription>(LIST, [tenant, null])).rows;
  }

  async find(tenant: TenantId, id: string): Promise<Subscription | undefined> {
    if (!ID.test(id)) return undefined;
    return (await this.pool.query<Subscription>(LIST, [tenant, id])).rows[0];
  }

  /** @returns its id and its secret; undefined when the organisation has as many as it may */
  async add(
    { tenant, keyId }: { readonly tenant: TenantId; readonly keyId: string },
    { url, eventTypes, description }: SubscriptionFields,
  ): Promise<{ readonly id: string; readonly secret: string } | undefined> {
    const id = `wh_${randomBytes(ID_BYTES).toString('hex')}`;
    const now = new Date(this.clock());
    return inTransaction(this.pool, async (client) => {
      const values = [id, tenant, url, hostOf(url), eventTypes, description, now, keyId, MAX_SUBSCRIPTIONS];
      const { rowCount } = await client.query(ADD, values);
      if (rowCount !== 1) return undefined;
      await beginFeed(client, tenant, eventTypes, now);
      return { id, secret: await this.secrets.replace(client, id) };
    });
  }

  async edit(
    tenant: TenantId,
    id: string,
    change: { readonly [F in keyof SubscriptionFields]?: SubscriptionFields[F] | undefined } & {
      readonly disabled?: boolean | undefined;
    },
  ): Promise<void> {
    const { url, eventTypes, description, disabled } = change;
    const now = new Date(this.clock());
    const host = url === undefined ? null : hostOf(url);
    await inTransaction(this.pool, async (client) => {
      const values = [url ?? null, host, eventTypes ?? null, description ?? null, disabled ?? null, now];
      await client.query(EDIT, [tenant, id, ...values]);
      if (disabled === true) await client.query(END_WAITING, [id]);
      await beginFeed(client, tenant, eventTypes ?? [], now);
    });
  }

  /** @returns whether the organisation had such a subscription */
  async remove(tenant: TenantId, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(DELETE, [tenant, id]);
    return rowCount === 1;
  }
}

async function beginFeed(
  client: ClientBase,
  tenant: TenantId,
  eventTypes: readonly EventType[],
  now: Date,
): Promise<void> {
  if (eventTypes.includes('hire.attributed')) await client.query(BEGIN_FEED, [tenant, now]);
}

function hostOf(url: string): string {
  return new URL(url).host;
}
