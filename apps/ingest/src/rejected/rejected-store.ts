import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Problem, type RejectionReason } from '#domain/events/rejection.js';
import { type TenantId } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';
import { type RefusedEvent } from '../accept/refused-event.js';
import { type Page, type PageCursor, pageOf } from '../page-cursor.js';

const STORE = loadSql(import.meta.url, './sql/store-rejected.sql');
const LIST = loadSql(import.meta.url, './sql/list-rejected.sql');
const READ = loadSql(import.meta.url, './sql/read-rejected.sql');
const COUNT = loadSql(import.meta.url, './sql/count-rejected.sql');
const MARK = loadSql(import.meta.url, './sql/mark-replayed.sql');

/** A refused event as it is kept, without what was sent. */
export interface RejectedEvent {
  readonly id: string;
  readonly reason: RejectionReason;
  readonly problems: readonly Problem[];
  readonly origin: RefusedEvent['origin'];
  readonly receivedAt: Date;
  readonly replayedAt: Date | null;
}

export interface ReasonCount {
  readonly reason: RejectionReason;
  readonly total: number;
  /** Not sent again with success yet. */
  readonly open: number;
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

  async list(
    tenant: TenantId,
    reason: RejectionReason | undefined,
    limit: number,
    after: PageCursor | undefined,
  ): Promise<Page<RejectedEvent>> {
    const { rows } = await queryInTime<RejectedEvent & { cursorAt: string }>(this.pool, LIST, [
      tenant,
      reason ?? null,
      after?.at ?? null,
      after?.id ?? null,
      limit + 1,
    ]);
    return pageOf(
      rows,
      limit,
      ({ cursorAt: _, ...row }): RejectedEvent => row,
      ({ cursorAt, id }) => ({ at: cursorAt, id }),
    );
  }

  async read(tenant: TenantId, id: string): Promise<(RejectedEvent & { readonly raw: Buffer }) | undefined> {
    const { rows } = await queryInTime<RejectedEvent & { raw: Buffer }>(this.pool, READ, [tenant, id]);
    return rows[0];
  }

  async countByReason(tenant: TenantId): Promise<ReasonCount[]> {
    const { rows } = await queryInTime<ReasonCount>(this.pool, COUNT, [tenant]);
    return rows;
  }

  async markReplayed(tenant: TenantId, id: string): Promise<void> {
    await queryInTime(this.pool, MARK, [tenant, id]);
  }
}
