import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Day, type TenantId } from '#domain/ids.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts salts at rest (AES-256-GCM), so that a copy of the database alone tells no visitor apart. */
export class SaltWrap {
  private readonly key: Buffer;

  /** @param installationSecret the secret of this installation, hexadecimal */
  constructor(installationSecret: string) {
    this.key = Buffer.from(
      hkdfSync('sha256', Buffer.from(installationSecret, 'hex'), '', 'manyhands visitor salt v1', 32),
    );
  }

  /** Nonce, tag and cipher text. Bound to its tenant and day: a row moved elsewhere does not open. */
  wrap(salt: Buffer, tenant: TenantId, day: Day): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bound(tenant, day));
    const text = Buffer.concat([cipher.update(salt), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws when the secret is another one, or the row was changed */
  unwrap(wrapped: Buffer, tenant: TenantId, day: Day): Buffer {
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    const tag = wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bound(tenant, day))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}

function bound(tenant: TenantId, day: Day): Buffer {
  return Buffer.from(JSON.stringify([tenant, day]));
}
