import { type Pool } from 'pg';
import { issueKey } from '#shared/access/api-key.js';
import { ALL_SCOPES } from '#shared/access/scopes.js';

/** Keys of the filled organisation, new in every run: one that may do everything, and one per analyst. */
export interface BenchKeys {
  readonly admin: string;
  readonly analysts: readonly string[];
}

export async function issueKeys(postgres: Pool, tenant: string, analysts: number): Promise<BenchKeys> {
  const issue = async (name: string, scopes: readonly string[]): Promise<string> => {
    const key = issueKey();
    await postgres.query(
      'INSERT INTO api_key (id, tenant_id, name, secret_hash, scopes) VALUES ($1, $2, $3, $4, $5)',
      [key.id, tenant, name, key.secretHash, scopes],
    );
    return key.text;
  };
  return {
    admin: await issue('bench', ALL_SCOPES),
    analysts: await Promise.all(
      Array.from({ length: analysts }, (_, index) => issue(`analyst ${String(index)}`, ['reports:read'])),
    ),
  };
}
