import { Logger } from '@nestjs/common';
import { type Bus } from '#shared/bus/bus.js';
import { KafkaBus } from '#shared/bus/kafka/kafka-bus.js';
import { KafkaConfig, kafkaConnection } from '#shared/bus/kafka/kafka-config.js';
import { loadConfig } from '#shared/config/load-config.js';

/** Connects to the brokers that the environment names. */
export function openRawLog(env: Readonly<Record<string, string | undefined>>): Promise<Bus> {
  // Nest writes everything but errors to standard output, which belongs to the summary.
  Logger.overrideLogger(['error', 'fatal']);
  return KafkaBus.connect({ connection: kafkaConnection(loadConfig(KafkaConfig, env), 'manyhands-demo') });
}
