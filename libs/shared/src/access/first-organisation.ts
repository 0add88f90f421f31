import { type Pool } from 'pg';
import { inTransaction } from '../postgres/in-transaction.js';
import { loadSql } from '../sql/load-sql.js';
import { issueKey } from './api-key.js';
import { ALL_SCOPES } from './scopes.js';

const SQL = loadSql(import.meta.url, './first-organisation.sql');

/** The organisation a fresh installation begins with. */
export const FIRST_TENANT = 'main';

/**
 * On a fresh installation: makes the first organisation and its admin key, and returns the key's text. Afterwards:
 * undefined. The key cannot be read again, so the caller shows it or keeps it.
 * @param keep is called before the commit: a key that could not be kept is not made, and the next run makes another
 */
export function createFirstOrganisation(
  postgres: Pool,
  keep: (key: string) => void = () => undefined,
): Promise<string | undefined> {
  const key = issueKey();
  return inTransaction(postgres, async (transaction) => {
    const { rowCount } = await transaction.query(SQL, [FIRST_TENANT, key.id, key.secretHash, ALL_SCOPES]);
    if (rowCount !== 1) return undefined;
    keep(key.text);
    return key.text;
  });
}
