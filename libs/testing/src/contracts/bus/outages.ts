import { BusUnavailable } from '#shared/bus/bus.js';
import { eventually } from '../../eventually.js';
import { type BusContext } from './harness.js';
import { collect, message, places, upTo, type Seen } from './messages.js';

export function describeOutages(context: BusContext): void {
  describe('ending and outages', () => {
    it('waits for the batch in hand when it closes, commits it, and takes no other', async () => {
      const closing = await context.harness().newBus();
      const { bus } = await context.harness().newBus();
      const topic = await context.harness().topic(1);
      await bus.publish(upTo(2).map((n) => message(topic, 'k', String(n))));
      const held = context.hold();
      const handed: number[] = [];
      await closing.bus.subscribe({
        topic,
        group: 'closing',
        maxMessages: 1,
        handle: async (batch) => {
          handed.push(...batch.messages.map((one) => one.offset));
          await held.promise;
        },
      });
      await eventually('the handler has begun', () => handed.length === 1);
      let closed = false;
      const close = closing.bus.close().then(() => {
        closed = true;
      });
      expect(await bus.groupOffsets(topic, 'closing')).toEqual([{ partition: 0, offset: 0 }]);
      expect(closed).toBe(false);
      held.resolve(undefined);
      await close;
      expect(handed).toEqual([0]);
      expect(await bus.groupOffsets(topic, 'closing')).toEqual([{ partition: 0, offset: 1 }]);
    });

    it('lets a handler publish while it closes, and answers every publish that was under way', async () => {
      const { bus } = await context.harness().newBus();
      const [inbound, outbound] = [await context.harness().topic(1), await context.harness().topic(1)];
      await bus.publish([message(inbound, 'k', 'work')]);
      const held = context.hold();
      let begun = false;
      await collect(bus, inbound, 'forwarding', async () => {
        begun = true;
        await held.promise;
        await bus.publish([message(outbound, 'k', 'result')]);
      });
      await eventually('the handler has begun', () => begun);
      const underWay = bus.publish([message(outbound, 'k', 'under way')]);
      const close = bus.close();
      held.resolve(undefined);
      await Promise.all([underWay, close]);
      await expect(bus.publish([message(outbound, 'k', 'late')])).rejects.toThrow(BusUnavailable);
      const other = await context.harness().newBus();
      expect((await other.bus.watermarks(outbound))[0]?.end).toBe(2);
      expect(await other.bus.groupOffsets(inbound, 'forwarding')).toEqual([{ partition: 0, offset: 1 }]);
    });

    it('says that it is unavailable while the store is away, and consumes on by itself when it is back', async () => {
      const patient = await context.harness().newBus();
      const elsewhere = await context.harness().newBus();
      const topic = await context.harness().topic(2);
      const seen: Seen[] = [];
      await collect(patient.bus, topic, 'patient', (batch) => void seen.push(...places(batch)));
      await patient.bus.publish([message(topic, 'k', 'before')]);
      await eventually('the first has arrived', () => seen.length === 1);
      patient.cutOff();
      await expect(patient.bus.publish([message(topic, 'k', 'refused')])).rejects.toThrow(BusUnavailable);
      await elsewhere.bus.publish([message(topic, 'k', 'meanwhile')]);
      patient.reconnect();
      await eventually('the message of the outage has arrived', () =>
        seen.some((one) => one.text === 'meanwhile'),
      );
      await eventually('publishing works again', async () => {
        return patient.bus.publish([message(topic, 'k', 'after')]).then(
          () => true,
          () => false,
        );
      });
      await eventually('the last has arrived', () => seen.some((one) => one.text === 'after'));
    });
  });
}
