import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { randomBytes } from 'node:crypto';
import { eventually } from '../eventually.js';
import { restartablePort } from '../processes/restartable-port.js';
import { SeverableLink } from './severable-link.js';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A server that answers with what it gets; its address. */
async function echo(prefix = '', port = 0): Promise<string> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (prefix !== '') socket.write(prefix);
    socket.pipe(socket);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  undo.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return `tcp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function open(url: string, options?: { port: number }): Promise<SeverableLink> {
  const link = await SeverableLink.to(url, options);
  undo.push(() => link.close());
  return link;
}

function dial(link: SeverableLink): Socket {
  const socket = connect({ port: link.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  undo.push(() => Promise.resolve(socket.destroy()));
  return socket;
}

async function said(link: SeverableLink, text: string): Promise<string> {
  const socket = dial(link);
  socket.end(text);
  return (await buffer(socket)).toString();
}

describe('a severable link', () => {
  it('lets everything through, in order, under the address of the store with its own port', async () => {
    const link = await open((await echo()).replace('tcp://', 'tcp://user:secret@') + '/name');
    expect(link.url).toBe(`tcp://user:secret@127.0.0.1:${String(link.port)}/name`);
    const bytes = randomBytes(20 * 1024 * 1024);
    const socket = dial(link);
    socket.end(bytes);
    expect(Buffer.compare(await buffer(socket), bytes)).toBe(0);
  });

  it('listens on the port it is given, also before the store is there', async () => {
    const [port, store] = [await restartablePort(), await restartablePort()];
    const link = await open(`tcp://127.0.0.1:${String(store)}`, { port });
    expect(link.port).toBe(port);
    expect(await said(link, 'too early')).toBe('');
    await echo('', store);
    expect(await said(link, 'in time')).toBe('in time');
  });

  it('leads new connections to another store when it is retargeted', async () => {
    const link = await open(await echo('first '));
    expect(await said(link, 'x')).toBe('first x');
    link.retarget(await echo('second '));
    expect(await said(link, 'x')).toBe('second x');
  });

  it('ends open connections and new ones while it is severed, until it is mended', async () => {
    const link = await open(await echo());
    const socket = dial(link);
    socket.write('x');
    await once(socket, 'data');
    link.sever();
    await once(socket, 'end');
    expect(await said(link, 'x')).toBe('');
    link.mend();
    expect(await said(link, 'x')).toBe('x');
  });

  it('holds the connections of the moment open in silence when it stalls, and lets new ones through', async () => {
    const link = await open(await echo());
    const socket = dial(link);
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    socket.write('before ');
    await eventually('the echo comes back', () => received === 'before ');
    link.stall();
    socket.write('after');
    expect(await said(link, 'new')).toBe('new');
    expect([received, socket.destroyed]).toEqual(['before ', false]);
  });

  it('delays each way by what it is told, on open connections too, without making the way narrower', async () => {
    const link = await open(await echo());
    const socket = dial(link);
    const roundTrip = async () => {
      const started = performance.now();
      socket.write('x');
      await once(socket, 'data');
      return performance.now() - started;
    };
    expect(await roundTrip()).toBeLessThan(150);
    link.delay({ towardsMs: 200 });
    expect(await roundTrip()).toBeGreaterThanOrEqual(199);
    link.delay({ towardsMs: 100, backMs: 200 });
    expect(await roundTrip()).toBeGreaterThanOrEqual(299);

    const bytes = randomBytes(4 * 1024 * 1024);
    const wide = dial(link);
    const started = performance.now();
    wide.end(bytes);
    expect(Buffer.compare(await buffer(wide), bytes)).toBe(0);
    // 64 pieces or more went both ways: one after another they would take 19 seconds.
    expect(performance.now() - started).toBeLessThan(5_000);

    link.mend();
    expect(await roundTrip()).toBeLessThan(150);
  });

  it('hands on what is under way before an orderly end', async () => {
    const link = await open(await echo());
    link.delay({ towardsMs: 100, backMs: 100 });
    expect(await said(link, 'the last words')).toBe('the last words');
  });
});
