import { eventually } from '../../eventually.js';
import { type BusContext, type BusUnderTest } from './harness.js';
import { collect, message, upTo } from './messages.js';

export function describeMembers(context: BusContext): void {
  describe('members of a group', () => {
    it.each([
      ['closes', async (member: BusUnderTest) => member.bus.close()],
      [
        'dies',
        async (member: BusUnderTest) => {
          member.cutOff();
          return Promise.resolve();
        },
      ],
    ])('share the partitions, and one takes them all when the other %s', async (_, end) => {
      const topic = await context.harness().topic(4);
      const publisher = await context.harness().newBus();
      const members = [await context.harness().newBus(), await context.harness().newBus()] as const;
      const owners = new Map<number, number>();
      const handled = new Set<string>();
      for (const [member, { bus }] of members.entries()) {
        await collect(bus, topic, 'shared', (batch) => {
          owners.set(batch.partition, member);
          for (const one of batch.messages) handled.add(one.value.toString());
        });
      }
      let round = 0;
      const owned = async (): Promise<number[]> => {
        round += 1;
        const ids = upTo(32).map((n) => `${String(round)}-${String(n)}`);
        await publisher.bus.publish(ids.map((id) => message(topic, id, id)));
        await eventually(`round ${String(round)} is handled`, () => ids.every((id) => handled.has(id)));
        return members.map(
          (_member, index) => [...owners.values()].filter((owner) => owner === index).length,
        );
      };
      await eventually('each member has two partitions', async () => String(await owned()) === '2,2');
      await end(members[0]);
      await eventually('the second member has all four', async () => String(await owned()) === '0,4');
    });

    it('cannot move the offset with a handler that outlived its claim on the partition, and are told so', async () => {
      const topic = await context.harness().topic(1);
      const zombie = await context.harness().newBus();
      const successor = await context.harness().newBus();
      await successor.bus.publish([message(topic, 'k', 'contested')]);
      const held = context.hold();
      let signal: AbortSignal | undefined;
      const handedToZombie: number[] = [];
      await collect(zombie.bus, topic, 'fenced', (batch) => {
        signal ??= batch.signal;
        handedToZombie.push(...batch.messages.map((one) => one.offset));
        return held.promise;
      });
      await eventually('the zombie has the batch', () => signal !== undefined);
      zombie.cutOff();
      const decided = context.hold();
      const handedToSuccessor: number[] = [];
      await collect(successor.bus, topic, 'fenced', (batch) => {
        handedToSuccessor.push(...batch.messages.map((one) => one.offset));
        return decided.promise;
      });
      await eventually('the successor has the same batch', () => handedToSuccessor.length > 0);
      await eventually('the zombie knows', () => signal?.aborted === true);
      zombie.reconnect();
      held.resolve(undefined); // the zombie reports success while the successor is still at it
      await zombie.bus.close();
      expect(await successor.bus.groupOffsets(topic, 'fenced')).toEqual([{ partition: 0, offset: 0 }]);
      decided.resolve(undefined);
      await eventually(
        'the offset has moved',
        async () => (await successor.bus.groupOffsets(topic, 'fenced'))[0]?.offset === 1,
      );
      expect([handedToZombie, handedToSuccessor]).toEqual([[0], [0]]);
    });
  });
}
