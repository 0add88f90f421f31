import { type LookupAddress } from 'node:dns';
import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  setGlobalProxyFromEnv,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { eventually } from '#testing/eventually.js';
import { selfSigned } from '#testing/self-signed.js';
import { guardedRequest, type OutgoingRequest } from './guarded-request.js';
import { OUTGOING_FAILURES, OutgoingError } from './outgoing-error.js';
import { type OutgoingRules, PRIVATE_TOO } from './outgoing-rules.js';

/** Stands for "the public internet": this one address of this machine, and no other. */
const OUTSIDE = '127.0.0.1';
const INSIDE = '127.0.0.2';
const RULES: OutgoingRules = { allows: (address) => address === OUTSIDE, ports: 'any', plainHttp: false };
const RECEIVER = selfSigned('receiver.example');
const HTTP: Partial<OutgoingRequest> = { rules: { ...RULES, plainHttp: true } };

const servers: Server[] = [];
const sockets = new Set<Socket>();

async function listen(server: Server, host = OUTSIDE, port = 0): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}
const https = (answer: RequestListener) => listen(createHttps(RECEIVER, answer));
const tcp = (talk: (socket: Socket) => void) => listen(createTcp(talk));

const resolvingTo =
  (...addresses: readonly string[]) =>
  (): Promise<LookupAddress[]> =>
    Promise.resolve(addresses.map((address) => ({ address, family: 4 })));

const ask = (port: number, more: Partial<OutgoingRequest> = {}, host = 'receiver.example') =>
  guardedRequest(`${more.rules?.plainHttp === true ? 'http' : 'https'}://${host}:${String(port)}/hook`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'hello',
    rules: RULES,
    resolver: resolvingTo(OUTSIDE),
    ca: RECEIVER.cert,
    ...more,
  });

async function failureOf(asking: Promise<unknown>): Promise<string> {
  const error = await asking.then(
    () => 'answered',
    (reason: unknown) => reason,
  );
  if (!(error instanceof OutgoingError)) return String(error);
  // Nothing of this machine goes along with it.
  expect([error.message, error.cause, Object.keys(error).sort()]).toEqual([
    OUTGOING_FAILURES[error.failure],
    undefined,
    ['failure', 'name'],
  ]);
  return error.failure;
}

describe('a request to an address that somebody else chose', () => {
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });

  it('is made over a trusted connection, to the name it was given', async () => {
    const got: (string | undefined)[] = [];
    const port = await https((request, response) => {
      void textOf(request).then((body) => {
        got.push(request.method, request.url, request.headers.host, request.headers['content-type'], body);
        response.writeHead(201, { 'x-told': 'yes' }).end('thanks');
      });
    });
    const { status, headers, body, isWhole } = await ask(port);
    expect([status, headers['x-told'], body.toString(), isWhole]).toEqual([201, 'yes', 'thanks', true]);
    expect(got).toEqual(['POST', '/hook', `receiver.example:${String(port)}`, 'text/plain', 'hello']);
  });

  it('connects to the address that was checked, however the name is answered the next time', async () => {
    const asked = { outside: 0, inside: 0, names: 0 };
    const port = await https((_, response) => {
      asked.outside++;
      response.end();
    });
    const inside = createHttps(RECEIVER, (_, response) => {
      asked.inside++;
      response.end();
    });
    await listen(inside, INSIDE, port);
    const rebinding = () => resolvingTo(++asked.names === 1 ? OUTSIDE : INSIDE)();
    expect((await ask(port, { resolver: rebinding })).status).toBe(200);
    expect(asked).toEqual({ outside: 1, inside: 0, names: 1 });
    expect(await failureOf(ask(port, { resolver: rebinding }))).toBe('blocked_address');
    expect(asked).toEqual({ outside: 1, inside: 0, names: 2 });
  });

  it('is not made when any of the addresses is inside', async () => {
    let connections = 0;
    const port = await tcp(() => connections++);
    for (const addresses of [
      [OUTSIDE, '10.0.0.1'],
      ['169.254.169.254', OUTSIDE],
      [OUTSIDE, '::1'],
      [OUTSIDE, 'fe80::1%eth0'],
      [OUTSIDE, '64:ff9b::a9fe:a9fe'],
    ])
      expect(await failureOf(ask(port, { resolver: resolvingTo(...addresses) }))).toBe('blocked_address');
    expect(await failureOf(guardedRequest('https://localhost/', { method: 'GET', headers: {} }))).toBe(
      'blocked_address',
    );
    expect(connections).toBe(0);
  });

  it('does not follow a redirect, wherever it leads', async () => {
    let names = 0;
    const port = await https((_, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    });
    const resolver = () => (names++, resolvingTo(OUTSIDE)());
    expect((await ask(port, { resolver })).status).toBe(302);
    expect(names).toBe(1);
  });

  it('is not made over a connection that cannot be trusted', async () => {
    const received: string[] = [];
    const take: RequestListener = (request, response) => {
      received.push(request.url ?? '');
      response.end();
    };
    const other = await listen(createHttps(selfSigned('receiver.example'), take));
    expect(await failureOf(ask(other))).toBe('tls');
    const port = await https(take);
    expect(await failureOf(ask(port, {}, 'other.example'))).toBe('tls');
    expect(await failureOf(ask(await listen(createHttp(take))))).toBe('tls');
    expect(await failureOf(ask(await tcp((socket) => socket.destroy())))).toBe('tls');
    expect(received).toEqual([]);
  });

  it('is given up when the connection, the headers or the name take too long', async () => {
    const limits = { connectMs: 150, headersMs: 300 };
    const silent = await tcp(() => undefined);
    expect(await failureOf(ask(silent, { limits }))).toBe('timeout');
    const dribbling = await tcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-more: 1\r\n'), 20);
      socket.once('close', () => {
        clearInterval(timer);
      });
    });
    expect(await failureOf(ask(dribbling, { ...HTTP, limits }))).toBe('timeout');
    const late = Promise.withResolvers<LookupAddress[]>();
    let connections = 0;
    const port = await tcp(() => connections++);
    expect(await failureOf(ask(port, { resolver: () => late.promise, limits }))).toBe('timeout');
    late.resolve(await resolvingTo(OUTSIDE)());
    const mark = await ask(await https((_, response) => response.end())); // a whole request later
    expect([mark.status, connections]).toEqual([200, 0]);
  });

  it('reads the beginning of a body that is too long or too slow, and has its status', async () => {
    let sent = 0;
    const huge = await https((_, response) => {
      const more = () => {
        while (!response.destroyed && sent < 1e9 && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    const first = await ask(huge, { limits: { bodyBytes: 4_096 } });
    expect([first.status, first.body.length, first.isWhole]).toEqual([200, 4_096, false]);
    expect(sent).toBeLessThan(50e6);
    const dribbling = await https((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.once('close', () => {
        clearInterval(timer);
      });
    });
    const second = await ask(dribbling, { limits: { headersMs: 300, totalMs: 300 } });
    expect([second.status, second.isWhole]).toEqual([200, false]);
    await eventually('nobody is connected any more', () => sockets.size === 0);
  });

  it('says in one of few words what went wrong', async () => {
    const free = await tcp(() => undefined);
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await failureOf(ask(free))).toBe('refused');
    expect(await failureOf(ask(443, { resolver: () => Promise.reject(new Error('10.0.0.53')) }))).toBe('dns');
    expect(await failureOf(ask(443, { resolver: resolvingTo() }))).toBe('dns');
    const nonsense = await tcp((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n')));
    expect(await failureOf(ask(nonsense, HTTP))).toBe('protocol');
    const large = await tcp((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)),
    );
    expect(await failureOf(ask(large, HTTP))).toBe('protocol');
    const broken = await tcp((socket) => socket.once('data', () => socket.destroy()));
    expect(await failureOf(ask(broken, HTTP))).toBe('connection');
  });

  it('goes by no proxy, whatever the environment says', async () => {
    let proxied = 0;
    const proxy = `http://127.0.0.1:${String(await tcp(() => proxied++))}`;
    const restore = setGlobalProxyFromEnv({ http_proxy: proxy, https_proxy: proxy });
    try {
      const answer: RequestListener = (_, response) => response.end();
      expect((await ask(await https(answer))).status).toBe(200);
      expect((await ask(await listen(createHttp(answer)), HTTP)).status).toBe(200);
      expect(proxied).toBe(0);
    } finally {
      restore();
    }
  });

  it('can be given up here', async () => {
    const stopping = new AbortController();
    const port = await https(() => {
      stopping.abort();
    });
    expect(await failureOf(ask(port, { signal: stopping.signal }))).toBe('aborted');
    expect(await failureOf(ask(port, { signal: stopping.signal }))).toBe('aborted');
  });

  it('may lead to this machine where development was allowed', async () => {
    const port = await listen(createHttp((_, response) => response.end()));
    const url = `http://127.0.0.1:${String(port)}/`;
    const asked = { method: 'GET', headers: {} } as const;
    expect((await guardedRequest(url, { ...asked, rules: PRIVATE_TOO })).status).toBe(200);
    expect(await failureOf(guardedRequest(url, asked))).toBe('bad_url');
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
