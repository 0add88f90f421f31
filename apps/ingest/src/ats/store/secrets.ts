import { Inject, Injectable } from '@nestjs/common';
import { randomUUIDv7 } from 'node:crypto';
import { type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { SecretWrap } from '#shared/secrets/secret-wrap.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { queryInTime } from '../../query-in-time.js';
import { type SecretKind } from '../connection.js';

const VALID = loadSql(import.meta.url, './sql/valid-secrets.sql');
const END = loadSql(import.meta.url, './sql/end-secrets.sql');
const ADD = loadSql(import.meta.url, './sql/add-secret.sql');
const STATES = loadSql(import.meta.url, './sql/secret-states.sql');

/** A secret as its owner may see it: that it is there, and until when. */
export interface SecretState {
  readonly connectionId: string;
  readonly kind: SecretKind;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** The secrets of connections, encrypted at rest. They leave only towards a verifier or the system they belong to. */
@Injectable()
export class AtsSecrets {
  private readonly wrapping: SecretWrap;

  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) config: IngestConfig,
  ) {
    this.wrapping = new SecretWrap(config.INSTALLATION_SECRET, 'manyhands ats secret v1');
  }

  /** Those that are valid now, the newest first. */
  async valid(connectionId: string, kind: SecretKind): Promise<string[]> {
    const { rows } = await queryInTime<{ id: string; wrappedSecret: Buffer }>(this.pool, VALID, [
      connectionId,
      kind,
      new Date(this.clock()),
    ]);
    return rows.map(({ id, wrappedSecret }) =>
      this.wrapping.unwrap(wrappedSecret, [connectionId, kind, id]).toString('utf8'),
    );
  }

  /** Adds a secret that is valid from now on; the ones before it end after this time, or never when it is left out. */
  async add(
    connectionId: string,
    kind: SecretKind,
    secret: string,
    oldOnesStayMs: number | undefined,
  ): Promise<void> {
    const now = this.clock();
    const id = randomUUIDv7();
    const wrapped = this.wrapping.wrap(Buffer.from(secret), [connectionId, kind, id]);
    await inTransaction(this.pool, async (client) => {
      if (oldOnesStayMs !== undefined)
        await client.query(END, [connectionId, kind, new Date(now + oldOnesStayMs)]);
      await client.query(ADD, [id, connectionId, kind, wrapped, new Date(now)]);
    });
  }

  async states(connectionIds: readonly string[]): Promise<SecretState[]> {
    const { rows } = await queryInTime<SecretState>(this.pool, STATES, [
      connectionIds,
      new Date(this.clock()),
    ]);
    return rows;
  }
}
