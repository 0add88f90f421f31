import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantId } from '#domain/ids.js';
import { type LoggedMessage } from '#shared/bus/bus.js';
import { REJECTED } from '#shared/bus/topics.js';
import { eventually } from '#testing/eventually.js';
import { Pipeline } from '../testing/pipeline.js';
import { seededRandom } from '#testing/random.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { processBatch } from './process-batch.js';

const NOON = Date.parse('2026-03-05T12:00:00Z');

interface SetAside {
  readonly id: string;
  readonly tenant: string;
  readonly reason: string;
  readonly problems: readonly { readonly pointer: string; readonly detail: string }[];
  readonly raw: string;
  readonly origin: { readonly partition: number; readonly offset: number };
}

describe('when something goes wrong with a batch', () => {
  let pipeline: Pipeline;
  let tenant: TenantId;
  let teller: StoryTeller;
  let link: StoryLink;
  const rejected: SetAside[] = [];

  beforeAll(async () => {
    pipeline = await Pipeline.open('Europe/Amsterdam');
    await pipeline.stores.bus.subscribe({
      topic: REJECTED,
      group: 'test',
      maxMessages: 100,
      handle: ({ messages }) => {
        rejected.push(
          ...messages.map(({ value }: LoggedMessage) => JSON.parse(value.toString()) as SetAside),
        );
        return Promise.resolve();
      },
    });
  }, 120_000);
  afterAll(async () => {
    await pipeline.close();
  });
  beforeEach(async () => {
    tenant = await pipeline.newTenant();
    teller = new StoryTeller(tenant, seededRandom(3));
    [link] = teller.links(1);
    rejected.length = 0;
  });

  const clicksStored = async (): Promise<unknown[]> => {
    const { click } = await pipeline.snapshot(tenant);
    return (click ?? []).map(({ event_key }) => event_key).sort();
  };

  it('sets aside messages nobody can read, with reason, bytes and position, and takes the others', async () => {
    const [first, second] = [teller.click(NOON, link), teller.click(NOON + 1, link)];
    const unreadable = Buffer.from('{"half": ');
    const strange = { ...second, type: 'click.imagined' };
    const batch = pipeline.batch([first, unreadable, Buffer.from(JSON.stringify(strange)), second], 1);
    const result = await processBatch(pipeline.stores, batch);
    expect(result).toMatchObject({ events: 2, setAside: 2 });
    expect(await clicksStored()).toEqual([first.key, second.key].sort());
    await eventually('both are on the rejected topic', () => rejected.length >= 2);
    expect(rejected).toMatchObject([
      {
        reason: 'undecodable',
        raw: unreadable.toString('base64'),
        origin: { partition: 1, offset: batch.messages[1]?.offset },
      },
      {
        reason: 'undecodable',
        tenant,
        problems: [{ pointer: '/type' }],
        origin: { partition: 1, offset: batch.messages[2]?.offset },
      },
    ]);
  });

  it('sets aside events of an organisation that does not exist here', async () => {
    const stranger = { ...teller.click(NOON, link), tenant: 'nobody' };
    await processBatch(
      pipeline.stores,
      pipeline.batch([Buffer.from(JSON.stringify(stranger)), teller.click(NOON + 1, link)]),
    );
    await eventually('it is on the rejected topic', () => rejected.length >= 1);
    expect(rejected).toMatchObject([{ tenant: 'nobody', problems: [{ pointer: '/tenant' }] }]);
    expect(await clicksStored()).toHaveLength(1);
  });

  it('gives a message that is set aside twice the same id, so that it is kept once', async () => {
    const batch = pipeline.batch([Buffer.from('?')]);
    await processBatch(pipeline.stores, batch);
    await processBatch(pipeline.stores, batch);
    await eventually('both deliveries are on the rejected topic', () => rejected.length >= 2);
    expect(rejected[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(rejected[1]?.id).toBe(rejected[0]?.id);
  });

  it('finds the one row in many that the engine will never accept, sets it aside, and stores the rest', async () => {
    const good = teller.clicks(300, NOON, [link]);
    // A key that reads as a UUID to us and that the engine refuses does not exist, so the row is spoilt on its way.
    const poisoned = good[137];
    const spoiling = spoil(pipeline.clickhouse, (insert) => ({
      ...insert,
      values: insert.values.map((row) => row.map((value) => (value === poisoned?.key ? 'spoilt' : value))),
    }));
    const batch = pipeline.batch(good);
    const result = await processBatch({ ...pipeline.stores, clickhouse: spoiling }, batch);
    expect(result).toMatchObject({ events: 299, setAside: 1 });
    expect(await clicksStored()).toEqual(
      good
        .filter((click) => click !== poisoned)
        .map(({ key }) => key)
        .sort(),
    );
    await eventually('it is on the rejected topic', () => rejected.length >= 1);
    expect(rejected).toMatchObject([
      { tenant, reason: 'undecodable', origin: { offset: batch.messages[137]?.offset } },
    ]);
    expect(rejected[0]?.problems[0]?.detail).toContain('UUID');
  });

  it('hands the batch back when the engine is away, and loses nothing', async () => {
    const clicks = teller.clicks(20, NOON, [link]);
    const batch = pipeline.batch(clicks);
    const away = new Proxy(pipeline.clickhouse, {
      get: (target, name) =>
        name === 'insert'
          ? () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
          : (Reflect.get(target, name, target) as unknown),
    });
    await expect(processBatch({ ...pipeline.stores, clickhouse: away }, batch)).rejects.toThrow(
      'ECONNREFUSED',
    );
    expect(await clicksStored()).toEqual([]);
    await processBatch(pipeline.stores, batch);
    expect(await clicksStored()).toHaveLength(20);
    expect(rejected).toEqual([]);
  });

  it('hands the batch back when a table lacks a column, instead of blaming every row', async () => {
    const clicks = teller.clicks(5, NOON, [link]);
    const newer = spoil(pipeline.clickhouse, ({ table, columns, values }) => ({
      table,
      columns: [...columns, 'column_of_tomorrow'],
      values: values.map((row) => [...row, 1]),
    }));
    await expect(
      processBatch({ ...pipeline.stores, clickhouse: newer }, pipeline.batch(clicks)),
    ).rejects.toMatchObject({ type: 'NO_SUCH_COLUMN_IN_TABLE' });
    expect(rejected).toEqual([]);
  });

  it('hands the batch back when what cannot be read cannot be set aside', async () => {
    const bus = new Proxy(pipeline.stores.bus, {
      get: (target, name) =>
        name === 'publish'
          ? () => Promise.reject(new Error('the log is away'))
          : (Reflect.get(target, name, target) as unknown),
    });
    const click = teller.click(NOON, link);
    await expect(
      processBatch({ ...pipeline.stores, bus }, pipeline.batch([Buffer.from('?'), click])),
    ).rejects.toThrow('the log is away');
    expect(await clicksStored()).toEqual([]);
  });

  it('takes a backfill that reaches over more months than the engine inserts at once by default', async () => {
    const months = Array.from({ length: 130 }, (_, month) => teller.click(Date.UTC(2012, month, 3), link));
    await pipeline.take(months);
    expect(await clicksStored()).toHaveLength(130);
  });
});

interface RawInsert {
  readonly table: string;
  readonly columns: readonly [string, ...string[]];
  readonly values: readonly (readonly unknown[])[];
}

/** A client that changes what is inserted on its way to the engine. */
function spoil(clickhouse: ClickHouseClient, change: (insert: RawInsert) => RawInsert): ClickHouseClient {
  return new Proxy(clickhouse, {
    get: (target, name) =>
      name === 'insert'
        ? (insert: RawInsert) => {
            const { table, columns, values } = change(insert);
            return target.insert({
              table,
              columns: [...columns],
              values: [...values],
              format: 'JSONCompactEachRow',
            });
          }
        : (Reflect.get(target, name, target) as unknown),
  });
}
