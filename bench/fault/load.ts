import { HttpClient } from '#standalone/demo/player/http.js';
import { Random } from '#standalone/demo/history/random.js';
import { type Book } from './book.js';
import { advocate, ADVOCATES, EventMill, FIRST_MOMENT, type LoadEvent } from './event-mill.js';

export interface LoadTarget {
  readonly apiKey: string;
  readonly backdateToken: string;
}

const CONNECTIONS = 16;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/**
 * Sends batches of events and requests on links until the process is killed, and writes down what was acknowledged. An event
 * that was not acknowledged is sent again, unchanged, by the next run; that is all a sender has to do.
 */
export class Load {
  private readonly random: Random;
  private readonly mill: EventMill;
  private readonly links: string[] = [];
  private unacknowledged: LoadEvent[][] = [];
  private clicks = 0;
  private hasFailed = false;

  constructor(
    seed: number,
    private readonly book: Book,
    private readonly target: LoadTarget,
  ) {
    this.random = new Random(`fault-load-${String(seed)}`);
    this.mill = new EventMill(this.random.fork('events'));
  }

  /** Makes the advocates and links that everything else refers to. */
  async prepare(url: string): Promise<void> {
    await this.withClient(url, async (http) => {
      const organisation = JSON.stringify({ redirectHosts: ['jobs.example.com'] });
      await http.ask({
        method: 'PATCH',
        path: '/api/v1/organisation',
        headers: this.headers('application/json'),
        body: organisation,
      });
      await this.sendBatch(http, this.mill.enrolments());
      for (let index = 0; index < ADVOCATES; index += 1) {
        const link = {
          destination: 'https://jobs.example.com/',
          by: 'advocate',
          advocateId: advocate(index),
          network: 'linkedin',
        };
        const { status, body } = await http.ask({
          method: 'POST',
          path: '/api/v1/links',
          headers: this.headers('application/json'),
          body: JSON.stringify(link),
        });
        if (status !== 201)
          throw new Error(`A link was not created (${String(status)}): ${body.slice(0, 300)}`);
        this.links.push((JSON.parse(body) as { code: string }).code);
      }
    });
  }

  /** Sends until the process is gone; resolves when nothing is under way any more. */
  async run(url: string): Promise<void> {
    await this.withClient(url, async (http) => {
      const workers = [
        this.sendEvents(http),
        this.sendEvents(http),
        this.click(http),
        this.click(http),
        this.click(http),
      ];
      const results = await Promise.allSettled(
        workers.map((worker) => worker.catch((error: unknown) => this.fail(error))),
      );
      for (const result of results) if (result.status === 'rejected') throw result.reason;
    });
  }

  /** Sends again what was never acknowledged; afterwards everything that was sent as an event is. */
  async finish(url: string): Promise<void> {
    await this.withClient(url, async (http) => {
      for (const batch of this.unacknowledged.splice(0)) await this.sendBatch(http, batch);
    });
  }

  private async sendEvents(http: HttpClient): Promise<void> {
    while (!this.hasFailed) {
      const batch = this.unacknowledged.pop() ?? this.mill.batch();
      if (!(await this.trySending(http, batch))) return;
    }
  }

  /** False when the process went away under it. */
  private async trySending(http: HttpClient, batch: LoadEvent[]): Promise<boolean> {
    try {
      await this.sendBatch(http, batch);
      return true;
    } catch (error) {
      this.unacknowledged.push(batch);
      if (isConnectionLost(error)) return false;
      throw error;
    }
  }

  private async sendBatch(http: HttpClient, batch: readonly LoadEvent[]): Promise<void> {
    for (const { id } of batch) this.book.send(id);
    const headers = this.headers('application/cloudevents-batch+json');
    const { status, body } = await http.ask({
      method: 'POST',
      path: '/api/v1/events',
      headers,
      body: JSON.stringify(batch),
    });
    if (status !== 202) throw new Error(`A batch was answered ${String(status)}: ${body.slice(0, 300)}`);
    const { rejected } = JSON.parse(body) as { rejected: number };
    if (rejected !== 0) throw new Error(`The load sent something that was refused: ${body.slice(0, 1_000)}`);
    for (const { id } of batch) this.book.acknowledge(id);
  }

  private async click(http: HttpClient): Promise<void> {
    while (!this.hasFailed) {
      this.clicks += 1;
      const at = FIRST_MOMENT + this.clicks;
      const key = `click@${String(at)}`;
      this.book.send(key);
      const headers = {
        'user-agent': BROWSER,
        'x-manyhands-backdate-token': this.target.backdateToken,
        'x-manyhands-at': new Date(at).toISOString(),
        'x-manyhands-ip': `198.18.0.${String(this.random.int(1, 254))}`,
      };
      try {
        const { status } = await http.ask({
          method: 'GET',
          path: `/l/${this.random.pick(this.links)}`,
          headers,
        });
        if (status !== 302) throw new Error(`A tracked link was answered ${String(status)}`);
        this.book.acknowledge(key);
      } catch (error) {
        if (isConnectionLost(error)) return;
        throw error;
      }
    }
  }

  private fail(error: unknown): never {
    this.hasFailed = true;
    throw error;
  }

  private headers(contentType: string): Record<string, string> {
    return { authorization: `Bearer ${this.target.apiKey}`, 'content-type': contentType };
  }

  private async withClient(url: string, work: (http: HttpClient) => Promise<void>): Promise<void> {
    const http = new HttpClient(url, CONNECTIONS);
    try {
      await work(http);
    } finally {
      http.close();
    }
  }
}

const CONNECTION_LOST = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

/** The process was killed under the request. Anything else is a finding, not a kill. */
function isConnectionLost(error: unknown): boolean {
  // By its code alone: in a test the error comes from another realm and is no instance of the Error there.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    CONNECTION_LOST.includes(String(error.code))
  );
}
