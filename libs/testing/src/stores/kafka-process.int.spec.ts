import { Kafka, logLevel } from 'kafkajs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { describeWithKafkaProcess } from './describe-with-kafka.js';
import { type KafkaProcess, startKafkaProcess } from './kafka-process.js';

describeWithKafkaProcess('a Kafka process of our own', () => {
  let folder: string;
  let server: KafkaProcess;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-kafka-spec-'));
    server = await startKafkaProcess({ folder });
  }, 120_000);
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('still has an acknowledged message after kill -9, at the same address', async () => {
    const { brokers, pid } = server;
    await declare(client(server), 'kept');
    await send(client(server), 'kept', 'written before the kill');
    await server.kill();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await server.start();
    expect(server.brokers).toEqual(brokers);
    expect(server.pid).not.toBe(pid);
    expect(await first(client(server), 'kept')).toBe('written before the kill');
  }, 120_000);

  it('does not make a topic because somebody writes to it', async () => {
    await expect(send(client(server), 'never-declared', 'x')).rejects.toThrow(
      /does not host this topic-partition/,
    );
  });

  it('answers nothing while it is frozen, and goes on when it is woken', async () => {
    await declare(client(server), 'frozen');
    server.freeze();
    const sent = send(client(server), 'frozen', 'sent into the freeze');
    const outcome = await Promise.race([sent.then(() => 'acknowledged'), timeout(1_000)]);
    server.thaw();
    expect(outcome).toBe('silence');
    await sent;
    expect(await first(client(server), 'frozen')).toBe('sent into the freeze');
  });

  it('stops when asked, and starts again on what it held', async () => {
    await declare(client(server), 'stopped');
    await send(client(server), 'stopped', 'written before the stop');
    await server.stop();
    await server.start();
    expect(await first(client(server), 'stopped')).toBe('written before the stop');
  }, 120_000);

  it('says what it printed when it cannot start', async () => {
    const other = mkdtempSync(join(tmpdir(), 'manyhands-kafka-spec-'));
    const port = Number(server.brokers[0]?.split(':')[1]);
    await expect(startKafkaProcess({ folder: other, port })).rejects.toThrow(
      /Kafka ended while starting.*Address already in use/s,
    );
    rmSync(other, { recursive: true, force: true });
  }, 60_000);
});

function client(server: KafkaProcess): Kafka {
  return new Kafka({ brokers: [...server.brokers], logLevel: logLevel.NOTHING, retry: { retries: 3 } });
}

async function declare(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
}

async function send(kafka: Kafka, topic: string, value: string): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  try {
    await producer.send({ topic, acks: -1, messages: [{ value }] });
  } finally {
    await producer.disconnect();
  }
}

async function first(kafka: Kafka, topic: string): Promise<string | undefined> {
  const consumer = kafka.consumer({ groupId: `reader-of-${topic}` });
  const values: (string | undefined)[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      values.push(message.value?.toString('utf8'));
      return Promise.resolve();
    },
  });
  await eventually(`a message in ${topic}`, () => values.length > 0, 30_000);
  await consumer.disconnect();
  return values[0];
}

function timeout(ms: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'silence'));
}
