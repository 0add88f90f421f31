import { type TenantId } from '#domain/ids.js';
import { type AtsAdapter } from './adapter.js';
import { type AtsSettings } from './ats-settings.js';

/** One recruitment system of one organisation. */
export interface AtsConnection {
  readonly id: string;
  readonly tenant: TenantId;
  readonly adapter: AtsAdapter;
  readonly name: string;
  readonly settings: AtsSettings;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** What its deliveries are signed with, and what its API is asked with. */
export const SECRET_KINDS = ['signing', 'api_token'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** The CloudEvents source of everything that comes over a connection. */
export function sourceOf(connection: Pick<AtsConnection, 'adapter' | 'id'>): string {
  return `ats:${connection.adapter.name}:${connection.id}`;
}
