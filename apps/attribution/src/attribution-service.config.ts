import { type Static, Type } from 'typebox';
import { ClickHouseConfig } from '#shared/clickhouse/clickhouse.config.js';
import { portOption } from '#shared/http/http.config.js';
import { ServiceConfig } from '#shared/service/service.config.js';
import { AttributionConfig } from './attribution.config.js';

/** Everything attribution reads from the environment when it is a process of its own. */
export const AttributionServiceConfig = Type.Object({
  PORT: portOption(8082),
  ...ServiceConfig.properties,
  ...ClickHouseConfig.properties,
  ...AttributionConfig.properties,
});
export type AttributionServiceConfig = Readonly<Static<typeof AttributionServiceConfig>>;
