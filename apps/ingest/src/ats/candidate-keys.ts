import { Inject, Injectable } from '@nestjs/common';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { type TenantId } from '#domain/ids.js';
import { INGEST_CONFIG, type IngestConfig } from '../ingest.config.js';

const MAX_CACHED = 1_000;

/**
 * The key that makes an organisation's candidates pseudonymous: derived from the installation's secret, so it is written
 * down nowhere, the same in every process, and another for every organisation. Whoever has the database and not the
 * secret cannot tell who a reference is, not even by trying all ids of the recruitment system.
 */
@Injectable()
export class CandidateKeys {
  private readonly installationSecret: Buffer;
  private readonly keys = new Map<TenantId, KeyObject>();

  constructor(@Inject(INGEST_CONFIG) config: IngestConfig) {
    this.installationSecret = Buffer.from(config.INSTALLATION_SECRET, 'hex');
  }

  of(tenant: TenantId): KeyObject {
    const cached = this.keys.get(tenant);
    if (cached !== undefined) return cached;
    const info = `manyhands candidate v1 ${JSON.stringify(tenant)}`;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.installationSecret, '', info, 32)));
    if (this.keys.size >= MAX_CACHED) this.keys.clear();
    this.keys.set(tenant, key);
    return key;
  }
}
