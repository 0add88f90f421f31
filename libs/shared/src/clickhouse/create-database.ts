import { type ClickHouseAddress, connectClickHouse } from './client.js';
import { renderDdl } from './render-ddl.js';

/** The database every server has; from it the others are made. */
const ALWAYS_THERE = 'default';
const CREATE = 'CREATE DATABASE IF NOT EXISTS {database:Identifier}';

/** Makes the database the tables are to be in, when it is another than the one every server has. */
export async function createDatabase(address: ClickHouseAddress): Promise<void> {
  const { database, cluster } = address;
  if (database === ALWAYS_THERE) return;
  const client = connectClickHouse({ ...address, database: ALWAYS_THERE });
  try {
    await client.command({ query: renderDdl(CREATE, cluster), query_params: { database } });
  } finally {
    await client.close();
  }
}
