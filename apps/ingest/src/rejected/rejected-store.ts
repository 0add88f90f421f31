import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Problem, type RejectionReason } from '#domain/events/rejection.js';
import { type Instant, type TenantId } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';
import { type RefusalOrigin, type RefusedEvent } from '../accept/refused-event.js';
import { type Page, type PageCursor, pageOf } from '../page-cursor.js';

const STORE = loadSql(import.meta.url, './sql/store-rejected.sql');
const LIST = loadSql(import.meta.url, './sql/list-rejected.sql');
const READ_OPEN = loadSql(import.meta.url, './sql/read-open.sql');
const READ = loadSql(import.meta.url, './sql/read-rejected.sql');
const COUNT = loadSql(import.meta.url, './sql/count-rejected.sql');
const MARK = loadSql(import.meta.url, './sql/mark-replayed.sql');
const ERASE = loadSql(import.meta.url, './sql/erase-content.sql');

/** A refused event as it is kept, without what was sent. */
export interface RejectedEvent {
  readonly id: string;
  readonly reason: RejectionReason;
  readonly problems: readonly Problem[];
  readonly origin: RefusalOrigin;
  readonly receivedAt: Date;
  readonly replayedAt: Date | null;
  /** When what was sent, and what was said about it, went at the end of its retention. */
  readonly erasedAt: Date | null;
}

/** With what was sent; empty once that is erased. */
export interface KeptEvent extends RejectedEvent {
  readonly raw: Buffer;
}

/** Which refused events are meant; of an organisation, all that are not left out. */
export interface RejectedFilter {
  readonly reason?: RejectionReason | undefined;
  /** Received at or after. */
  readonly since?: Instant | undefined;
  /** Received before. */
  readonly until?: Instant | undefined;
}

export interface ReasonCount {
  readonly reason: RejectionReason;
  readonly total: number;
  /** Not sent again with success yet, and still there to be. */
  readonly open: number;
  /** Never sent again with success; only who has the original still can. */
  readonly erased: number;
}

/** Refused events in PostgreSQL. Every question names the tenant: another's event is one that does not exist. */
@Injectable()
export class RejectedStore {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Stores a batch durably. Safe to repeat. */
  async store(refused: readonly RefusedEvent[]): Promise<void> {
    const rows = refused.map(({ tenant, receivedAt, ...row }) => ({
      ...row,
      tenant_id: tenant,
      received_at: receivedAt,
    }));
    await queryInTime(this.pool, STORE, [JSON.stringify(rows)]);
  }

  /** Newest first. */
  async list(
    tenant: TenantId,
    filter: RejectedFilter & { readonly openOnly: boolean },
    limit: number,
    after: PageCursor | undefined,
  ): Promise<Page<RejectedEvent>> {
    const { rows } = await queryInTime<RejectedEvent & { cursorAt: string }>(this.pool, LIST, [
      tenant,
      ...columnsOf(filter),
      filter.openOnly,
      after?.at ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOfRows(rows, limit);
  }

  /** Those not sent again with success yet, oldest first. */
  async readOpen(
    tenant: TenantId,
    filter: RejectedFilter,
    limit: number,
    after: PageCursor | undefined,
  ): Promise<Page<KeptEvent>> {
    const { rows } = await queryInTime<KeptEvent & { cursorAt: string }>(this.pool, READ_OPEN, [
      tenant,
      ...columnsOf(filter),
      after?.at ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOfRows(rows, limit);
  }

  async read(tenant: TenantId, id: string): Promise<KeptEvent | undefined> {
    const { rows } = await queryInTime<KeptEvent>(this.pool, READ, [tenant, id]);
    return rows[0];
  }

  async countByReason(tenant: TenantId): Promise<ReasonCount[]> {
    const { rows } = await queryInTime<ReasonCount>(this.pool, COUNT, [tenant]);
    return rows;
  }

  async markReplayed(tenant: TenantId, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await queryInTime(this.pool, MARK, [tenant, ids]);
  }

  /** Erases the content of the oldest events received before; at most `limit` of them. @returns how many */
  async eraseBefore(receivedBefore: Instant, limit: number): Promise<number> {
    const { rowCount } = await queryInTime(this.pool, ERASE, [receivedBefore, limit]);
    return rowCount ?? 0;
  }
}

function columnsOf({ reason, since, until }: RejectedFilter): (string | null)[] {
  return [reason ?? null, since ?? null, until ?? null];
}

function pageOfRows<Row extends RejectedEvent>(
  rows: readonly (Row & { readonly cursorAt: string })[],
  limit: number,
): Page<Omit<Row & { readonly cursorAt: string }, 'cursorAt'>> {
  return pageOf(
    rows,
    limit,
    ({ cursorAt: _, ...row }) => row,
    ({ cursorAt, id }) => ({ at: cursorAt, id }),
  );
}
