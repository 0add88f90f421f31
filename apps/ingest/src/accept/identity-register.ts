import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventKey } from '#domain/ids.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';

const CLAIM = loadSql(import.meta.url, './sql/claim-identities.sql');
const REGISTERED = loadSql(import.meta.url, './sql/registered-identities.sql');

export interface Claim {
  readonly key: EventKey;
  readonly contentHash: string;
}

/**
 * - `first`: this content now stands for the identity.
 * - `again`: this same content stood already.
 * - `conflict`: another content stands, and goes on standing.
 */
export type ClaimOutcome = 'first' | 'again' | 'conflict';

/** The register of event identities: one content per identity, for ever, whoever comes first. */
@Injectable()
export class IdentityRegister {
  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  /** Claims many identities in one statement and tells, in their order, what came of each. Safe to repeat. */
  async claim(claims: readonly Claim[]): Promise<ClaimOutcome[]> {
    if (claims.length === 0) return [];
    const first = new Map<EventKey, string>();
    for (const { key, contentHash } of claims) if (!first.has(key)) first.set(key, contentHash);
    const { rows: inserted } = await queryInTime<{ event_key: EventKey }>(this.pool, CLAIM, [
      [...first.keys()],
      [...first.values()],
    ]);
    const fresh = new Set(inserted.map((row) => row.event_key));
    const standing = await this.standing([...first.keys()].filter((key) => !fresh.has(key)));
    return claims.map(({ key, contentHash }) => {
      if ((standing.get(key) ?? first.get(key)) !== contentHash) return 'conflict';
      return fresh.delete(key) ? 'first' : 'again';
    });
  }

  private async standing(keys: readonly EventKey[]): Promise<Map<EventKey, string>> {
    if (keys.length === 0) return new Map();
    const { rows } = await queryInTime<{ event_key: EventKey; content_hash: string }>(this.pool, REGISTERED, [
      keys,
    ]);
    return new Map(rows.map((row) => [row.event_key, row.content_hash.replaceAll('-', '')]));
  }
}
