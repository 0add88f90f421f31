import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { TEST_TYPE } from '../event-types.js';
import { type DeliveryRow } from './delivery.view.js';

const LIST = loadSql(import.meta.url, './sql/list-deliveries.sql');
const FIND = loadSql(import.meta.url, './sql/find-delivery.sql');
const RETRY = loadSql(import.meta.url, './sql/retry-delivery.sql');
const ADD_TEST = loadSql(import.meta.url, './sql/add-test.sql');

/** A page of the log ends with this one. */
export type LogPosition = Pick<DeliveryRow, 'createdAt' | 'id'>;

/** What was sent, to whom and with what success. Whoever asks has found the subscription to be theirs. */
@Injectable()
export class DeliveryLog {
  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(subscriptionId: string, after: LogPosition | undefined, limit: number): Promise<DeliveryRow[]> {
    const values = [subscriptionId, after?.createdAt ?? null, after?.id ?? null, limit];
    return (await this.pool.query<DeliveryRow>(LIST, values)).rows;
  }

  async find(subscriptionId: string, id: string): Promise<DeliveryRow | undefined> {
    return (await this.pool.query<DeliveryRow>(FIND, [subscriptionId, id])).rows[0];
  }

  /** @returns whether it will be sent again; false when it is being sent just now */
  async retry(subscriptionId: string, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(RETRY, [subscriptionId, id, new Date(this.clock())]);
    return rowCount === 1;
  }

  /** @returns the id of a delivery that says nothing but that it arrived */
  async addTest(subscriptionId: string): Promise<string> {
    const now = new Date(this.clock());
    const body = JSON.stringify({ type: TEST_TYPE, timestamp: now.toISOString(), data: { subscriptionId } });
    const values = [subscriptionId, `msg_${randomUUID()}`, TEST_TYPE, body, now];
    const { rows } = await this.pool.query<{ id: string }>(ADD_TEST, values);
    return rows[0]?.id ?? '';
  }
}
