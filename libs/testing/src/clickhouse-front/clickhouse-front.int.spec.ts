import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { migrateClickHouse } from '#shared/clickhouse/migrate.js';
import { select } from '#shared/clickhouse/select.js';
import { type StoreProcess } from '../processes/store-process.js';
import { embeddedClickHouse } from '../stores/clickhouse/embedded.js';
import { startClickHouseFront } from './start-clickhouse-front.js';

const folder = mkdtempSync(join(tmpdir(), 'manyhands-front-'));
let front: StoreProcess;

beforeAll(async () => {
  front = await startClickHouseFront({ folder });
});
afterAll(async () => {
  await front.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** For failures that are staged. */
const QUIET = { level: ClickHouseLogLevel.OFF };

async function freshDatabase(): Promise<string> {
  const database = `test_${randomBytes(6).toString('hex')}`;
  const client = connectClickHouse({ url: front.url, database: 'default' });
  await client.command({ query: 'CREATE DATABASE {database:Identifier}', query_params: { database } });
  await client.close();
  return database;
}

async function openThroughFront(): Promise<ClickHouseClient> {
  const client = connectClickHouse({ url: front.url, database: await freshDatabase() });
  await migrateClickHouse(client);
  return client;
}

/** What a refused query says. The two ways have a class each for it, of the same name and shape. */
async function errorOf(work: Promise<unknown>): Promise<{ code: string; type: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Error && 'code' in error && 'type' in error)
    return { code: String(error.code), type: String(error.type) };
  throw new Error('no ClickHouseError', { cause: error });
}

const CLICK = {
  tenant: 't',
  event_key: '0190b0c0-0000-7000-8000-000000000001',
  source: 's',
  event_id: 'e',
  occurred_at: '2026-03-29T00:30:00.123Z',
  received_at: '2026-03-29T00:30:01.000Z',
  click_id: 'c',
  link_code: 'l',
  share_id: '',
  sharer: 'advocate',
  advocate_id: 'Žofie 🙌 \\ \'"\t\n;--',
  campaign_id: '',
  content_id: '',
  vacancy_id: '',
  network: 'linkedin',
  verdict: 'human',
  rule: 'default',
  visitor_key: 'v',
  log_partition: 0,
  log_offset: 1,
};

describe.each([
  { way: 'in the same process', open: embeddedClickHouse },
  { way: 'over HTTP', open: openThroughFront },
])('ClickHouse $way', ({ open }) => {
  let client: ClickHouseClient;
  beforeAll(async () => {
    client = await open();
  });
  afterAll(() => client.close());

  it('binds a value of every type the queries use, whatever it is made of', async () => {
    const awkward = `it's "x" \\ \t\n\r ; -- é 🙌 {x:String} \\N`;
    const params = {
      awkward,
      list: [awkward, '', 'b,c]'],
      days: ['2026-03-29', '2026-10-25'],
      many: 9_007_199_254_740_991,
      small: -1.5,
      on: true,
      none: null,
    };
    const rows = await select(
      client,
      `SELECT {awkward:String} AS awkward, {list:Array(String)} AS list, {days:Array(Date)} AS days, {many:UInt64} AS many,
              {small:Float64} AS small, {on:Bool} AS on, {none:Nullable(String)} AS none`,
      params,
    );
    expect(rows).toEqual([params]);
  });

  it('refuses a value that is missing, also right after a query that had it', async () => {
    const query = 'SELECT {x:UInt8} AS x';
    expect(await select(client, query, { x: 1 })).toEqual([{ x: 1 }]);
    expect((await errorOf(select(client, query))).code).toBe('456');
  });

  it('reads and writes instants as ISO 8601 and counts as numbers, by the settings every query runs with', async () => {
    const rows = await select(
      client,
      `SELECT parseDateTime64BestEffort({at:String}, 3, 'UTC') AS at, toUInt64(5) AS n`,
      { at: '2026-03-29T00:30:00.123Z' },
    );
    expect(rows).toEqual([{ at: '2026-03-29T00:30:00.123Z', n: 5 }]);
  });

  it('stores a row with its text unharmed, replaces it when it is redelivered, and shows it once with FINAL', async () => {
    for (let time = 0; time < 3; time++)
      await client.insert({ table: 'click', values: [CLICK], format: 'JSONEachRow' });
    expect(
      await select(
        client,
        'SELECT advocate_id, occurred_at FROM click FINAL WHERE tenant = {tenant:String}',
        {
          tenant: 't',
        },
      ),
    ).toEqual([{ advocate_id: CLICK.advocate_id, occurred_at: CLICK.occurred_at }]);
  });

  it('refuses a column it does not know, and stores nothing of that insert', async () => {
    const before = await select(client, 'SELECT count() AS n FROM click');
    const error = await errorOf(
      client.insert({
        table: 'click',
        values: [{ ...CLICK, event_id: 'new', typo: 1 }],
        format: 'JSONEachRow',
      }),
    );
    expect(error).toMatchObject({ code: '117', type: 'INCORRECT_DATA' });
    expect(await select(client, 'SELECT count() AS n FROM click')).toEqual(before);
  });

  it('stores a hundred thousand streamed rows', async () => {
    await client.command({
      query: 'CREATE TABLE streamed (n UInt64, text String) ENGINE = MergeTree ORDER BY n',
    });
    const rows = Readable.from(
      (function* () {
        for (let n = 1; n <= 100_000; n++) yield { n, text: 'é'.repeat(n % 7) };
      })(),
    );
    await client.insert({ table: 'streamed', values: rows, format: 'JSONEachRow' });
    expect(await select(client, 'SELECT count() AS c, sum(n) AS s FROM streamed')).toEqual([
      { c: 100_000, s: 5_000_050_000 },
    ]);
  });

  it('says by code and type what is wrong with a query', async () => {
    expect(await errorOf(select(client, 'SELECT * FROM nowhere'))).toMatchObject({
      code: '60',
      type: 'UNKNOWN_TABLE',
    });
    expect(await errorOf(select(client, 'SELEC 1'))).toMatchObject({ code: '62', type: 'SYNTAX_ERROR' });
    expect(await errorOf(client.command({ query: 'DROP TABLE nowhere' }))).toMatchObject({ code: '60' });
    expect(
      await errorOf(
        client.command({ query: 'SELECT 1', clickhouse_settings: { max_threads: 'several' } as never }),
      ),
    ).toMatchObject({ code: expect.stringMatching(/^\d+$/) as string });
  });

  it('gives Parquet and CSV', async () => {
    const parquet = await client.exec({ query: 'SELECT number FROM numbers(10) FORMAT Parquet' });
    const bytes = await buffer(parquet.stream);
    expect([bytes.subarray(0, 4).toString(), bytes.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
    const csv = await client.query({ query: `SELECT 1 AS a, 'x,"y' AS b`, format: 'CSVWithNames' });
    expect(await csv.text()).toBe('"a","b"\n1,"x,""y"\n');
  });

  it('migrates again, and from two instances at once', async () => {
    await Promise.all([migrateClickHouse(client), migrateClickHouse(client)]);
    expect(
      await select(
        client,
        `SELECT count() > 10 AS many FROM system.tables WHERE database = currentDatabase()`,
      ),
    ).toEqual([{ many: 1 }]);
  });

  it('answers a ping', async () => {
    expect(await client.ping()).toEqual({ success: true });
    expect(await client.ping({ select: true })).toEqual({ success: true });
  });
});

describe('the ClickHouse front', () => {
  it('brings a new database up from two instances at once', async () => {
    const database = await freshDatabase();
    const clients = [1, 2].map(() => connectClickHouse({ url: front.url, database }));
    await Promise.all(clients.map((client) => migrateClickHouse(client)));
    const [one, other] = clients;
    if (one === undefined || other === undefined) throw new Error('two clients');
    expect(await select(one, 'SELECT count() AS n FROM click')).toEqual([{ n: 0 }]);
    expect(
      await select(other, 'SELECT uniqExact(name) = count() AS once FROM schema_migration FINAL'),
    ).toEqual([{ once: 1 }]);
    await Promise.all(clients.map((client) => client.close()));
  });

  it('keeps databases, settings and values of concurrent requests apart', async () => {
    const databases = await Promise.all([freshDatabase(), freshDatabase(), freshDatabase()]);
    const clients = databases.map((database) => connectClickHouse({ url: front.url, database }));
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const at = n % clients.length;
        const result = await clients[at]?.query({
          query: `SELECT currentDatabase() AS database, {n:UInt32} AS n, getSetting('max_block_size') AS size, sleepEachRow(0.001) AS s`,
          query_params: { n },
          clickhouse_settings: { max_block_size: String(1_000 + n) },
          format: 'JSONEachRow',
        });
        return {
          expected: { database: databases[at], n, size: 1_000 + n, s: 0 },
          rows: await result?.json(),
        };
      }),
    );
    for (const { expected, rows } of answers) expect(rows).toEqual([expected]);
    await Promise.all(clients.map((client) => client.close()));
  });

  it('lets nothing a statement set reach the next one', async () => {
    const client = connectClickHouse({ url: front.url, database: 'default' });
    const size = () => select(client, `SELECT getSetting('max_block_size') AS size`);
    const before = await size();
    await client.command({ query: 'SET max_block_size = 77' });
    await client.command({ query: 'USE system' });
    expect(await size()).toEqual(before);
    expect(await select(client, 'SELECT currentDatabase() AS d')).toEqual([{ d: 'default' }]);
    await client.close();
  });

  it('answers short queries while a long one runs', async () => {
    const client = connectClickHouse({ url: front.url, database: 'default' });
    let longEnded = false;
    const long = select(
      client,
      'SELECT sum(sleepEachRow(0.5)) AS s FROM numbers(6) SETTINGS max_block_size = 1',
    ).then(() => {
      longEnded = true;
    });
    for (let n = 0; n < 20; n++)
      expect(await select(client, 'SELECT {n:UInt8} AS n', { n })).toEqual([{ n }]);
    expect(longEnded).toBe(false);
    await long;
    await client.close();
  });

  it('reads compressed rows, rows with empty lines, and binary rows', async () => {
    const database = await freshDatabase();
    const client = createClient({ url: front.url, database, compression: { request: true, response: true } });
    await client.command({ query: 'CREATE TABLE row (a String, b UInt8) ENGINE = MergeTree ORDER BY b' });
    await client.insert({
      table: 'row',
      columns: ['a', 'b'],
      values: Readable.from([`"first\n\nDROP TABLE row; `, `still the first",1\n"second",2\n`], {
        objectMode: false,
      }),
      format: 'CSV',
    });
    const parquet = await client.exec({ query: `SELECT 'third' AS a, 3::UInt8 AS b FORMAT Parquet` });
    await client.exec({ query: 'INSERT INTO row (a, b) FORMAT Parquet', values: parquet.stream });
    await client.insert({
      table: 'row',
      values: Readable.from([], { objectMode: true }),
      format: 'JSONEachRow',
    });
    const rows = await client.query({ query: 'SELECT * FROM row ORDER BY b', format: 'JSONEachRow' });
    expect(await rows.json()).toEqual([
      { a: 'first\n\nDROP TABLE row; still the first', b: 1 },
      { a: 'second', b: 2 },
      { a: 'third', b: 3 },
    ]);
    await client.close();
  });

  it('takes values that are too long for an address from a form', async () => {
    const client = createClient({ url: front.url, use_multipart_params_auto: true });
    const list = Array.from({ length: 50_000 }, (_, n) => `candidate-${String(n)}`);
    const result = await client.query({
      query: 'SELECT length({list:Array(String)}) AS n',
      query_params: { list },
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([{ n: 50_000 }]);
    await client.close();
  });

  it('says so when it is asked for what it does not offer', async () => {
    const client = createClient({ url: front.url, session_id: 'mine', log: QUIET });
    expect(await errorOf(client.query({ query: 'SELECT 1' }))).toMatchObject({
      code: '48',
      type: 'NOT_IMPLEMENTED',
    });
    await client.close();
    const lost = connectClickHouse({ url: front.url, database: 'nowhere' });
    expect(await errorOf(lost.query({ query: 'SELECT 1' }))).toMatchObject({
      code: '81',
      type: 'UNKNOWN_DATABASE',
    });
    await lost.close();
  });

  it('stores nothing of an insert whose connection breaks half-way', async () => {
    const database = await freshDatabase();
    const client = connectClickHouse({ url: front.url, database });
    await client.command({ query: 'CREATE TABLE half (n UInt8) ENGINE = MergeTree ORDER BY n' });
    const socket = connect(Number(new URL(front.url).port), '127.0.0.1');
    const query = encodeURIComponent('INSERT INTO half FORMAT JSONEachRow');
    socket.write(
      `POST /?database=${database}&query=${query} HTTP/1.1\r\nHost: front\r\nContent-Length: 1000\r\n\r\n{"n":1}\n`,
    );
    await once(socket, 'connect');
    socket.end();
    await once(socket.resume(), 'close');
    expect(await select(client, 'SELECT count() AS n FROM half')).toEqual([{ n: 0 }]);
    await client.close();
  });

  it('has every acknowledged row after kill -9 in the middle of inserts, and answers at the same address', async () => {
    const database = await freshDatabase();
    const client = createClient({ url: front.url, database, log: QUIET });
    await client.command({ query: 'CREATE TABLE kept (n UInt32) ENGINE = MergeTree ORDER BY n' });
    for (let round = 0; round < 3; round++) {
      const acknowledged: number[] = [];
      const sent: number[] = [];
      let killed = false;
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let i = 0; !killed; i++) {
          const n = round * 1_000_000 + writer * 100_000 + i;
          sent.push(n);
          await client.insert({ table: 'kept', values: [{ n }], format: 'JSONEachRow' });
          acknowledged.push(n);
          if (acknowledged.length === 60 && !killed) {
            killed = true;
            void front.kill();
          }
        }
      });
      await Promise.allSettled(writers);
      await front.kill();
      await front.start();
      const rows = await select<{ n: number }>(
        client,
        'SELECT n FROM kept WHERE n >= {from:UInt32} ORDER BY n',
        {
          from: round * 1_000_000,
        },
      );
      const stored = rows.map(({ n }) => n);
      expect(acknowledged.length).toBeGreaterThanOrEqual(60);
      expect(stored).toEqual(expect.arrayContaining(acknowledged));
      expect(new Set(stored).size).toBe(stored.length);
      expect(sent).toEqual(expect.arrayContaining(stored));
    }
    await client.close();
  });

  it('answers nothing while it is frozen, and goes on when it is woken', async () => {
    const client = createClient({ url: front.url, request_timeout: 300, log: QUIET });
    front.freeze();
    await expect(client.query({ query: 'SELECT 1' })).rejects.toThrow('Timeout');
    front.thaw();
    const result = await client.query({ query: 'SELECT 1 AS one', format: 'JSONEachRow' });
    expect(await result.json()).toEqual([{ one: 1 }]);
    await client.close();
  });

  it('refuses to start on a folder that another one uses', async () => {
    await expect(startClickHouseFront({ folder })).rejects.toThrow(/Another server instance/);
  });
});
