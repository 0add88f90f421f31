import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Question {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const MOST_TRIES = 20;
const LONGEST_PAUSE_S = 5;

/**
 * A plain HTTP client over kept-alive connections. Not `fetch`, which adds headers of its own: here a bot must look like
 * a bot, and an empty user agent must stay empty.
 */
export class HttpClient {
  private readonly agent: Agent;

  constructor(
    private readonly base: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Asks, and asks again as long as the answer is "not now": a 503 promises that nothing was stored. */
  async ask(question: Question): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.once(question);
      if (answer.status !== 503 || tries === MOST_TRIES) return answer;
      const seconds = Number(answer.headers['retry-after'] ?? 1);
      await pause(1_000 * Math.min(Number.isFinite(seconds) ? seconds : 1, LONGEST_PAUSE_S));
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private once({ method, path, headers, body }: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(new URL(path, this.base), {
        agent: this.agent,
        method,
        headers: { ...headers, ...length },
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      sent.end(body);
    });
  }
}
