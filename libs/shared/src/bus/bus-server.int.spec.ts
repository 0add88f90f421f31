import { Controller, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { BatchHandler } from './batch-handler.js';
import { type MessageBatch } from './bus.js';
import { BusServer } from './bus-server.js';
import { PostgresBus } from './postgres/postgres-bus.js';
import { declareTopics } from './postgres/topics/declare-topics.js';

const TOPIC = 'server.v1';

describe('batch handlers in Nest', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let bus: PostgresBus;
  beforeAll(async () => {
    Logger.overrideLogger(false); // handlers fail on purpose
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    pool = createPool(await postgres.freshDatabase(), { max: 6 });
    bus = new PostgresBus(pool, { topics: [], leaseMs: 3_000 });
    await declareTopics(pool, [{ name: TOPIC, partitions: 1, retentionDays: 1 }]);
    await bus.publish(['0', '1', '2'].map((text) => ({ topic: TOPIC, key: 'k', value: Buffer.from(text) })));
  });
  afterEach(async () => {
    await bus.close();
    await pool.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  const offsetOf = async (group: string): Promise<number | undefined> =>
    (await bus.groupOffsets(TOPIC, group))[0]?.offset;

  function start(controller: new () => object) {
    @Module({ controllers: [controller] })
    class TestModule {}
    return NestFactory.createMicroservice(TestModule, {
      strategy: new BusServer(bus),
      logger: false,
      abortOnError: false,
    });
  }

  it('are handed whole batches as the payload, and the offset moves when their promise resolves', async () => {
    const batches: string[][] = [];
    const held = Promise.withResolvers<undefined>();
    @Controller()
    class Facts {
      @BatchHandler(TOPIC, { group: 'facts', maxMessages: 2 })
      async handle(@Payload() batch: MessageBatch): Promise<void> {
        batches.push(batch.messages.map((message) => message.value.toString()));
        await held.promise;
      }
    }
    const app = await start(Facts);
    await app.listen();
    await eventually('the handler has begun', () => batches.length > 0);
    expect(await offsetOf('facts')).toBe(0);
    held.resolve(undefined);
    await eventually('the offset has moved', async () => (await offsetOf('facts')) === 3);
    expect(batches).toEqual([['0', '1'], ['2']]);
    await app.close();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('away'))],
    [
      'throws',
      () => {
        throw new Error('away');
      },
    ],
  ])('are handed the same offsets again when one %s, and the offset stays', async (_, fail) => {
    const attempts: number[][] = [];
    const offsets: (number | undefined)[] = [];
    @Controller()
    class Facts {
      @BatchHandler(TOPIC, { group: 'failing', maxMessages: 2 })
      async handle(@Payload() batch: MessageBatch): Promise<void> {
        attempts.push(batch.messages.map((message) => message.offset));
        offsets.push(await offsetOf('failing'));
        if (attempts.length <= 2) await fail();
      }
    }
    const app = await start(Facts);
    await app.listen();
    await eventually('all are handled', async () => (await offsetOf('failing')) === 3);
    expect(attempts).toEqual([[0, 1], [0, 1], [0, 1], [2]]);
    expect(offsets).toEqual([0, 0, 0, 2]);
    await app.close();
  });

  it('of two groups on one topic each see everything, and the failure of one does not hold up the other', async () => {
    const seen: Record<'sound' | 'broken', number> = { sound: 0, broken: 0 };
    @Controller()
    class TwoGroups {
      @BatchHandler(TOPIC, { group: 'sound', maxMessages: 10 })
      async sound(@Payload() batch: MessageBatch): Promise<void> {
        seen.sound += batch.messages.length;
        return Promise.resolve();
      }

      @BatchHandler(TOPIC, { group: 'broken', maxMessages: 10 })
      async broken(@Payload() batch: MessageBatch): Promise<void> {
        seen.broken += batch.messages.length;
        return Promise.reject(new Error('away'));
      }
    }
    const app = await start(TwoGroups);
    await app.listen();
    await eventually(
      'one has passed and the other was asked again',
      async () => (await offsetOf('sound')) === 3 && seen.broken >= 6,
    );
    expect(await offsetOf('broken')).toBe(0);
    expect(seen.sound).toBe(3);
    await app.close();
  });

  it('finish the batch in hand when the microservice closes', async () => {
    const held = Promise.withResolvers<undefined>();
    let begun = false;
    @Controller()
    class Slow {
      @BatchHandler(TOPIC, { group: 'slow', maxMessages: 2 })
      async handle(): Promise<void> {
        begun = true;
        await held.promise;
      }
    }
    const app = await start(Slow);
    await app.listen();
    await eventually('the handler has begun', () => begun);
    const close = app.close();
    held.resolve(undefined);
    await close;
    expect(await offsetOf('slow')).toBe(2);
  });

  it('stop the start when the topic is not declared', async () => {
    @Controller()
    class Misspelt {
      @BatchHandler('misspelt.v1', { group: 'g', maxMessages: 1 })
      async handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    const app = await start(Misspelt);
    await expect(app.listen()).rejects.toThrow('unknown topic: misspelt.v1');
    await app.close();
  });

  it('stop the start when the group, the batch size or the kind of handler is wrong, and say which', async () => {
    @Controller()
    class NoGroup {
      @EventPattern<string>(TOPIC)
      async handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    @Controller()
    class NoSize {
      @BatchHandler(TOPIC, { group: 'g', maxMessages: 0 })
      async handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    @Controller()
    class Request {
      @MessagePattern(TOPIC)
      async handle(): Promise<void> {
        return Promise.resolve();
      }
    }
    @Controller()
    class Twice {
      @BatchHandler(TOPIC, { group: 'g', maxMessages: 1 })
      async one(): Promise<void> {
        return Promise.resolve();
      }

      @BatchHandler(TOPIC, { group: 'g', maxMessages: 1 })
      async other(): Promise<void> {
        return Promise.resolve();
      }
    }
    const refusals = [
      [NoGroup, `topic ${TOPIC}: the handler names no group`],
      [NoSize, `topic ${TOPIC}, group g: maxMessages must be a whole number of at least 1, got 0`],
      [Request, `topic ${TOPIC}: the event log carries events, not requests`],
      [Twice, `two handlers for topic ${TOPIC} and group g`],
    ] as const;
    for (const [controller, refusal] of refusals) {
      const app = await start(controller);
      await expect(app.listen()).rejects.toThrow(refusal);
      await app.close();
    }
  });
});
