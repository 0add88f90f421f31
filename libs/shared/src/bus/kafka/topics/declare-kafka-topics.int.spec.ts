import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ConfigResourceTypes } from 'kafkajs';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { startKafka, type TestKafka } from '#testing/stores/kafka.js';
import { BusRefused, BusUnavailable } from '../../bus.js';
import { type KafkaConnection } from '../connection/kafka-connection.js';
import { KafkaAdmin } from '../inspect/kafka-admin.js';
import { declareKafkaTopics } from './declare-kafka-topics.js';
import { partitionsOf } from './topic-partitions.js';

describeWithKafka('declaring topics in Kafka', () => {
  let kafka: TestKafka;
  let connection: KafkaConnection;
  let admin: KafkaAdmin;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    kafka = await startKafka();
    connection = { brokers: kafka.brokers, clientId: 'declaring', ssl: false };
    admin = new KafkaAdmin(connection);
  });
  afterAll(async () => {
    admin.close();
    await kafka.stop();
  });

  const declare = (name: string, partitions: number, replicationFactor = 1) =>
    declareKafkaTopics(connection, [{ name, partitions, retentionDays: 3 }], { replicationFactor });
  const partitionCount = async (name: string) =>
    (await admin.ask((asked) => partitionsOf(asked, name)))?.length;
  const newName = () => `declared.${randomUUID()}`;

  it('creates them once, also from several processes at once', async () => {
    const names = [newName(), newName(), newName()];
    const declarations = names.map((name) => ({ name, partitions: 2, retentionDays: 3 }));
    await Promise.all(
      [declarations, [...declarations].reverse(), declarations].map((topics) =>
        declareKafkaTopics(connection, topics, { replicationFactor: 1 }),
      ),
    );
    expect(await Promise.all(names.map(partitionCount))).toEqual([2, 2, 2]);
  });

  it('adds partitions, also from several processes at once, and never takes any away', async () => {
    const name = newName();
    await declare(name, 1);
    await Promise.all([declare(name, 4), declare(name, 4)]);
    expect(await partitionCount(name)).toBe(4);
    await declare(name, 2);
    expect(await partitionCount(name)).toBe(4);
  });

  it('keeps messages for the days declared and takes large ones', async () => {
    const name = newName();
    await declare(name, 1);
    const { resources } = await admin.ask((asked) =>
      asked.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name }],
      }),
    );
    const config = Object.fromEntries(
      resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? [],
    );
    expect(config).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': '259200000',
      'segment.ms': '86400000',
      'max.message.bytes': '8388608',
      'min.insync.replicas': '1',
      'message.timestamp.type': 'LogAppendTime',
    });
  });

  it('says what the brokers refuse, and that they are away', async () => {
    const tooMany = declare(newName(), 1, 9);
    await expect(tooMany).rejects.toThrow(BusRefused);
    await expect(tooMany).rejects.toThrow('Replication-factor is invalid');
    await expect(declare('has a space', 1)).rejects.toThrow('topic has a space: the brokers refuse it');
    await expect(declare(newName(), 0)).rejects.toThrow('partitions must be a whole number of at least 1');
    const away = { ...connection, brokers: ['127.0.0.1:1'] };
    await expect(declareKafkaTopics(away, [], { replicationFactor: 1 })).rejects.toThrow(BusUnavailable);
  });
});
