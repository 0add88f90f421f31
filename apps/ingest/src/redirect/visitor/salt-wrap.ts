import { type Day, type TenantId } from '#domain/ids.js';
import { SecretWrap } from '#shared/secrets/secret-wrap.js';

/** Encrypts salts at rest, so that a copy of the database alone tells no visitor apart. */
export class SaltWrap {
  private readonly wrapping: SecretWrap;

  /** @param installationSecret the secret of this installation, hexadecimal */
  constructor(installationSecret: string) {
    this.wrapping = new SecretWrap(installationSecret, 'manyhands visitor salt v1');
  }

  wrap(salt: Buffer, tenant: TenantId, day: Day): Buffer {
    return this.wrapping.wrap(salt, [tenant, day]);
  }

  /** @throws when the secret is another one, or the row was changed */
  unwrap(wrapped: Buffer, tenant: TenantId, day: Day): Buffer {
    return this.wrapping.unwrap(wrapped, [tenant, day]);
  }
}
