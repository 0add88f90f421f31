import { Type, type Static } from 'typebox';
import { IngestConfigSchema } from '#ingest/ingest.config.js';
import { ReportingConfig } from '#reporting/reporting.config.js';
import { HttpConfig, portOption } from '#shared/http/http.config.js';
import { TracingConfig } from '#shared/telemetry/tracing.config.js';

const ingest = IngestConfigSchema.properties;
const reporting = ReportingConfig.properties;

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
  EXPORT_KEEP_HOURS: reporting.EXPORT_KEEP_HOURS,
  EXPORT_CONCURRENCY: reporting.EXPORT_CONCURRENCY,
  EXPORT_SCHEDULE_DIR: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Folder that scheduled exports may be delivered into; each organisation gets its own inside. Default: delivered-exports in the data folder.',
    }),
  ),
  S3_EXPORT_ENDPOINT: reporting.S3_EXPORT_ENDPOINT,
  S3_EXPORT_BUCKET: reporting.S3_EXPORT_BUCKET,
  S3_EXPORT_REGION: reporting.S3_EXPORT_REGION,
  S3_EXPORT_ACCESS_KEY_ID: reporting.S3_EXPORT_ACCESS_KEY_ID,
  S3_EXPORT_SECRET_ACCESS_KEY: reporting.S3_EXPORT_SECRET_ACCESS_KEY,
  WEBHOOK_ALLOW_PRIVATE: reporting.WEBHOOK_ALLOW_PRIVATE,
  WEBHOOK_FEED_EVERY_S: reporting.WEBHOOK_FEED_EVERY_S,
  OTEL_EXPORTER_OTLP_ENDPOINT: TracingConfig.properties.OTEL_EXPORTER_OTLP_ENDPOINT,
  BACKDATE_TOKEN: ingest.BACKDATE_TOKEN,
});
export type StandaloneConfig = Readonly<Static<typeof StandaloneConfig>>;
