import { Type, type Static } from 'typebox';
import { IngestConfigSchema } from '#ingest/ingest.config.js';
import { ReportingConfig } from '#reporting/reporting.config.js';
import { HttpConfig, portOption } from '#shared/http/http.config.js';
import { TracingConfig } from '#shared/telemetry/tracing.config.js';

const ingest = IngestConfigSchema.properties;

/** Everything the standalone process reads from the environment. `docs/configuration.md` is made from this text. */
export const StandaloneConfig = Type.Object({
  MANYHANDS_DATA_DIR: Type.String({
    default: './data',
    description: 'Folder of all data: PostgreSQL, ClickHouse, the spool, the secrets.',
  }),
  HOST: HttpConfig.properties.HOST,
  PORT: portOption(8080),
  PUBLIC_URL: Type.Optional(
    Type.String({
      format: 'uri',
      description:
        'Address visitors use; tracked links and QR codes are made with it. Default: where it listens.',
    }),
  ),
  TRUST_PROXY: HttpConfig.properties.TRUST_PROXY,
  LOG_LEVEL: HttpConfig.properties.LOG_LEVEL,
  DATABASE_URL: Type.Optional(
    Type.String({ description: 'A PostgreSQL of your own instead of the embedded one.' }),
  ),
  REDIRECT_BUDGET_MS: ingest.REDIRECT_BUDGET_MS,
  SPOOL_MAX_BYTES: ingest.SPOOL_MAX_BYTES,
  REJECTED_RETENTION_DAYS: ingest.REJECTED_RETENTION_DAYS,
  ATS_ALLOW_PRIVATE_ADDRESSES: ingest.ATS_ALLOW_PRIVATE_ADDRESSES,
  RECONCILE_EVERY_S: ReportingConfig.properties.RECONCILE_EVERY_S,
  OTEL_EXPORTER_OTLP_ENDPOINT: TracingConfig.properties.OTEL_EXPORTER_OTLP_ENDPOINT,
  BACKDATE_TOKEN: ingest.BACKDATE_TOKEN,
});
export type StandaloneConfig = Readonly<Static<typeof StandaloneConfig>>;
