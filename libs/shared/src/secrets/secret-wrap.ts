import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts secrets at rest (AES-256-GCM), so that a copy of the database alone opens none of them. */
export class SecretWrap {
  private readonly key: Buffer;

  /**
   * @param installationSecret the secret of this installation, hexadecimal
   * @param purpose what is wrapped; each purpose has a key of its own
   */
  constructor(installationSecret: string, purpose: string) {
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(installationSecret, 'hex'), '', purpose, 32));
  }

  /** Nonce, tag and cipher text. Bound to where it belongs: a row moved elsewhere does not open. */
  wrap(secret: Buffer, belongsTo: readonly string[]): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(bound(belongsTo));
    const text = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws when the installation's secret is another one, or the row was changed */
  unwrap(wrapped: Buffer, belongsTo: readonly string[]): Buffer {
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    const tag = wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(bound(belongsTo))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}

function bound(belongsTo: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(belongsTo));
}
