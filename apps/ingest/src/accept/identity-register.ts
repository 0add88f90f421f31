import { Inject, Injectable } from '@nestjs/common';
import { type Pool } from 'pg';
import { type EventKey, type Instant } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';

const CLAIM = loadSql(import.meta.url, './sql/claim-identities.sql');
const FIRST_RECEIVED = loadSql(import.meta.url, './sql/first-received.sql');
const REGISTERED = loadSql(import.meta.url, './sql/registered-identities.sql');

export interface Claim {
  readonly key: EventKey;
  readonly contentHash: string;
  /** When the event was received; kept if the claim is the first. */
  readonly receivedAt: Instant;
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
    const firsts = new Map<EventKey, Claim>();
    for (const claim of claims) if (!firsts.has(claim.key)) firsts.set(claim.key, claim);
    const { rows: inserted } = await queryInTime<{ event_key: EventKey }>(this.pool, CLAIM, [
      [...firsts.keys()],
      [...firsts.values()].map(({ contentHash }) => contentHash),
      [...firsts.values()].map(({ receivedAt }) => receivedAt),
    ]);
    const fresh = new Set(inserted.map((row) => row.event_key));
    const standing = await this.standing([...firsts.keys()].filter((key) => !fresh.has(key)));
    return claims.map(({ key, contentHash }) => {
      if ((standing.get(key) ?? firsts.get(key)?.contentHash) !== contentHash) return 'conflict';
      return fresh.delete(key) ? 'first' : 'again';
    });
  }

  /** When each of these identities was received first; one that was registered before this was kept is left out. */
  async firstReceived(keys: readonly EventKey[]): Promise<Map<EventKey, Instant>> {
    if (keys.length === 0) return new Map();
    const { rows } = await queryInTime<{ event_key: EventKey; received_at: Date }>(
      this.pool,
      FIRST_RECEIVED,
      [keys],
    );
    return new Map(rows.map((row) => [row.event_key, instantOf(row.received_at.getTime())]));
  }

  /** The content that stands for each of these identities; those nobody claimed are left out. */
  async standing(keys: readonly EventKey[]): Promise<Map<EventKey, string>> {
    if (keys.length === 0) return new Map();
    const { rows } = await queryInTime<{ event_key: EventKey; content_hash: string }>(this.pool, REGISTERED, [
      keys,
    ]);
    return new Map(rows.map((row) => [row.event_key, row.content_hash.replaceAll('-', '')]));
  }
}
