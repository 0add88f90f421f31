import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Question {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Longer than any process here needs to say that it cannot; a request that hangs longer counts as lost. */
const GIVE_UP_MS = 30_000;

/**
 * Asks once and tells what came of it: an answer, or that the connection was lost. It never repeats a request, because
 * what is sent again, and how often, is the book's to know.
 */
export class Http {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly giveUpMs = GIVE_UP_MS) {}

  /** @throws {ConnectionLost} when nobody knows what became of the request */
  ask({ method, url, headers, body }: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const lost = (error: Error) => {
        reject(new ConnectionLost(`${method} ${url}: ${error.message}`));
      };
      const length = body === undefined ? {} : { 'content-length': String(body.length) };
      const options = {
        agent: this.agent,
        method,
        headers: { ...headers, ...length },
        timeout: this.giveUpMs,
      };
      const sent = request(url, options);
      sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.once('error', lost);
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', lost);
        response.once('aborted', () => lost(new Error('cut off in the middle of the answer')));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}
