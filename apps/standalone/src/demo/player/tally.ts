import { type Played } from '../summary/summary.js';
import { type Exchange } from './exchange.js';

/** Counts what was played and how it was answered, as the answers themselves say. */
export class Tally {
  private readonly startedAt = performance.now();
  private requests = 0;
  private links = 0;
  private clicks = 0;
  private webhooks = 0;
  private webhooksRefused = 0;
  private messages = 0;
  private eventsAccepted = 0;
  private eventsRepeated = 0;
  private eventsRefused = 0;

  add(exchange: Exchange): void {
    if (exchange.kind === 'produced') {
      this.messages += exchange.messages;
      this.eventsRepeated += exchange.repeated;
      return;
    }
    this.requests += 1;
    if (exchange.kind === 'link') this.links += 1;
    else if (exchange.kind === 'click') this.clicks += 1;
    else if (exchange.kind === 'webhook') this.addWebhook(exchange.answer.status);
    else this.addEvents(exchange.answer.body);
  }

  played(): Omit<Played, 'webhookEvents'> {
    const { requests, links, clicks, messages, webhooks, webhooksRefused } = this;
    const { eventsAccepted, eventsRepeated, eventsRefused } = this;
    const events = { eventsAccepted, eventsRepeated, eventsRefused };
    const seconds = Math.round((performance.now() - this.startedAt) / 100) / 10;
    return { requests, links, clicks, webhooks, webhooksRefused, messages, ...events, seconds };
  }

  private addWebhook(status: number): void {
    this.webhooks += 1;
    if (status === 401) this.webhooksRefused += 1;
  }

  /** One event that is refused is answered by a problem document, which counts nothing. */
  private addEvents(body: string): void {
    const answer = JSON.parse(body) as { accepted?: number; duplicate?: number; rejected?: number };
    this.eventsAccepted += answer.accepted ?? 0;
    this.eventsRepeated += answer.duplicate ?? 0;
    this.eventsRefused += answer.rejected ?? (answer.accepted === undefined ? 1 : 0);
  }
}
