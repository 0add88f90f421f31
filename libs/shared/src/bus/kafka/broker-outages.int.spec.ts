import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { KafkaUnderTest } from '#testing/bus/kafka-under-test.js';
import { eventually } from '#testing/eventually.js';
import { describeWithKafkaProcess } from '#testing/stores/describe-with-kafka.js';
import { type KafkaProcess, startKafkaProcess } from '#testing/stores/kafka-process.js';

const OUTAGE_LIMIT_MS = 60_000;

describeWithKafkaProcess('outages of the broker', () => {
  let folder: string;
  let broker: KafkaProcess;
  let room: KafkaUnderTest;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = mkdtempSync(join(tmpdir(), 'manyhands-kafka-'));
    broker = await startKafkaProcess({ folder });
    room = new KafkaUnderTest(broker.brokers);
  }, 120_000);
  afterAll(async () => {
    await room.close();
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [
      'stopped and started',
      async () => {
        await broker.stop();
        await pause(1_000);
        await broker.start();
      },
    ],
    [
      'killed and started',
      async () => {
        await broker.kill();
        await broker.start();
      },
    ],
    [
      'frozen for longer than a session and woken',
      async () => {
        broker.freeze();
        await pause(5_000);
        broker.thaw();
      },
    ],
  ])(
    'lose nothing that was confirmed, and no committed offset, when it is %s under load',
    async (_, outage) => {
      const [publisher, consumer] = [await room.bus(), await room.bus()];
      const topic = await room.topic(2);
      const handled = new Set<string>();
      const confirmed: string[] = [];
      await consumer.subscribe({
        topic,
        group: 'g',
        maxMessages: 50,
        handle: async ({ messages }) => {
          await pause(2);
          for (const { key } of messages) handled.add(key);
        },
      });
      let loading = true;
      const load = (async () => {
        for (let n = 0; loading; n++) {
          const keys = Array.from({ length: 10 }, (__, part) => `${String(n)}-${String(part)}`);
          await publisher
            .publish(keys.map((key) => ({ topic, key, value: Buffer.from(key) })))
            .then(() => confirmed.push(...keys))
            .catch(() => pause(20));
        }
      })();
      await eventually('there is load', () => handled.size > 100);
      await outage();
      const before = confirmed.length;
      await eventually('publishing works again', () => confirmed.length > before + 100, OUTAGE_LIMIT_MS);
      loading = false;
      await load;
      await eventually(
        'all that was confirmed is handled',
        () => confirmed.every((key) => handled.has(key)),
        OUTAGE_LIMIT_MS,
      );
      const ends = await publisher.watermarks(topic);
      await eventually('and committed', async () => {
        const offsets = await publisher.groupOffsets(topic, 'g');
        return offsets.every(({ offset }, partition) => offset === ends[partition]?.end);
      });
      await publisher.close();
      await consumer.close();
    },
    180_000,
  );
});
