import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type Repository } from 'typeorm';
import { type TenantId } from '#domain/ids.js';
import { ApiKeyEntity } from '#shared/access/api-key.entity.js';
import { issueKey } from '#shared/access/api-key.js';
import { type Credential } from '#shared/access/credential.js';
import { CLOCK, type Clock, KeyVerifier } from '#shared/access/key-verifier.js';
import { type Scope } from '#shared/access/scopes.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type CreateKey } from './key.bodies.js';

export interface KeyView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** A key just made. `key` is shown this once; only its hash is kept. */
export interface IssuedKeyView extends KeyView {
  readonly key: string;
}

/** The keys of one organisation. */
@Injectable()
export class KeysService {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    @Inject(KeyVerifier) private readonly verifier: KeyVerifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws when the caller would give away what it does not have itself */
  create(caller: Credential, { name, scopes, expiresAt }: CreateKey): Promise<IssuedKeyView> {
    const beyond = scopes.filter((scope) => !caller.scopes.includes(scope));
    if (beyond.length > 0) {
      const detail = `The calling key does not have ${beyond.join(', ')} itself; a key can pass on only what it has.`;
      throw new ProblemError('forbidden', { detail, errors: [{ pointer: '/scopes', detail }] });
    }
    const expiry = expiresAt === undefined ? null : new Date(expiresAt);
    if (expiry !== null && expiry.getTime() <= this.clock()) {
      throw new ProblemError('bad-request', {
        detail: 'expiresAt is not in the future.',
        errors: [{ pointer: '/expiresAt', detail: 'Must be in the future.' }],
      });
    }
    return this.issue(caller.tenant, name, scopes, expiry);
  }

  async issue(
    tenant: TenantId,
    name: string,
    scopes: readonly Scope[],
    expiresAt: Date | null,
  ): Promise<IssuedKeyView> {
    const { id, text, secretHash } = issueKey();
    const key = this.keys.create({
      id,
      tenantId: tenant,
      name,
      secretHash,
      scopes: [...scopes],
      expiresAt,
      revokedAt: null,
      createdAt: new Date(this.clock()),
    });
    await this.keys.insert(key);
    return { ...keyView(key), key: text };
  }

  async list(tenant: TenantId): Promise<KeyView[]> {
    const keys = await this.keys.find({
      where: { tenantId: tenant },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
    return keys.map(keyView);
  }

  /** Stops a key: at once in this process, within half a minute in the others. Doing it twice changes nothing. */
  async revoke(tenant: TenantId, id: string): Promise<void> {
    const key = await this.keys.findOneBy({ id, tenantId: tenant });
    if (key === null) throw new ProblemError('not-found', { detail: 'This organisation has no such key.' });
    if (key.revokedAt === null)
      await this.keys.update({ id, tenantId: tenant }, { revokedAt: new Date(this.clock()) });
    this.verifier.forget(id);
  }
}

function keyView({ id, name, scopes, createdAt, expiresAt, revokedAt }: ApiKeyEntity): KeyView {
  return {
    id,
    name,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
