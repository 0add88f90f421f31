import { type Pool } from 'pg';
import { issueKey } from '#shared/access/api-key.js';
import { ALL_SCOPES } from '#shared/access/scopes.js';
import { loadSql } from '#shared/sql/load-sql.js';

const SQL = loadSql(import.meta.url, './first-organisation.sql');

/** The organisation a fresh installation begins with. */
export const FIRST_TENANT = 'main';

/**
 * On a fresh installation: makes the first organisation and its admin key, in one statement, and returns the key's
 * text. Afterwards: undefined. The key cannot be read again, so the caller shows it.
 */
export async function createFirstOrganisation(postgres: Pool): Promise<string | undefined> {
  const key = issueKey();
  const { rowCount } = await postgres.query(SQL, [FIRST_TENANT, key.id, key.secretHash, ALL_SCOPES]);
  return rowCount === 1 ? key.text : undefined;
}
