import { loadConfig } from '#shared/config/load-config.js';
import { KafkaConfig, kafkaConnection } from './kafka-config.js';

const connectionOf = (env: Record<string, string>) => kafkaConnection(loadConfig(KafkaConfig, env), 'me');

describe('the configuration of Kafka', () => {
  it('is a list of brokers at the least', () => {
    expect(connectionOf({ KAFKA_BROKERS: ' one:9092 ,two:9093' })).toEqual({
      brokers: ['one:9092', 'two:9093'],
      clientId: 'me',
      ssl: false,
    });
    expect(() => connectionOf({})).toThrow('KAFKA_BROKERS is not set and has no default');
  });

  it.each(['', 'one', 'one:9092,', 'one:9092,two', 'http://one:9092'])(
    'refuses %p as a list of brokers',
    (brokers) => {
      expect(() => connectionOf({ KAFKA_BROKERS: brokers })).toThrow('KAFKA_BROKERS');
    },
  );

  it('may have TLS and a log-in', () => {
    const env = {
      KAFKA_BROKERS: 'one:9092',
      KAFKA_SSL: 'true',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'u',
      KAFKA_SASL_PASSWORD: 'p',
    };
    expect(connectionOf(env)).toEqual({
      brokers: ['one:9092'],
      clientId: 'me',
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' },
    });
    expect(() => connectionOf({ ...env, KAFKA_SASL_MECHANISM: 'gssapi' })).toThrow('KAFKA_SASL_MECHANISM');
  });

  it('names what is missing of a log-in that is half given', () => {
    const half = { KAFKA_BROKERS: 'one:9092', KAFKA_SASL_USERNAME: 'u' };
    expect(() => connectionOf(half)).toThrow('KAFKA_SASL_MECHANISM is not set');
    expect(() => connectionOf(half)).toThrow('KAFKA_SASL_PASSWORD is not set');
  });
});
