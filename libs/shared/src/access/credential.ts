import { type TenantId } from '#domain/ids.js';
import { type Scope } from './scopes.js';

/** Who is calling: the only source of the tenant. */
export interface Credential {
  readonly keyId: string;
  readonly tenant: TenantId;
  readonly scopes: readonly Scope[];
}
