import { type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import { KafkaUnderTest } from '#testing/bus/kafka-under-test.js';
import { eventually } from '#testing/eventually.js';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { startKafka, type TestKafka } from '#testing/stores/kafka.js';
import { BusRefused, BusUnavailable, type OutgoingMessage } from '../../bus.js';
import { KafkaClient } from '../connection/kafka-client.js';
import { type OpenSocket, openSocketToBroker } from '../connection/kafka-connection.js';
import { KafkaBus } from '../kafka-bus.js';

describeWithKafka('publishing to Kafka', () => {
  let kafka: TestKafka;
  let room: KafkaUnderTest;
  beforeAll(async () => {
    Logger.overrideLogger(false); // outages are what these tests are about
    kafka = await startKafka();
  });
  beforeEach(() => {
    room = new KafkaUnderTest(kafka.brokers);
  });
  afterEach(() => room.close());
  afterAll(async () => {
    await kafka.stop();
  });

  const message = (topic: string, text: string): OutgoingMessage => ({
    topic,
    key: text,
    value: Buffer.from(text),
  });
  const published = (bus: KafkaBus, one: OutgoingMessage): Promise<boolean> =>
    bus.publish([one]).then(
      () => true,
      () => false,
    );

  it.each([
    ['is cut', 'sever'],
    ['is there but lets nothing through', 'stall'],
  ] as const)(
    'says within its time that Kafka is unavailable when the connection %s, and works again by itself',
    async (_, failure) => {
      const { bus, link } = await room.linkedBus({ publishTimeoutMs: 1_000 });
      const topic = await room.topic(1);
      await bus.publish([message(topic, 'first')]);
      link[failure]();
      const begun = performance.now();
      const calls = Array.from({ length: 20 }, () => bus.publish([message(topic, 'unanswered')]));
      for (const outcome of await Promise.allSettled(calls)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'BusUnavailable' } });
      }
      expect(performance.now() - begun).toBeLessThan(2_000);
      link.mend();
      await eventually('publishing works again', () => published(bus, message(topic, 'last')));
    },
  );

  it('loses nothing it confirmed, and keeps the order of a key, while its connection is cut again and again', async () => {
    const { bus, link } = await room.linkedBus();
    const topic = await room.topic(3);
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const confirmed = new Map<string, number[]>(keys.map((key) => [key, []]));
    let cutting = true;
    const cuts = (async () => {
      for (let cut = 0; cut < 15; cut++) {
        await new Promise((resolve) => setTimeout(resolve, 40 + 10 * cut));
        link.sever();
        link.mend();
      }
      cutting = false;
    })();
    for (let n = 0; cutting; n++) {
      await Promise.allSettled(
        keys.map(async (key) => {
          await bus.publish([{ topic, key, value: Buffer.from(String(n)) }]);
          confirmed.get(key)?.push(n);
        }),
      );
    }
    await cuts;
    const written = new Map<string, number[]>(keys.map((key) => [key, []]));
    let count = 0;
    const ends = await bus.watermarks(topic);
    await bus.subscribe({
      topic,
      group: 'g',
      maxMessages: 1_000,
      handle: ({ messages }) => {
        for (const { key, value } of messages) written.get(key)?.push(Number(value.toString()));
        count += messages.length;
        return Promise.resolve();
      },
    });
    await eventually('all is read', () => count >= ends.reduce((sum, { end }) => sum + end, 0));
    for (const key of keys) {
      const numbers = written.get(key) ?? [];
      // What was not confirmed may be there or not. What was, is there, and a number never comes behind a later one.
      expect(confirmed.get(key)?.filter((number) => !numbers.includes(number))).toEqual([]);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(confirmed.get('a')?.length).toBeGreaterThan(5);
  });

  it('confirms nothing that is not written, after a send that was written and whose answer was lost', async () => {
    const sockets: Socket[] = [];
    const openSocket: OpenSocket = (address, onConnect) => {
      const socket = openSocketToBroker(address, onConnect);
      sockets.push(socket);
      return socket;
    };
    const bus = await room.bus({ publishTimeoutMs: 1_000, openSocket });
    const topic = await room.topic(1);
    await bus.publish([message(topic, 'first')]);
    for (const socket of sockets) socket.pause(); // requests still go out, answers are not read
    await expect(bus.publish([message(topic, 'unanswered')])).rejects.toThrow(BusUnavailable);
    for (const socket of sockets) socket.resume();
    const reader = await room.bus();
    await eventually('it was written', async () => (await reader.watermarks(topic))[0]?.end === 2);
    for (const text of ['second', 'third']) {
      await eventually(`the ${text} is confirmed`, () => published(bus, message(topic, text)));
    }
    const seen: string[] = [];
    await reader.subscribe({
      topic,
      group: 'g',
      maxMessages: 10,
      handle: ({ messages }) => {
        seen.push(...messages.map(({ key }) => key));
        return Promise.resolve();
      },
    });
    await eventually('all are read', () => seen.includes('third'));
    expect(seen).toEqual(['first', 'unanswered', 'second', 'third']);
  });

  it('refuses what it could never keep, naming the way out', async () => {
    const bus = await room.bus();
    const topic = await room.topic(1);
    const tooLarge = bus.publish([{ topic, key: 'k', value: Buffer.alloc(9 * 1024 * 1024) }]);
    await expect(tooLarge).rejects.toThrow(BusRefused);
    await expect(bus.publish([{ topic, key: '\ud800', value: Buffer.from('x') }])).rejects.toThrow(
      'not well-formed text',
    );
    await expect(bus.publish([{ ...message(topic, 'k'), headers: { a: '\ud800' } }])).rejects.toThrow(
      'header "a"',
    );
    expect((await bus.watermarks(topic))[0]?.end).toBe(0);
  });

  it('takes a message as large as our topics allow', async () => {
    const bus = await room.bus({ publishTimeoutMs: 20_000 });
    const topic = await room.topic(1);
    await bus.publish([{ topic, key: 'k', value: Buffer.alloc(8 * 1024 * 1024 - 2_048) }]);
    expect((await bus.watermarks(topic))[0]?.end).toBe(1);
  });

  it('refuses what a topic with a lower limit does not take, but not what was published beside it', async () => {
    const bus = await room.bus();
    const topic = await room.topic(1);
    const client = new KafkaClient(room.connection, 10_000);
    const admin = client.kafka.admin();
    await admin.connect();
    await admin.createTopics({
      topics: [{ topic: `${topic}.small`, configEntries: [{ name: 'max.message.bytes', value: '20000' }] }],
    });
    client.end();
    const small = `${topic}.small`;
    const outcomes = await Promise.allSettled([
      bus.publish([message(small, 'a')]),
      bus.publish([{ topic: small, key: 'k', value: Buffer.alloc(30_000) }]),
      bus.publish([message(topic, 'b')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { name: 'BusRefused' } });
    expect((await bus.watermarks(small))[0]?.end).toBeGreaterThan(0);
  });

  it('finds a topic that was declared after it was refused', async () => {
    const bus = await room.bus();
    const name = `late.${String(process.pid)}.${String(Date.now())}`;
    await expect(bus.publish([message(name, 'early')])).rejects.toThrow(`unknown topic: ${name}`);
    await room.topic(1, name);
    await bus.publish([message(name, 'in time')]);
    expect((await bus.watermarks(name))[0]?.end).toBe(1);
  });

  it('does not begin without brokers', async () => {
    const connection = { ...room.connection, brokers: ['127.0.0.1:1'] };
    await expect(KafkaBus.connect({ connection })).rejects.toThrow(BusUnavailable);
  });
});
