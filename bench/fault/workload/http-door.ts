import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, ConnectionLost, type Http } from './http.js';
import { bodyOf, type Item } from './parcel.js';
import { type SendingBook } from './sending-book.js';

interface Result {
  readonly status: string;
  readonly reason?: string;
}

/** A sender follows Retry-After; a fault run has less time than a sender, and harms only itself by asking sooner. */
const LONGEST_PAUSE_MS = 400;
const AFTER_LOSS_MS = 250;

/** Sends parcels of events over HTTP until each is acknowledged, the same bytes every time. */
export class HttpDoor {
  constructor(
    private readonly http: Http,
    private readonly key: string,
    private readonly book: SendingBook,
    private readonly urls: () => readonly string[],
  ) {}

  async send(items: readonly Item[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      for (const item of items) this.note(item);
      const answer = await this.attempt(items, attempt);
      if (answer !== undefined) {
        this.read(items, answer);
        return;
      }
    }
  }

  private note(item: Item): void {
    if (item.kind === 'event') this.book.send(item.event);
    else this.book.sendMistake(item.mistake);
  }

  /** Undefined when it has to be sent again. */
  private async attempt(items: readonly Item[], attempt: number): Promise<Answer | undefined> {
    const urls = this.urls();
    const url = urls[attempt % urls.length] ?? '';
    const { type, body } = bodyOf(items);
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': type };
    try {
      const answer = await this.http.ask({ method: 'POST', url: `${url}/api/v1/events`, headers, body });
      if (answer.status < 500) return answer;
      if (answer.status === 503) this.book.notNow += 1;
      else
        this.book.wrongAnswers.push(
          `POST /api/v1/events: ${String(answer.status)} ${answer.body.slice(0, 300)}`,
        );
      await pause(Math.min(1_000 * this.retryAfter(answer), LONGEST_PAUSE_MS));
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      this.book.connectionsLost += 1;
      await pause(AFTER_LOSS_MS);
    }
    return undefined;
  }

  private retryAfter({ status, headers }: Answer): number {
    const text = headers['retry-after'] ?? '';
    if (status === 503 && !/^[1-9]\d*$/.test(text))
      this.book.wrongAnswers.push(`503 with Retry-After "${text}"`);
    return Number(text) || 1;
  }

  private read(items: readonly Item[], { status, body }: Answer): void {
    const results = resultsIn(body);
    if ((status !== 202 && status !== 422) || results?.length !== items.length) {
      this.book.wrongAnswers.push(`POST /api/v1/events: ${String(status)} ${body.slice(0, 300)}`);
      return;
    }
    items.forEach((item, index) => {
      this.readOne(item, results[index]);
    });
  }

  private readOne(item: Item, result: Result | undefined): void {
    const said = `${result?.status ?? 'nothing'} ${result?.reason ?? ''}`.trim();
    if (item.kind === 'event') {
      if (said === 'accepted' || said === 'duplicate') this.book.acknowledgeJudged(item.event);
      else this.book.wrongAnswers.push(`event ${item.event.id} (${item.event.type}): ${said}`);
      return;
    }
    const { mistake } = item;
    if (said === `rejected ${mistake.reason}`) this.book.acknowledgeMistake(mistake);
    else this.book.wrongAnswers.push(`mistake "${mistake.kind}": ${said} instead of ${mistake.reason}`);
  }
}

function resultsIn(body: string): readonly Result[] | undefined {
  try {
    return (JSON.parse(body) as { results?: Result[] }).results;
  } catch {
    return undefined;
  }
}
