import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { type Pool } from 'pg';
import { canonicalJson } from '#domain/canonical-json.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';
import { type FetchRequest } from '../adapter.js';

const ASK = loadSql(import.meta.url, './sql/ask.sql');
const CLAIM = loadSql(import.meta.url, './sql/claim-fetches.sql');
const DONE = loadSql(import.meta.url, './sql/fetch-done.sql');
const LATER = loadSql(import.meta.url, './sql/fetch-later.sql');
const WAITING = loadSql(import.meta.url, './sql/fetches-waiting.sql');
const LONGEST_ERROR = 200;

/** A request that somebody is at now. */
export interface ClaimedFetch extends Required<FetchRequest> {
  readonly connectionId: string;
  readonly requestHash: Buffer;
  readonly generation: number;
  readonly askedAt: Date;
  /** This one included. */
  readonly attempts: number;
}

/** What has still to be asked of recruitment systems, in PostgreSQL; any number of processes work it off. */
@Injectable()
export class FetchQueue {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Durable when it resolves. Safe to repeat. */
  async ask(connectionId: string, requests: readonly FetchRequest[], nowMs: number): Promise<void> {
    if (requests.length === 0) return;
    const rows = new Map(
      requests.map(({ what, path, told = {} }) => {
        const requestHash = hash('sha256', canonicalJson([what, path, told]), 'hex');
        return [requestHash, { hash: requestHash, what, path, told }];
      }),
    );
    await queryInTime(this.pool, ASK, [connectionId, JSON.stringify([...rows.values()]), new Date(nowMs)]);
  }

  /** Takes some that are due out of everybody's sight until `untilMs`. */
  async claim(nowMs: number, untilMs: number, limit: number): Promise<ClaimedFetch[]> {
    const { rows } = await queryInTime<ClaimedFetch>(this.pool, CLAIM, [
      new Date(nowMs),
      new Date(untilMs),
      limit,
    ]);
    return rows;
  }

  async done({ connectionId, requestHash, generation }: ClaimedFetch): Promise<void> {
    await queryInTime(this.pool, DONE, [connectionId, requestHash, generation]);
  }

  async later(fetch: ClaimedFetch, dueAtMs: number, why: string): Promise<void> {
    const { connectionId, requestHash, generation } = fetch;
    const values = [connectionId, requestHash, generation, new Date(dueAtMs), why.slice(0, LONGEST_ERROR)];
    await queryInTime(this.pool, LATER, values);
  }

  /** How many wait, and for how long the oldest of them has. */
  async waiting(nowMs: number): Promise<{ readonly waiting: number; readonly oldestSeconds: number }> {
    const { rows } = await queryInTime<{ waiting: number; oldestSeconds: number }>(this.pool, WAITING, [
      new Date(nowMs),
    ]);
    return rows[0] ?? { waiting: 0, oldestSeconds: 0 };
  }
}
