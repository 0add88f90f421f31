import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { type BusHarness, describeBusContract } from '#testing/contracts/bus/bus.contract.js';
import { SeverableLink } from '#testing/faults/severable-link.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { BusRefused, BusUnavailable, type MessageBatch, type OutgoingMessage } from '../bus.js';
import { encodePayload } from './payload-codec.js';
import { PostgresBus, type PostgresBusOptions } from './postgres-bus.js';
import { declareTopics } from './topics/declare-topics.js';

const END_ALL_OTHERS =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

let postgres: TestPostgres;
let url: string;
let admin: Pool;
beforeAll(async () => {
  Logger.overrideLogger(false); // outages are what these tests are about
  postgres = await startPostgres();
  url = await postgres.freshDatabase();
  admin = createPool(url, { max: 4 });
});
afterAll(async () => {
  await admin.end();
  await postgres.stop();
});

describeBusContract('PostgreSQL', async (): Promise<BusHarness> => {
  const undo: (() => Promise<void>)[] = [];
  return Promise.resolve({
    async newBus() {
      const link = await SeverableLink.to(url);
      const pool = createPool(link.url, { max: 6 });
      const bus = new PostgresBus(pool, { topics: [], leaseMs: 1_500, pollMs: 200, publishTimeoutMs: 2_000 });
      undo.push(async () => {
        link.mend();
        await bus.close();
        await pool.end();
        await link.close();
      });
      return {
        bus,
        cutOff: () => {
          link.sever();
        },
        reconnect: () => {
          link.mend();
        },
      };
    },
    async topic(partitions) {
      const name = `contract.${randomUUID()}`;
      await declareTopics(admin, [{ name, partitions, retentionDays: 1 }]);
      return name;
    },
    async close() {
      await Promise.all(undo.map((one) => one()));
    },
  });
});

describe('the event log in PostgreSQL', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one();
  });

  function openBus(options: Partial<PostgresBusOptions> = {}, at = url): PostgresBus {
    const pool = createPool(at, { max: 6 });
    const bus = new PostgresBus(pool, { topics: [], leaseMs: 1_500, pollMs: 200, ...options });
    undo.push(async () => {
      await bus.close();
      await pool.end();
    });
    return bus;
  }

  async function newTopic(partitions: number, name = `log.${randomUUID()}`): Promise<string> {
    await declareTopics(admin, [{ name, partitions, retentionDays: 1 }]);
    return name;
  }

  const takes = (take: (batch: MessageBatch) => unknown) => (batch: MessageBatch) => {
    take(batch);
    return Promise.resolve();
  };
  const published = (bus: PostgresBus, one: OutgoingMessage): Promise<boolean> =>
    bus.publish([one]).then(
      () => true,
      () => false,
    );
  const message = (topic: string, text: string) => ({ topic, key: text, value: Buffer.from(text) });

  it.each([
    ['', () => undefined],
    [', even while it is closing', (owner: PostgresBus) => void owner.close()],
  ])(
    'renews its lease during a batch that takes much longer than one, also when another member waits%s',
    async (_, meanwhile) => {
      // Long enough for a machine that stands still for a moment, which is what a lease is for.
      const [owner, rival] = [openBus({ leaseMs: 1_000 }), openBus({ leaseMs: 1_000 })];
      const topic = await newTopic(1);
      await owner.publish([message(topic, 'slow')]);
      const held = Promise.withResolvers<undefined>();
      let handed = 0;
      let aborted = false;
      const handle = async (batch: MessageBatch): Promise<void> => {
        handed += 1;
        batch.signal.addEventListener('abort', () => (aborted = true));
        await held.promise;
      };
      await owner.subscribe({ topic, group: 'g', maxMessages: 1, handle });
      await eventually('the batch is in hand', () => handed === 1);
      await rival.subscribe({ topic, group: 'g', maxMessages: 1, handle });
      meanwhile(owner);
      await eventually('five leases have passed', async () => {
        const { rows } = await admin.query<{ passed: boolean }>(
          `SELECT lease_until > appended_at + interval '5 seconds' AS passed FROM log_group JOIN log_batch USING (topic) WHERE topic = $1`,
          [topic],
        );
        return rows[0]?.passed === true;
      });
      held.resolve(undefined);
      await eventually(
        'it is committed',
        async () => (await rival.groupOffsets(topic, 'g'))[0]?.offset === 1,
      );
      expect([handed, aborted]).toEqual([1, false]);
    },
  );

  it('is woken by a notification, from another instance too, long before it would look by itself', async () => {
    const [consumer, publisher] = [openBus({ pollMs: 600_000 }), openBus()];
    const topic = await newTopic(1);
    let seen = 0;
    await consumer.subscribe({
      topic,
      group: 'g',
      maxMessages: 10,
      handle: takes((batch) => (seen += batch.messages.length)),
    });
    await publisher.publish([message(topic, 'first')]);
    await eventually('the first has arrived', () => seen === 1);
    await publisher.publish([message(topic, 'second')]);
    await eventually('the second has arrived', () => seen === 2);
    await admin.query(END_ALL_OTHERS);
    await eventually('publishing works again', () => published(publisher, message(topic, 'third')));
    await eventually('the third has arrived', () => seen === 3);
  });

  it('finds messages whose notification was lost', async () => {
    const bus = openBus();
    const topic = await newTopic(1);
    let seen = 0;
    await bus.subscribe({
      topic,
      group: 'g',
      maxMessages: 10,
      handle: takes((batch) => (seen += batch.messages.length)),
    });
    await admin.query('UPDATE log_partition SET end_offset = 1 WHERE topic = $1', [topic]);
    await admin.query(
      'INSERT INTO log_batch (topic, partition, base_offset, message_count, payload) VALUES ($1, 0, 0, 1, $2)',
      [topic, encodePayload([message(topic, 'unannounced')])],
    );
    await eventually('it is found', () => seen === 1);
  });

  it('goes on when PostgreSQL ends every connection at once, again and again', async () => {
    const bus = openBus();
    const topic = await newTopic(2);
    const seen = new Set<string>();
    await bus.subscribe({
      topic,
      group: 'g',
      maxMessages: 10,
      handle: takes((batch) => batch.messages.forEach((one) => seen.add(one.key))),
    });
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round++) {
      const texts = Array.from({ length: 20 }, (_, n) => `${String(round)}-${String(n)}`);
      const calls = texts.map((text) =>
        bus.publish([message(topic, text)]).then(
          () => void acknowledged.push(text),
          (reason: unknown) => {
            expect(reason).toBeInstanceOf(BusUnavailable);
          },
        ),
      );
      await admin.query(END_ALL_OTHERS);
      await Promise.all(calls);
    }
    await eventually('publishing works again', () => published(bus, message(topic, 'last')));
    await eventually('all that was acknowledged has arrived', () =>
      ['last', ...acknowledged].every((text) => seen.has(text)),
    );
  });

  it('says within its time that it is unavailable when PostgreSQL is there but does not answer', async () => {
    const link = await SeverableLink.to(url);
    undo.push(() => link.close());
    const bus = openBus({ publishTimeoutMs: 1_000 }, link.url);
    const topic = await newTopic(1);
    await bus.publish([message(topic, 'first')]);
    link.stall();
    const unanswered = bus.publish([message(topic, 'unanswered')]);
    await expect(unanswered).rejects.toThrow(BusUnavailable);
    await expect(unanswered).rejects.toThrow('the event log is not available: no answer within 1000 ms');
    await bus.publish([message(topic, 'on a new connection')]);
  });

  it('tells a handler to give up when closing may wait no longer', async () => {
    const bus = openBus({ closeGraceMs: 50 });
    const topic = await newTopic(1);
    await bus.publish([message(topic, 'endless')]);
    let begun = false;
    await bus.subscribe({
      topic,
      group: 'g',
      maxMessages: 1,
      handle: (batch) =>
        new Promise((_, reject) => {
          begun = true;
          batch.signal.addEventListener('abort', () => {
            reject(new Error('given up'));
          });
        }),
    });
    await eventually('the handler has begun', () => begun);
    await bus.close();
    expect((await openBus().groupOffsets(topic, 'g'))[0]?.offset).toBe(0);
  });

  it('consumes from partitions that were added while it ran', async () => {
    const bus = openBus();
    const topic = await newTopic(1);
    const partitions = new Set<number>();
    await bus.subscribe({
      topic,
      group: 'g',
      maxMessages: 10,
      handle: takes((batch) => partitions.add(batch.partition)),
    });
    await newTopic(3, topic);
    const later = openBus();
    await later.publish(Array.from({ length: 50 }, (_, n) => message(topic, String(n))));
    await eventually('all three are consumed', () => partitions.size === 3);
  });

  it('trims by itself, at its interval', async () => {
    const topic = await newTopic(1);
    const bus = openBus({
      topics: [{ name: topic, partitions: 1, retentionDays: 1 }],
      retentionIntervalMs: 20,
    });
    await bus.publish([message(topic, 'old')]);
    await admin.query(`UPDATE log_batch SET appended_at = now() - interval '25 hours' WHERE topic = $1`, [
      topic,
    ]);
    await eventually('it is dropped', async () => (await bus.watermarks(topic))[0]?.start === 1);
  });

  it('refuses what it could never keep, naming the way out', async () => {
    const bus = openBus();
    const topic = await newTopic(1);
    const tooLarge = bus.publish([{ topic, key: 'k', value: Buffer.alloc(17 * 1024 * 1024) }]);
    await expect(tooLarge).rejects.toThrow(BusRefused);
    await expect(bus.publish([{ topic, key: '\ud800', value: Buffer.from('x') }])).rejects.toThrow(
      'not well-formed text',
    );
    await expect(
      bus.subscribe({ topic, group: '', maxMessages: 1, handle: () => Promise.resolve() }),
    ).rejects.toThrow('group must not be empty');
    await expect(
      bus.subscribe({ topic, group: 'g', maxMessages: 0, handle: () => Promise.resolve() }),
    ).rejects.toThrow('maxMessages must be a whole number of at least 1, got 0');
  });
});
