import {
  type Bus,
  BusRefused,
  BusUnavailable,
  type MessageBatch,
  type OutgoingMessage,
  type Subscription,
} from '#shared/bus/bus.js';
import { eventually } from '../eventually.js';

/** One instance of the bus, as one process would have it. */
export interface BusUnderTest {
  readonly bus: Bus;
  /** Cuts this instance off from its store, as if its process had been killed or its network had gone. */
  cutOff(): void;
  /** Mends what {@link cutOff} cut. */
  reconnect(): void;
}

/** What an adapter brings to run the contract. */
export interface BusHarness {
  /** A new instance over the same store. The harness closes it at the end, reconnected first. */
  newBus(): Promise<BusUnderTest>;
  /** Declares a new topic and gives its name. */
  topic(partitions: number): Promise<string>;
  close(): Promise<void>;
}

interface Seen {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly text: string;
}

/** The contract every adapter of the bus keeps. Run against the real store only. */
export function describeBusContract(name: string, makeHarness: () => Promise<BusHarness>): void {
  describe(`the bus on ${name}`, () => {
    let harness: BusHarness;
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(async () => {
      for (const held of holds.splice(0)) held.resolve(undefined);
      await harness.close();
    });

    /** Keeps a handler busy until the test lets it go; at the latest at its end, so that closing never hangs on it. */
    const holds: PromiseWithResolvers<undefined>[] = [];
    const hold = (): PromiseWithResolvers<undefined> => {
      const held = Promise.withResolvers<undefined>();
      holds.push(held);
      return held;
    };

    describe('pacing', () => {
      it('takes a trickle in few batches, and holds back no first message', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
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

    describe('publishing', () => {
      it('keeps the messages of one key in order', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(3);
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
        const instances = [await harness.newBus(), await harness.newBus()];
        const topic = await harness.topic(2);
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
          expect(seen.filter((one) => one.partition === partition).map((one) => one.offset)).toEqual(
            upTo(end),
          );
        }
      });

      it('has what it acknowledged when the publisher is gone right after', async () => {
        const publisher = await harness.newBus();
        const topic = await harness.topic(2);
        await publisher.bus.publish(upTo(50).map((n) => message(topic, `key-${String(n)}`, String(n))));
        publisher.cutOff();
        const { bus } = await harness.newBus();
        const seen = await readAll(bus, topic, 'durable', 50);
        expect(seen.map((one) => Number(one.text)).sort((a, b) => a - b)).toEqual(upTo(50));
      });

      it('does nothing for an empty publish', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
        await bus.publish([]);
        expect(await bus.watermarks(topic)).toEqual([{ partition: 0, start: 0, end: 0 }]);
      });

      it('carries a message of 1 MB, any bytes and any key unchanged', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
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

      it('refuses a topic that was not declared, and writes none of the call', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
        const call = bus.publish([
          message(topic, 'k', 'known'),
          message('advocacy.misspelt.v1', 'k', 'unknown'),
        ]);
        await expect(call).rejects.toThrow(BusRefused);
        await expect(call).rejects.toThrow('advocacy.misspelt.v1');
        expect(await bus.watermarks(topic)).toEqual([{ partition: 0, start: 0, end: 0 }]);
      });
    });

    describe('consuming', () => {
      it('shows every message to every group, whenever it joins', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(2);
        await bus.publish(upTo(30).map((n) => message(topic, `key-${String(n)}`, String(n))));
        const early = await readAll(bus, topic, 'early', 30);
        const late = await readAll(bus, topic, 'late', 30);
        expect(byPlace(late)).toEqual(byPlace(early));
      });

      it('hands over at most the messages it was asked for, consecutive and never none', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
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

      it('hands the same offsets over again when the handler rejects, and lets later ones wait', async () => {
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
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
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
        await bus.publish([message(topic, 'k', 'only')]);
        const held = hold();
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
        const doomed = await harness.newBus();
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
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
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
        await bus.publish(upTo(10).map((n) => message(topic, 'k', String(n))));
        const seen: Seen[] = [];
        const held = hold();
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
        const { bus } = await harness.newBus();
        const topic = await harness.topic(2);
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
        const topic = await harness.topic(4);
        const publisher = await harness.newBus();
        const members = [await harness.newBus(), await harness.newBus()] as const;
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
        const topic = await harness.topic(1);
        const zombie = await harness.newBus();
        const successor = await harness.newBus();
        await successor.bus.publish([message(topic, 'k', 'contested')]);
        const held = hold();
        let signal: AbortSignal | undefined;
        const handedToZombie: number[] = [];
        await collect(zombie.bus, topic, 'fenced', (batch) => {
          signal ??= batch.signal;
          handedToZombie.push(...batch.messages.map((one) => one.offset));
          return held.promise;
        });
        await eventually('the zombie has the batch', () => signal !== undefined);
        zombie.cutOff();
        const decided = hold();
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

    describe('ending and outages', () => {
      it('waits for the batch in hand when it closes, commits it, and takes no other', async () => {
        const closing = await harness.newBus();
        const { bus } = await harness.newBus();
        const topic = await harness.topic(1);
        await bus.publish(upTo(2).map((n) => message(topic, 'k', String(n))));
        const held = hold();
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
        const { bus } = await harness.newBus();
        const [inbound, outbound] = [await harness.topic(1), await harness.topic(1)];
        await bus.publish([message(inbound, 'k', 'work')]);
        const held = hold();
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
        const other = await harness.newBus();
        expect((await other.bus.watermarks(outbound))[0]?.end).toBe(2);
        expect(await other.bus.groupOffsets(inbound, 'forwarding')).toEqual([{ partition: 0, offset: 1 }]);
      });

      it('says that it is unavailable while the store is away, and consumes on by itself when it is back', async () => {
        const patient = await harness.newBus();
        const elsewhere = await harness.newBus();
        const topic = await harness.topic(2);
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
  });
}

function message(topic: string, key: string, text: string): OutgoingMessage {
  return { topic, key, value: Buffer.from(text) };
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function places(batch: MessageBatch): Seen[] {
  return batch.messages.map((one) => ({
    partition: batch.partition,
    offset: one.offset,
    key: one.key,
    text: one.value.toString(),
  }));
}

function byPlace(seen: readonly Seen[]): Seen[] {
  return [...seen].sort((a, b) => a.partition - b.partition || a.offset - b.offset);
}

function collect(
  bus: Bus,
  topic: string,
  group: string,
  take: (batch: MessageBatch) => unknown,
): Promise<Subscription> {
  return bus.subscribe({ topic, group, maxMessages: 100, handle: async (batch) => void (await take(batch)) });
}

/** Consumes until `count` messages have arrived and closes: what a group sees of a topic, in the order it saw it. */
async function readAll(bus: Bus, topic: string, group: string, count: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  const subscription = await collect(bus, topic, group, (batch) => void seen.push(...places(batch)));
  await eventually(`${String(count)} messages have arrived`, () => seen.length >= count);
  await subscription.close();
  return seen;
}
