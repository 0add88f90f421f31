import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { asId, type TenantId } from '#domain/ids.js';
import { isStoreUnavailable } from '../errors/store-unavailable.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { parseKey, secretMatches } from './api-key.js';
import { type Credential } from './credential.js';
import { isScope } from './scopes.js';

/** A revoked key stops working within this time, in every process. */
const FRESH_MS = 30_000;
/** While PostgreSQL is away, keys seen before keep working this long; then they fail closed. */
const STALE_MS = 15 * 60_000;
const MAX_CACHED = 10_000;

/** Nest injection token of the clock, `() => epoch milliseconds`. */
export const CLOCK = Symbol('Clock');
export type Clock = () => number;

/** Turns the text of a key into the credential it stands for. */
@Injectable()
export class KeyVerifier {
  private readonly cache = new Map<
    string,
    { readonly readAt: number; readonly key: ApiKeyEntity | undefined }
  >();

  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The credential, or undefined for a key that is unknown, wrong, expired or revoked. */
  async verify(text: string): Promise<Credential | undefined> {
    const parsed = parseKey(text);
    if (parsed === undefined) return undefined;
    const key = await this.read(parsed.id);
    if (key === undefined || key.revokedAt !== null) return undefined;
    if (key.expiresAt !== null && key.expiresAt.getTime() <= this.clock()) return undefined;
    if (!secretMatches(parsed.secret, key.secretHash)) return undefined;
    return { keyId: key.id, tenant: asId<TenantId>(key.tenantId), scopes: key.scopes.filter(isScope) };
  }

  /** Forgets a key at once in this process, after it was changed here. */
  forget(id: string): void {
    this.cache.delete(id);
  }

  private async read(id: string): Promise<ApiKeyEntity | undefined> {
    const cached = this.cache.get(id);
    const now = this.clock();
    if (cached !== undefined && now - cached.readAt < FRESH_MS) return cached.key;
    try {
      const key = (await this.keys.findOneBy({ id })) ?? undefined;
      if (this.cache.size >= MAX_CACHED) this.cache.clear();
      this.cache.set(id, { readAt: now, key });
      return key;
    } catch (error) {
      if (isStoreUnavailable(error) && cached !== undefined && now - cached.readAt < STALE_MS)
        return cached.key;
      throw error;
    }
  }
}
