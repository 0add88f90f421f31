import { type Static, Type } from 'typebox';
import { type ClickHouseAddress } from './client.js';

/** The ClickHouse server or cluster that attribution writes and reporting reads. */
export const ClickHouseConfig = Type.Object({
  CLICKHOUSE_URL: Type.String({
    format: 'uri',
    pattern: '^https?://',
    description: 'The HTTP address of ClickHouse.',
  }),
  CLICKHOUSE_DATABASE: Type.String({
    minLength: 1,
    default: 'default',
    description: 'The database of the tables; the migrate step makes it when it is missing.',
  }),
  CLICKHOUSE_USER: Type.Optional(
    Type.String({ minLength: 1, description: 'Whom to log in as. Default: the server’s own default user.' }),
  ),
  CLICKHOUSE_PASSWORD: Type.Optional(Type.String({ description: 'The password of CLICKHOUSE_USER.' })),
  CLICKHOUSE_CLUSTER: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z_][A-Za-z0-9_-]*$',
      description:
        'Name of a replicated cluster (as in remote_servers). The tables become replicated and every write waits for all replicas. Not set: one server.',
    }),
  ),
});
export type ClickHouseConfig = Readonly<Static<typeof ClickHouseConfig>>;

/** Where and as whom to connect. */
export function clickHouseAddress(config: ClickHouseConfig): ClickHouseAddress {
  return {
    url: config.CLICKHOUSE_URL,
    database: config.CLICKHOUSE_DATABASE,
    ...(config.CLICKHOUSE_USER === undefined ? {} : { username: config.CLICKHOUSE_USER }),
    ...(config.CLICKHOUSE_PASSWORD === undefined ? {} : { password: config.CLICKHOUSE_PASSWORD }),
    ...(config.CLICKHOUSE_CLUSTER === undefined ? {} : { cluster: config.CLICKHOUSE_CLUSTER }),
  };
}
