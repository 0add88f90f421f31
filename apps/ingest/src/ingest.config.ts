import { type Static, Type } from 'typebox';

export const IngestConfigSchema = Type.Object({
  PUBLIC_URL: Type.String({
    format: 'uri',
    pattern: '^https?://',
    description: 'The address visitors reach this service under; tracked links begin with it.',
  }),
  SPOOL_DIR: Type.String({
    minLength: 1,
    description: 'A folder of this process alone, for clicks the log could not take in time.',
  }),
  SPOOL_MAX_BYTES: Type.Integer({
    minimum: 1_048_576,
    default: 1_073_741_824,
    description: 'Most the spool of clicks may hold.',
  }),
  REDIRECT_BUDGET_MS: Type.Integer({
    minimum: 1,
    maximum: 10_000,
    default: 100,
    description: 'How long a redirect waits for the log before its click goes to the spool.',
  }),
  INSTALLATION_SECRET: Type.String({
    pattern: '^[0-9a-fA-F]{64,}$',
    description:
      'At least 256 random bits, hexadecimal. Wraps visitor salts and the secrets of recruitment systems, and makes candidates pseudonymous: with another one they would be other candidates.',
  }),
  REJECTED_RETENTION_DAYS: Type.Integer({
    minimum: 1,
    maximum: 3_650,
    default: 30,
    description: 'How long the content of a refused event is kept. Its reason and origin stay.',
  }),
  ATS_ALLOW_PRIVATE_ADDRESSES: Type.Boolean({
    default: false,
    description:
      'Lets recruitment systems be asked over plain HTTP and at private addresses. For tests and systems inside your network.',
  }),
  BACKDATE_TOKEN: Type.Optional(
    Type.String({
      minLength: 16,
      description:
        "Lets a caller who sends it set a click's time and address, when a webhook came, and the day on which a hold-out is drawn. For demonstrations and tests; leave it unset.",
    }),
  ),
});

/** What only a process that reads the raw topics has to know. */
export const RawTopicsConfigSchema = Type.Object({
  RAW_TOPICS_ORGANISATION: Type.String({
    minLength: 1,
    default: 'main',
    description: 'The organisation that everything on the raw topics of the broker belongs to.',
  }),
});
export type RawTopicsConfig = Readonly<Static<typeof RawTopicsConfigSchema>>;

export type IngestConfig = Readonly<Static<typeof IngestConfigSchema>>;

/** Nest injection token of the {@link IngestConfig}. */
export const INGEST_CONFIG = Symbol('IngestConfig');
