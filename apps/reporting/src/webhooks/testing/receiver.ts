import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A webhook as it came in, and what the receiver's own library makes of it. */
export interface Received {
  readonly id: string;
  readonly signatures: number;
  readonly contentType: string | undefined;
  /** The parsed body, if the library took the signature for right with every secret the receiver has. */
  readonly verified:
    { readonly type: string; readonly timestamp: string; readonly data: unknown } | undefined;
}

/** Somebody who is told: a server that verifies with the library of Standard Webhooks. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** The secrets it knows; all of them have to match. */
  secrets: string[];
  /** What it answers with, one after the other; then always 204. */
  readonly answers: (number | readonly [status: number, headers: Readonly<Record<string, string>>])[];
  /** While set, requests are not answered until it resolves. */
  hold: Promise<void> | undefined;
  /** The most requests there were at once. */
  mostAtOnce: number;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  let atOnce = 0;
  const server = createServer((request, response) => {
    receiver.mostAtOnce = Math.max(receiver.mostAtOnce, ++atOnce);
    response.once('close', () => atOnce--);
    void textOf(request).then(async (body) => {
      receiver.received.push(readAs(receiver.secrets, request, body));
      await receiver.hold;
      const answer = receiver.answers.shift() ?? 204;
      const [status, headers] = typeof answer === 'number' ? [answer, {}] : answer;
      response.writeHead(status, headers).end(status === 204 ? undefined : 'this is never kept');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${String(port)}/hook`,
    received: [],
    secrets: [],
    answers: [],
    hold: undefined,
    mostAtOnce: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

function readAs(secrets: readonly string[], { headers }: IncomingMessage, body: string): Received {
  const signed = {
    'webhook-id': String(headers['webhook-id']),
    'webhook-timestamp': String(headers['webhook-timestamp']),
    'webhook-signature': String(headers['webhook-signature']),
  };
  return {
    id: signed['webhook-id'],
    signatures: signed['webhook-signature'].split(' ').length,
    contentType: headers['content-type'],
    verified: secrets.map((secret) => verify(secret, body, signed)).reduce(both, {} as Received['verified']),
  };
}

function both(one: Received['verified'], other: Received['verified']): Received['verified'] {
  return one === undefined ? undefined : other;
}

function verify(secret: string, body: string, headers: Record<string, string>): Received['verified'] {
  try {
    return new Webhook(secret).verify(body, headers) as Received['verified'];
  } catch {
    return undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
