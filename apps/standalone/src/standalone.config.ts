import { Type, type Static } from 'typebox';

/** Everything the standalone process reads from the environment. `docs/configuration.md` is made from this text. */
export const StandaloneConfig = Type.Object({
  MANYHANDS_DATA_DIR: Type.String({
    default: './data',
    description: 'Folder of all data: PostgreSQL, ClickHouse, the spool, the secrets.',
  }),
  HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address to listen on. 0.0.0.0 opens it to the network; put TLS before it.',
  }),
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65535,
    default: 8080,
    description: 'Port to listen on; 0 takes any free one.',
  }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      format: 'uri',
      description:
        'Address visitors use; tracked links and QR codes are made with it. Default: where it listens.',
    }),
  ),
  TRUST_PROXY: Type.Optional(
    Type.String({
      description:
        'Addresses or ranges of proxies whose X-Forwarded-For is believed, separated by commas. Default: none.',
    }),
  ),
  LOG_LEVEL: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const, {
    default: 'warn',
    description: 'How much is logged.',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({ description: 'A PostgreSQL of your own instead of the embedded one.' }),
  ),
  REDIRECT_BUDGET_MS: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 100,
    description: 'Longest a redirect waits for the event log before it writes the click to the local spool.',
  }),
  SPOOL_MAX_BYTES: Type.Integer({
    minimum: 1_000_000,
    default: 1_073_741_824,
    description: 'Most the spool of clicks may hold.',
  }),
  BACKDATE_TOKEN: Type.Optional(
    Type.String({
      minLength: 16,
      description: "Lets requests that carry it set a click's time. For the demo and tests only.",
    }),
  ),
});
export type StandaloneConfig = Readonly<Static<typeof StandaloneConfig>>;
