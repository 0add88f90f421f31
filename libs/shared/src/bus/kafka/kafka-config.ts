import { type Static, Type } from 'typebox';
import { ConfigError } from '#shared/config/load-config.js';
import { type KafkaConnection } from './connection/kafka-connection.js';

const BROKER = '[^\\s,:]+:[0-9]{1,5}';

export const KafkaConfig = Type.Object({
  KAFKA_BROKERS: Type.String({
    pattern: `^\\s*${BROKER}(\\s*,\\s*${BROKER})*\\s*$`,
    description: 'Brokers to begin with, host:port, separated by commas.',
  }),
  KAFKA_SSL: Type.Boolean({ default: false, description: 'Speak TLS with the brokers.' }),
  KAFKA_SASL_MECHANISM: Type.Optional(
    Type.Union([Type.Literal('plain'), Type.Literal('scram-sha-256'), Type.Literal('scram-sha-512')], {
      description: 'How to log in; unset for brokers that ask for nothing.',
    }),
  ),
  KAFKA_SASL_USERNAME: Type.Optional(Type.String({ minLength: 1, description: 'Whom to log in as.' })),
  KAFKA_SASL_PASSWORD: Type.Optional(
    Type.String({ minLength: 1, description: 'The password of KAFKA_SASL_USERNAME.' }),
  ),
});

export type KafkaConfig = Readonly<Static<typeof KafkaConfig>>;

/** @throws {@link ConfigError} when a log-in is only half given */
export function kafkaConnection(config: KafkaConfig, clientId: string): KafkaConnection {
  const brokers = config.KAFKA_BROKERS.split(',').map((broker) => broker.trim());
  const { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD } = config;
  const address = { brokers, clientId, ssl: config.KAFKA_SSL };
  const login = { KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD };
  if (Object.values(login).every((value) => value === undefined)) return address;
  if (
    KAFKA_SASL_MECHANISM === undefined ||
    KAFKA_SASL_USERNAME === undefined ||
    KAFKA_SASL_PASSWORD === undefined
  ) {
    const missing = Object.entries(login).filter(([, value]) => value === undefined);
    throw new ConfigError(
      missing.map(
        ([name]) => `${name} is not set, but part of the log-in to Kafka is; set all three or none`,
      ),
    );
  }
  const sasl = {
    mechanism: KAFKA_SASL_MECHANISM,
    username: KAFKA_SASL_USERNAME,
    password: KAFKA_SASL_PASSWORD,
  };
  return { ...address, sasl };
}
