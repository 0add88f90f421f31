import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type Message } from 'kafkajs';
import { KafkaUnderTest } from '#testing/bus/kafka-under-test.js';
import { eventually } from '#testing/eventually.js';
import { describeWithKafka } from '#testing/stores/describe-with-kafka.js';
import { startKafka, type TestKafka } from '#testing/stores/kafka.js';
import { type LoggedMessage, type MessageBatch, type Subscription } from '../../bus.js';
import { KafkaClient } from '../connection/kafka-client.js';
import { type KafkaBus } from '../kafka-bus.js';

const SESSION_MS = 1_500;

describeWithKafka('consuming from Kafka', () => {
  let kafka: TestKafka;
  let room: KafkaUnderTest;
  const holds: PromiseWithResolvers<undefined>[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(false); // outages are what these tests are about
    kafka = await startKafka();
  });
  beforeEach(() => {
    room = new KafkaUnderTest(kafka.brokers);
  });
  afterEach(async () => {
    for (const held of holds.splice(0)) held.resolve(undefined);
    await room.close();
  });
  afterAll(async () => {
    await kafka.stop();
  });

  const hold = () => {
    const held = Promise.withResolvers<undefined>();
    holds.push(held);
    return held;
  };
  const message = (topic: string, key: string) => ({ topic, key, value: Buffer.from(key) });
  const offsetOf = async (bus: KafkaBus, topic: string) => (await bus.groupOffsets(topic, 'g'))[0]?.offset;
  const subscribe = (
    bus: KafkaBus,
    topic: string,
    take: (batch: MessageBatch) => unknown,
    maxMessages = 100,
  ): Promise<Subscription> =>
    bus.subscribe({ topic, group: 'g', maxMessages, handle: async (batch) => void (await take(batch)) });

  it.each([
    ['', () => Promise.resolve()],
    [
      ', also when another member waits to join',
      async (topic: string) => {
        const rival = await room.bus({ sessionTimeoutMs: SESSION_MS });
        await subscribe(rival, topic, () => {
          throw new Error('the rival has nothing to do here');
        });
      },
    ],
  ])('keeps its partition during a batch that takes much longer than a session%s', async (_, meanwhile) => {
    const owner = await room.bus({ sessionTimeoutMs: SESSION_MS });
    const topic = await room.topic(1);
    await owner.publish([message(topic, 'slow')]);
    const held = hold();
    let handed = 0;
    let aborted = false;
    await subscribe(owner, topic, ({ signal }) => {
      handed += 1;
      signal.addEventListener('abort', () => (aborted = true));
      return held.promise;
    });
    await eventually('the batch is in hand', () => handed === 1);
    const begun = performance.now();
    await meanwhile(topic);
    await eventually('three sessions have passed', () => performance.now() > begun + 3 * SESSION_MS);
    held.resolve(undefined);
    await eventually('it is committed', async () => (await offsetOf(owner, topic)) === 1);
    expect([handed, aborted]).toEqual([1, false]);
  });

  it('joins the next generation without waiting for a batch that takes too long, and gives it up', async () => {
    const owner = await room.bus({ rebalanceTimeoutMs: 1_500 });
    const topic = await room.topic(1);
    await owner.publish([message(topic, 'endless')]);
    const held = hold();
    const aborted: boolean[] = [];
    await subscribe(owner, topic, ({ signal }) => {
      signal.addEventListener('abort', () => aborted.push(true));
      return held.promise;
    });
    await eventually('the batch is in hand', async () => (await offsetOf(owner, topic)) === 0);
    const rival = await room.bus();
    let seenByRival = 0;
    await subscribe(rival, topic, ({ messages }) => (seenByRival += messages.length));
    await eventually('the handler is told to give up', () => aborted.length === 1);
    held.resolve(undefined);
    await eventually(
      'whoever has the partition now has handled it',
      async () => (await offsetOf(rival, topic)) === 1,
    );
  });

  it('does not commit what it finished after it was frozen for longer than its session', async () => {
    const bus = await room.bus({ sessionTimeoutMs: SESSION_MS });
    const topic = await room.topic(1);
    await bus.publish([message(topic, 'frozen')]);
    let handed = 0;
    let offsetAtSecond: number | undefined;
    await subscribe(bus, topic, async () => {
      handed += 1;
      // As SIGSTOP does: no timer and no answer is seen until it is over.
      if (handed === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * SESSION_MS);
      else offsetAtSecond = await offsetOf(bus, topic);
    });
    await eventually('it is committed', async () => (await offsetOf(bus, topic)) === 1);
    expect([handed, offsetAtSecond]).toEqual([2, 0]);
  });

  it('loses nothing while members come and go all the time', async () => {
    const topic = await room.topic(4);
    const publisher = await room.bus();
    const handled = new Set<string>();
    const member = async (): Promise<Subscription> =>
      subscribe(
        await room.bus(),
        topic,
        async ({ messages, signal }) => {
          await pause(5);
          if (!signal.aborted) for (const { key } of messages) handled.add(key);
        },
        20,
      );
    const steady = await member();
    let published = 0;
    for (let round = 0; round < 12; round++) {
      const passing = await member();
      for (let n = 0; n < 5; n++) {
        await publisher.publish(Array.from({ length: 20 }, () => message(topic, String(published++))));
        await pause(20);
      }
      await passing.close();
    }
    await eventually('everything is handled', () => handled.size === published, 40_000);
    const ends = await publisher.watermarks(topic);
    await eventually('and committed', async () => {
      const offsets = await publisher.groupOffsets(topic, 'g');
      return offsets.every(({ offset }, partition) => offset === ends[partition]?.end);
    });
    await steady.close();
  });

  it('goes on with the other partitions while one is busy, and while one fails', async () => {
    const bus = await room.bus();
    const topic = await room.topic(3);
    const busy = hold();
    const seen: number[][] = [[], [], []];
    await subscribe(
      bus,
      topic,
      ({ partition, messages }) => {
        seen[partition]?.push(...messages.map(({ offset }) => offset));
        if (partition === 0) return busy.promise;
        if (partition === 1) throw new Error('this partition cannot be handled');
        return undefined;
      },
      5,
    );
    for (let round = 0; round < 5; round++) {
      await bus.publish(Array.from({ length: 30 }, (_, n) => message(topic, String(n))));
    }
    const ends = await bus.watermarks(topic);
    await eventually('the third is handled to its end', () => seen[2]?.at(-1) === (ends[2]?.end ?? 0) - 1);
    expect(Math.max(...(seen[0] ?? []))).toBeLessThan(5);
    expect(Math.max(...(seen[1] ?? []))).toBeLessThan(5);
  });

  it('fetches a backlog in batches as large as the handler takes them', async () => {
    const bus = await room.bus({ publishTimeoutMs: 20_000 });
    const topic = await room.topic(1);
    const value = Buffer.alloc(500);
    await bus.publish(Array.from({ length: 40_000 }, () => ({ topic, key: 'k', value })));
    const sizes: number[] = [];
    await subscribe(bus, topic, ({ messages }) => sizes.push(messages.length), 20_000);
    await eventually('all are handled', () => sizes.reduce((sum, size) => sum + size, 0) === 40_000);
    expect(sizes.length).toBeLessThanOrEqual(4);
  });

  it('consumes from partitions that were added while it ran', async () => {
    const bus = await room.bus({ metadataMaxAgeMs: 300 });
    const topic = await room.topic(1);
    const seen = new Set<number>();
    await subscribe(bus, topic, ({ partition }) => seen.add(partition));
    await bus.publish([message(topic, 'first')]);
    await eventually('the first is consumed', () => seen.has(0));
    await room.topic(3, topic);
    const later = await room.bus();
    await later.publish(Array.from({ length: 50 }, (_, n) => message(topic, String(n))));
    await eventually('all three are consumed', () => seen.size === 3);
  });

  it('begins anew with a topic that was deleted and made again under its feet', async () => {
    const bus = await room.bus({ metadataMaxAgeMs: 300 });
    const topic = await room.topic(1);
    const seen: string[] = [];
    await subscribe(bus, topic, ({ messages }) => seen.push(...messages.map(({ key }) => key)));
    await bus.publish(['a', 'b', 'c'].map((key) => message(topic, key)));
    await eventually('the old ones are consumed', () => seen.length === 3);
    await withForeignClient(async (client) => {
      const admin = client.kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
    });
    await room.topic(1, topic);
    const later = await room.bus();
    await later.publish([message(topic, 'd')]);
    await eventually('the new one is consumed', () => seen.includes('d'));
  });

  it('tells a handler to give up when closing may wait no longer', async () => {
    const bus = await room.bus({ closeGraceMs: 50 });
    const topic = await room.topic(1);
    await bus.publish([message(topic, 'endless')]);
    let begun = false;
    await subscribe(
      bus,
      topic,
      ({ signal }) =>
        new Promise((_, reject) => {
          begun = true;
          signal.addEventListener('abort', () => {
            reject(new Error('given up'));
          });
        }),
    );
    await eventually('the handler has begun', () => begun);
    await bus.close();
    expect(await offsetOf(await room.bus(), topic)).toBe(0);
  });

  describe('what others have written', () => {
    it('may lack keys and values, and have headers of any kind', async () => {
      const bus = await room.bus();
      const topic = await room.topic(1);
      await foreign(topic, [
        { key: null, value: null },
        { key: Buffer.from('k'), value: 'v', headers: { a: Buffer.from('é'), twice: ['1', '2'] } },
      ]);
      const seen: LoggedMessage[] = [];
      await subscribe(bus, topic, ({ messages }) => seen.push(...messages));
      await eventually('both have arrived', () => seen.length === 2);
      expect(seen).toEqual([
        { offset: 0, key: '', value: Buffer.alloc(0), headers: {} },
        { offset: 1, key: 'k', value: Buffer.from('v'), headers: { a: 'é', twice: '2' } },
      ]);
    });

    it('may be transactions: markers and what was taken back are passed over, and the group still reaches the end', async () => {
      const bus = await room.bus();
      const topic = await room.topic(1);
      const seen: number[][] = [];
      await subscribe(bus, topic, ({ messages }) => seen.push(messages.map(({ offset }) => offset)));
      await withForeignClient(async (client) => {
        const producer = client.kafka.producer({
          transactionalId: `tx-${topic}`,
          idempotent: true,
          maxInFlightRequests: 1,
        });
        await producer.connect();
        // Two messages and a marker each.
        for (const [index, end] of (['abort', 'commit', 'abort', 'commit', 'abort'] as const).entries()) {
          const transaction = await producer.transaction();
          await transaction.send({ topic, messages: [{ value: end }, { value: end }] });
          await transaction[end]();
          const behind = 3 * (index + 1);
          await eventually('the group is at the end', async () => (await offsetOf(bus, topic)) === behind);
        }
      });
      expect(seen).toEqual([
        [3, 4],
        [9, 10],
      ]);
    });

    async function foreign(topic: string, messages: Message[]): Promise<void> {
      await withForeignClient(async (client) => {
        const producer = client.kafka.producer();
        await producer.connect();
        await producer.send({ topic, messages });
      });
    }
  });

  async function withForeignClient(work: (client: KafkaClient) => Promise<void>): Promise<void> {
    const client = new KafkaClient(room.connection, 10_000);
    await work(client);
    client.end();
  }
});
