import { type Static, Type } from 'typebox';
import { portOption } from '#shared/http/http.config.js';
import { ServiceConfig } from '#shared/service/service.config.js';
import { IngestConfigSchema, RawTopicsConfigSchema } from './ingest.config.js';

/** Everything ingest reads from the environment when it is a process of its own. */
export const IngestServiceConfig = Type.Object({
  PORT: portOption(8081),
  ...ServiceConfig.properties,
  ...IngestConfigSchema.properties,
  ...RawTopicsConfigSchema.properties,
});
export type IngestServiceConfig = Readonly<Static<typeof IngestServiceConfig>>;
