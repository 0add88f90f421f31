import { Inject, Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import { type Pool } from 'pg';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';
import { type AtsConnection } from '../connection.js';
import { type Delivery } from '../adapter.js';

const FIND = loadSql(import.meta.url, './sql/find-delivery.sql');
const RECORD = loadSql(import.meta.url, './sql/record-delivery.sql');

/**
 * - `new`: nothing was delivered under this key.
 * - `retry`: the same was, within the time in which the system sends again what was not answered well.
 * - `replayed`: something else was, or the same long ago: nobody but a stranger sends that.
 */
export type Familiarity = 'new' | 'retry' | 'replayed';

/** What was delivered already. Hashes only: nothing of a delivery is kept here. */
@Injectable()
export class AtsDeliveries {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  async familiarity(
    { id, adapter }: AtsConnection,
    deliveryKey: string,
    { body, receivedAtMs }: Delivery,
  ): Promise<Familiarity> {
    const { rows } = await queryInTime<{ bodyHash: Buffer; firstAt: Date }>(this.pool, FIND, [
      id,
      sha256(deliveryKey),
    ]);
    const [known] = rows;
    if (known === undefined) return 'new';
    const isSame = known.bodyHash.equals(sha256(body));
    return isSame && receivedAtMs - known.firstAt.getTime() <= adapter.retryPeriodMs ? 'retry' : 'replayed';
  }

  async record({ id }: AtsConnection, deliveryKey: string, { body, receivedAtMs }: Delivery): Promise<void> {
    const values = [id, sha256(deliveryKey), sha256(body), new Date(receivedAtMs)];
    await queryInTime(this.pool, RECORD, values);
  }
}

function sha256(content: Buffer | string): Buffer {
  return hash('sha256', content, 'buffer');
}
