import { Type } from 'typebox';
import { KafkaConfig } from '../bus/kafka/kafka-config.js';
import { HttpConfig } from '../http/http.config.js';
import { PostgresConfig } from '../postgres/postgres.config.js';
import { TracingConfig } from '../telemetry/tracing.config.js';

/** What every service reads from the environment, whatever else it does. */
export const ServiceConfig = Type.Object({
  ...HttpConfig.properties,
  ...PostgresConfig.properties,
  ...KafkaConfig.properties,
  ...TracingConfig.properties,
});
