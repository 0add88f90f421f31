import { BusRefused } from '#shared/bus/bus.js';
import { eventually } from '../../eventually.js';
import { type BusContext } from './harness.js';
import { byPlace, collect, message, places, readAll, upTo, type Seen } from './messages.js';

export function describeRedelivery(context: BusContext): void {
  describe('handing over again', () => {
    it('hands the same offsets over again when the handler rejects, and lets later ones wait', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish(upTo(9).map((n) => message(topic, 'k', String(n))));
      const handed: number[][] = [];
      const subscription = await bus.subscribe({
        topic,
        group: 'failing',
        maxMessages: 3,
        handle: async (batch) => {
          handed.push(batch.messages.map((one) => one.offset));
          await Promise.resolve();
          if (handed.length <= 3) throw new Error('the store behind the handler is away');
        },
      });
      await eventually('the last offset has arrived', () => handed.at(-1)?.at(-1) === 8);
      await subscription.close();
      expect(handed.slice(0, 4)).toEqual([handed[0], handed[0], handed[0], handed[0]]);
      expect(handed.slice(3).flat()).toEqual(upTo(9));
    });

    it('moves the offset of the group only after the handler has resolved', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish([message(topic, 'k', 'only')]);
      const held = context.hold();
      let begun = false;
      await collect(bus, topic, 'held', () => {
        begun = true;
        return held.promise;
      });
      await eventually('the handler has begun', () => begun);
      expect(await bus.groupOffsets(topic, 'held')).toEqual([{ partition: 0, offset: 0 }]);
      held.resolve(undefined);
      await eventually(
        'the offset has moved',
        async () => (await bus.groupOffsets(topic, 'held'))[0]?.offset === 1,
      );
    });

    it('hands a batch over again when the consumer dies between its handler and the commit', async () => {
      const doomed = await context.harness().newBus();
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish(upTo(5).map((n) => message(topic, 'k', String(n))));
      const first: number[] = [];
      await collect(doomed.bus, topic, 'crash', (batch) => {
        first.push(...batch.messages.map((one) => one.offset));
        doomed.cutOff();
      });
      await eventually('the doomed handler is done', () => first.length > 0);
      const seen = await readAll(bus, topic, 'crash', 5);
      expect(seen.map((one) => one.offset)).toEqual(upTo(5));
      expect(first).toEqual(upTo(first.length));
    });

    it('takes up where the group stood, in the middle of what was published together', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish(upTo(10).map((n) => message(topic, 'k', String(n))));
      const seen: Seen[] = [];
      const held = context.hold();
      const first = await bus.subscribe({
        topic,
        group: 'resume',
        maxMessages: 3,
        handle: async (batch) => {
          if (batch.messages.some((one) => one.offset > 2)) return held.promise;
          seen.push(...places(batch));
          return Promise.resolve();
        },
      });
      await eventually(
        'three are committed',
        async () => (await bus.groupOffsets(topic, 'resume'))[0]?.offset === 3,
      );
      held.reject(new Error('stopped'));
      held.promise.catch(() => undefined);
      await first.close();
      seen.push(...(await readAll(bus, topic, 'resume', 7)));
      expect(seen.map((one) => one.offset)).toEqual(upTo(10));
    });

    it('hands everything over once more after a rewind, which it refuses under a running consumer', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(2);
      await bus.publish(upTo(20).map((n) => message(topic, `key-${String(n)}`, String(n))));
      const before = await readAll(bus, topic, 'rewound', 20);
      const running = await collect(bus, topic, 'rewound', () => undefined);
      await expect(bus.rewind(topic, 'rewound')).rejects.toThrow(BusRefused);
      expect((await bus.groupOffsets(topic, 'rewound')).reduce((sum, one) => sum + one.offset, 0)).toBe(20);
      await running.close();
      await bus.rewind(topic, 'rewound');
      expect(await bus.groupOffsets(topic, 'rewound')).toEqual([
        { partition: 0, offset: 0 },
        { partition: 1, offset: 0 },
      ]);
      expect(byPlace(await readAll(bus, topic, 'rewound', 20))).toEqual(byPlace(before));
    });
  });
}
