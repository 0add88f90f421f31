import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type DisabledReason } from '../subscriptions/subscription.js';
import { type DeliveryError } from './delivery-error.js';

const CLAIM = loadSql(import.meta.url, './sql/claim.sql');
const DELIVERED = loadSql(import.meta.url, './sql/delivered.sql');
const FAILED = loadSql(import.meta.url, './sql/failed.sql');
const NOTE_FAILURE = loadSql(import.meta.url, './sql/note-failure.sql');
const DISABLE = loadSql(import.meta.url, './sql/disable.sql');
const END_WAITING = loadSql(import.meta.url, '../subscriptions/sql/end-waiting.sql');
const RELEASE = loadSql(import.meta.url, './sql/release.sql');
const WAITING = loadSql(import.meta.url, './sql/waiting.sql');
const FORGET_DELIVERIES = loadSql(import.meta.url, './sql/forget-deliveries.sql');
const FORGET_SECRETS = loadSql(import.meta.url, './sql/forget-secrets.sql');

/** After five days without one good answer a receiver is taken to be gone. */
const FAILING_DAYS = 5;
const DAY_MS = 24 * 60 * 60_000;
/** How long the log of deliveries goes back; longer than any retry takes. */
const LOG_DAYS = 30;

/** A delivery that somebody is at now. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly subscriptionId: string;
  readonly messageId: string;
  readonly body: string;
  readonly url: string;
  /** This one included. */
  readonly attempts: number;
}

export interface Failure {
  readonly error: DeliveryError;
  readonly status: number | null;
}

/** What has still to be sent, in PostgreSQL; any number of processes work it off. */
@Injectable()
export class DeliveryQueue {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** @param until when a process that says nothing is taken to be dead, and its deliveries to be due again */
  async claim(
    nowMs: number,
    untilMs: number,
    most: { readonly ofOneHost: number; readonly inAll: number },
  ): Promise<ClaimedDelivery[]> {
    const values = [new Date(nowMs), new Date(untilMs), most.ofOneHost, most.inAll];
    return (await this.pool.query<ClaimedDelivery>(CLAIM, values)).rows;
  }

  async delivered({ id }: ClaimedDelivery, status: number, nowMs: number): Promise<void> {
    await this.pool.query(DELIVERED, [id, status, new Date(nowMs)]);
  }

  /**
   * @param pauseMs until the next attempt; undefined when there is none
   * @returns whether the subscription was disabled for it
   */
  async failed(
    { id, attempts, subscriptionId }: ClaimedDelivery,
    { error, status }: Failure,
    pauseMs: number | undefined,
    nowMs: number,
  ): Promise<boolean> {
    const nextAt = pauseMs === undefined ? null : new Date(nowMs + pauseMs);
    return inTransaction(this.pool, async (client) => {
      await client.query(FAILED, [id, attempts, error, status, nextAt]);
      const { rows } = await client.query<{ failingSince: Date }>(NOTE_FAILURE, [
        subscriptionId,
        new Date(nowMs),
      ]);
      const since = rows[0]?.failingSince.getTime() ?? nowMs;
      if (nowMs - since < FAILING_DAYS * DAY_MS) return false;
      await client.query(DISABLE, [subscriptionId, new Date(nowMs), 'failing' satisfies DisabledReason]);
      await client.query(END_WAITING, [subscriptionId]);
      return true;
    });
  }

  /** The receiver said it is gone: this delivery is dead, and so is everything else it was to be told. */
  async gone(
    { id, attempts, subscriptionId }: ClaimedDelivery,
    status: number,
    nowMs: number,
  ): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await client.query(FAILED, [id, attempts, 'http_status' satisfies DeliveryError, status, null]);
      await client.query(DISABLE, [subscriptionId, new Date(nowMs), 'gone' satisfies DisabledReason]);
      await client.query(END_WAITING, [subscriptionId]);
    });
  }

  async release({ id, attempts }: ClaimedDelivery): Promise<void> {
    await this.pool.query(RELEASE, [id, attempts]);
  }

  /** How many are due, and for how long the oldest of them has been. */
  async waiting(nowMs: number): Promise<{ readonly waiting: number; readonly oldestSeconds: number }> {
    const { rows } = await this.pool.query<{ waiting: number; oldestSeconds: number }>(WAITING, [
      new Date(nowMs),
    ]);
    return rows[0] ?? { waiting: 0, oldestSeconds: 0 };
  }

  /** Forgets what is long done. Several processes may do it at once. */
  async forget(nowMs: number): Promise<void> {
    await this.pool.query(FORGET_DELIVERIES, [new Date(nowMs - LOG_DAYS * DAY_MS)]);
    await this.pool.query(FORGET_SECRETS, [new Date(nowMs)]);
  }
}
