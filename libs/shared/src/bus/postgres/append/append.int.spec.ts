import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { PartitionReader } from '../consume/partition-reader.js';
import { declareTopics } from '../topics/declare-topics.js';
import { append, appendStatement, type PlacedMessage } from './append.js';

const TIMEOUT_MS = 20_000;
const PARTITIONS = [
  { topic: 'a', partition: 0 },
  { topic: 'a', partition: 1 },
  { topic: 'b', partition: 0 },
] as const;

describe('appending to the log', () => {
  let postgres: TestPostgres;
  let url: string;
  let admin: Pool;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    url = await postgres.freshDatabase();
    admin = createPool(url, { max: 4 });
    await declareTopics(admin, [
      { name: 'a', partitions: 2, retentionDays: 1 },
      { name: 'b', partitions: 1, retentionDays: 1 },
    ]);
  });
  afterEach(async () => {
    await admin.end();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  it('leaves no gap, skip or duplicate for a reader, whatever becomes of the transactions of many writers', async () => {
    const committed = new Set<string>();
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      const pool = createPool(url, { max: 1 });
      for (let round = 0; round < 40; round++) {
        const messages = spread(writer, round);
        const fate = (writer + round) % 4;
        if (fate === 0) await rolledBack(pool, messages);
        else if (fate === 1) await killed(pool, messages);
        else {
          await append(pool, messages, TIMEOUT_MS);
          for (const { value } of messages) committed.add(value.toString());
        }
      }
      await pool.end();
    });
    let writing = true;
    const written = Promise.all(writers).then(() => {
      writing = false;
    });
    const seen = await Promise.all(
      PARTITIONS.map(async ({ topic, partition }) => {
        const reader = new PartitionReader(admin, topic, partition, TIMEOUT_MS);
        const texts: string[] = [];
        const offsets: number[] = [];
        for (;;) {
          const last = !writing;
          const messages = await reader.read(offsets.length, 7);
          offsets.push(...messages.map((message) => message.offset));
          texts.push(...messages.map((message) => message.value.toString()));
          if (last && messages.length === 0) break;
        }
        expect(offsets).toEqual(offsets.map((_, index) => index));
        return texts;
      }),
    );
    await written;
    const all = seen.flat();
    expect(all.length).toBe(committed.size);
    expect(new Set(all)).toEqual(committed);
  });

  it('writes to every partition of a call or to none', async () => {
    const nowhere = { topic: 'a', partition: 9, key: 'k', value: Buffer.from('lost') };
    await expect(append(admin, [...spread(0, 0), nowhere], TIMEOUT_MS)).rejects.toThrow('base_offset');
    const { rows } = await admin.query('SELECT DISTINCT end_offset FROM log_partition');
    expect(rows).toEqual([{ end_offset: 0 }]);
  });

  async function rolledBack(pool: Pool, messages: PlacedMessage[]): Promise<void> {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query(appendStatement(messages));
    await client.query('ROLLBACK');
    client.release();
  }

  /** Ends the server's side of the connection after the append has taken its offsets and before it has committed. */
  async function killed(pool: Pool, messages: PlacedMessage[]): Promise<void> {
    const client = await pool.connect();
    const gone = new Promise((resolve) => client.on('error', resolve));
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await client.query('BEGIN');
    await client.query(appendStatement(messages));
    await admin.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    client.release(true);
  }
});

/** Messages for all partitions, in an order that differs from writer to writer. */
function spread(writer: number, round: number): PlacedMessage[] {
  return PARTITIONS.flatMap((_, turn) => {
    const place = PARTITIONS[(turn + writer + round) % PARTITIONS.length] ?? PARTITIONS[0];
    return Array.from({ length: 1 + ((writer + round + turn) % 3) }, (_, part) => ({
      ...place,
      key: `writer-${String(writer)}`,
      value: Buffer.from([place.topic, place.partition, writer, round, part].join('-')),
    }));
  });
}
