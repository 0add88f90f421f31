import { type ClientBase } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';

const DRAW = loadSql(import.meta.url, './draw-version.sql');

/** Versions of a rollup's days, or of candidates in a ledger. */
export type VersionSequence = 'rollup_version' | 'ledger_version';

/**
 * A version that nobody ever had or will have, whatever is killed: rows are stored under it outside of PostgreSQL.
 * @param transaction that holds the lock under which versions of one thing follow one another: so they rise
 */
export async function drawVersion(transaction: ClientBase, sequence: VersionSequence): Promise<number> {
  const { rows } = await transaction.query<{ version: number }>(DRAW, [sequence]);
  const version = rows[0]?.version;
  if (version === undefined) throw new Error(`the sequence ${sequence} gave nothing`);
  return version;
}
