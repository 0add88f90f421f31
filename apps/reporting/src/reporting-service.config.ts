import { type Static, Type } from 'typebox';
import { ClickHouseConfig } from '#shared/clickhouse/clickhouse.config.js';
import { portOption } from '#shared/http/http.config.js';
import { ServiceConfig } from '#shared/service/service.config.js';
import { ReportingConfig } from './reporting.config.js';

/** Everything reporting reads from the environment when it is a process of its own. */
export const ReportingServiceConfig = Type.Object({
  PORT: portOption(8083),
  ...ServiceConfig.properties,
  ...ClickHouseConfig.properties,
  ...ReportingConfig.properties,
});
export type ReportingServiceConfig = Readonly<Static<typeof ReportingServiceConfig>>;
