import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { BusUnavailable } from '../bus.js';
import { queryWithin } from './query-within.js';

/** A message of PostgreSQL's protocol (version 3): its kind, its length, its body. */
function frame(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(kind), length, body]);
}

const AUTHENTICATION_OK = frame('R', Buffer.from([0, 0, 0, 0]));
const READY_FOR_QUERY = frame('Z', Buffer.from('I'));
const TERMINATED = frame(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

describe('a statement within a time budget', () => {
  const open: { server: Server; pool: Pool; sockets: Set<Socket> }[] = [];
  afterEach(async () => {
    for (const { server, pool, sockets } of open.splice(0)) {
      for (const socket of sockets) socket.destroy();
      server.close();
      await pool.end();
    }
  });

  /** A pool to a server that answers every connection with these bytes at once: timing a real one cannot be made to show. */
  async function poolTo(answer: Buffer): Promise<Pool> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(answer));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const pool = createPool(`postgres://u:p@127.0.0.1:${String((server.address() as AddressInfo).port)}/d`, {
      max: 1,
    });
    open.push({ server, pool, sockets });
    return pool;
  }

  it('survives a connection that is terminated in the same breath as it becomes ready', async () => {
    const pool = await poolTo(Buffer.concat([AUTHENTICATION_OK, READY_FOR_QUERY, TERMINATED]));
    await expect(queryWithin(pool, 10_000, { text: 'SELECT 1' })).rejects.toThrow(BusUnavailable);
  });

  it.each([
    ['while it connects', Buffer.alloc(0)],
    ['after it was asked', Buffer.concat([AUTHENTICATION_OK, READY_FOR_QUERY])],
  ])('is given up when PostgreSQL falls silent %s', async (_, answer) => {
    const pool = await poolTo(answer);
    await expect(queryWithin(pool, 50, { text: 'SELECT 1' })).rejects.toThrow('no answer within 50 ms');
  });
});
