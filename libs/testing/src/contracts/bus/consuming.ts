import { eventually } from '../../eventually.js';
import { type BusContext } from './harness.js';
import { byPlace, message, readAll, upTo } from './messages.js';

export function describeConsuming(context: BusContext): void {
  describe('consuming', () => {
    it('shows every message to every group, whenever it joins', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(2);
      await bus.publish(upTo(30).map((n) => message(topic, `key-${String(n)}`, String(n))));
      const early = await readAll(bus, topic, 'early', 30);
      const late = await readAll(bus, topic, 'late', 30);
      expect(byPlace(late)).toEqual(byPlace(early));
    });

    it('hands over at most the messages it was asked for, consecutive and never none', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish(upTo(25).map((n) => message(topic, 'k', String(n))));
      const sizes: number[] = [];
      const offsets: number[] = [];
      const subscription = await bus.subscribe({
        topic,
        group: 'sizes',
        maxMessages: 4,
        handle: async (batch) => {
          sizes.push(batch.messages.length);
          offsets.push(...batch.messages.map((one) => one.offset));
          return Promise.resolve();
        },
      });
      await eventually('all have arrived', () => offsets.length >= 25);
      await subscription.close();
      expect(offsets).toEqual(upTo(25));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    });

    it('takes a trickle in few batches, and holds back no first message', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      const sizes: number[] = [];
      const taken = () => sizes.reduce((sum, size) => sum + size, 0);
      await bus.subscribe({
        topic,
        group: 'paced',
        maxMessages: 100,
        paceMs: 2_000,
        handle: ({ messages }) => {
          sizes.push(messages.length);
          return Promise.resolve();
        },
      });
      await bus.publish([message(topic, 'key', 'first')]);
      await eventually('the first is taken', () => taken() === 1);
      for (let n = 0; n < 10; n++) await bus.publish([message(topic, 'key', String(n))]);
      await eventually('all are taken', () => taken() === 11);
      expect(sizes.length).toBeLessThan(6);
    });
  });
}
