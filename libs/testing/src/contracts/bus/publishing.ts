import { BusRefused, type MessageBatch, type MessageHeaders } from '#shared/bus/bus.js';
import { eventually } from '../../eventually.js';
import { type BusContext } from './harness.js';
import { collect, message, readAll, upTo } from './messages.js';

export function describePublishing(context: BusContext): void {
  describe('publishing', () => {
    it('keeps the messages of one key in order', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(3);
      for (let n = 0; n < 40; n++) {
        await bus.publish(['a', 'b', 'c', 'd', 'e'].map((key) => message(topic, key, String(n))));
      }
      const seen = await readAll(bus, topic, 'order', 200);
      for (const key of ['a', 'b', 'c', 'd', 'e']) {
        const own = seen.filter((one) => one.key === key);
        expect(own.map((one) => Number(one.text))).toEqual(upTo(40));
        expect(new Set(own.map((one) => one.partition)).size).toBe(1);
      }
    });

    it('gives offsets without holes, also to many publishers at once on two instances', async () => {
      const instances = [await context.harness().newBus(), await context.harness().newBus()];
      const topic = await context.harness().topic(2);
      await Promise.all(
        upTo(20).flatMap((caller) =>
          instances.map(async ({ bus }, instance) => {
            for (let n = 0; n < 5; n++) {
              const id = `${String(instance)}-${String(caller)}-${String(n)}`;
              await bus.publish(upTo(3).map((part) => message(topic, `${id}-${String(part)}`, id)));
            }
          }),
        ),
      );
      const [first] = instances;
      if (!first) throw new Error('no instance');
      const seen = await readAll(first.bus, topic, 'concurrent', 600);
      expect(new Set(seen.map((one) => one.key)).size).toBe(600);
      for (const { partition, start, end } of await first.bus.watermarks(topic)) {
        expect(start).toBe(0);
        expect(seen.filter((one) => one.partition === partition).map((one) => one.offset)).toEqual(upTo(end));
      }
    });

    it('has what it acknowledged when the publisher is gone right after', async () => {
      const publisher = await context.harness().newBus();
      const topic = await context.harness().topic(2);
      await publisher.bus.publish(upTo(50).map((n) => message(topic, `key-${String(n)}`, String(n))));
      publisher.cutOff();
      const { bus } = await context.harness().newBus();
      const seen = await readAll(bus, topic, 'durable', 50);
      expect(seen.map((one) => Number(one.text)).sort((a, b) => a - b)).toEqual(upTo(50));
    });

    it('does nothing for an empty publish', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish([]);
      expect(await bus.watermarks(topic)).toEqual([{ partition: 0, start: 0, end: 0 }]);
    });

    it('carries a message of 1 MB, any bytes and any key unchanged', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      const value = Buffer.alloc(1_000_000, Buffer.from([0, 255, 10, 13, 92, 39]));
      await bus.publish([{ topic, key: 'ключ | 鍵 | \u0000', value }]);
      const received: MessageBatch[] = [];
      const subscription = await collect(bus, topic, 'large', (batch) => void received.push(batch));
      await eventually('the message has arrived', () => received.length > 0);
      await subscription.close();
      const [only] = received.flatMap((batch) => batch.messages);
      expect(only?.key).toBe('ключ | 鍵 | \u0000');
      expect(only?.value.equals(value)).toBe(true);
    });

    it('carries headers unchanged, whatever text they hold, and none as an empty record', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      const headers = {
        traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
        empty: '',
        'имя | 名': 'значение\n値\u0000 👋',
      };
      await bus.publish([
        { ...message(topic, 'k', 'with'), headers },
        { ...message(topic, 'k', 'none'), headers: {} },
        message(topic, 'k', 'left out'),
      ]);
      const received: MessageHeaders[] = [];
      const subscription = await collect(bus, topic, 'headers', (batch) => {
        received.push(...batch.messages.map((one) => one.headers));
      });
      await eventually('all have arrived', () => received.length >= 3);
      await subscription.close();
      expect(received).toEqual([headers, {}, {}]);
    });

    it('refuses a topic that was not declared, and writes none of the call', async () => {
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      const call = bus.publish([
        message(topic, 'k', 'known'),
        message('advocacy.misspelt.v1', 'k', 'unknown'),
      ]);
      await expect(call).rejects.toThrow(BusRefused);
      await expect(call).rejects.toThrow('advocacy.misspelt.v1');
      expect(await bus.watermarks(topic)).toEqual([{ partition: 0, start: 0, end: 0 }]);
    });
  });
}
