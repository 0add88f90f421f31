import { type ClickDelivery, type Delivery, type LinkDelivery } from '../history/delivery.js';
import { askFor } from './ask-for.js';
import { type EventDoor } from './events/event-door.js';
import { type Exchange, type HttpExchange } from './exchange.js';
import { type Answer, type HttpClient } from './http.js';
import { type Names } from './names.js';
import { type WebhookDoor } from './webhook-door.js';

export interface DoorKeys {
  /** API key with the scope links:write. */
  readonly apiKey: string;
  /** Lets a click say when it happened and from where. */
  readonly backdateToken: string;
}

const JSON_TYPE = 'application/json';

/** The public doors of the system: events, webhooks, links and the tracked links themselves. */
export class Doors {
  constructor(
    private readonly http: HttpClient,
    private readonly events: EventDoor,
    private readonly webhooks: WebhookDoor,
    private readonly keys: DoorKeys,
    private readonly names: Names,
  ) {}

  async deliver(delivery: Delivery): Promise<Exchange> {
    switch (delivery.kind) {
      case 'events': {
        const { contentType, body } = delivery;
        return this.events.send({ contentType, body: await this.names.fill(body) });
      }
      case 'link':
        return this.createLink(delivery);
      case 'click':
        return this.click(delivery);
      case 'webhook':
        return this.webhooks.send(delivery, this.names.fill(delivery.body));
    }
  }

  /** Resolves when every event delivered so far has been judged. */
  judged(): Promise<void> {
    return this.events.judged();
  }

  private async createLink({ name, body }: LinkDelivery): Promise<HttpExchange> {
    const exchange = askFor(this.http, 'link', [200, 201], {
      method: 'POST',
      path: '/api/v1/links',
      headers: { authorization: `Bearer ${this.keys.apiKey}`, 'content-type': JSON_TYPE },
      body,
    });
    this.names.keep(
      name,
      exchange.then(({ answer }) => codeIn(answer)),
    );
    return exchange;
  }

  private click({ name, link, method, headers, at, ip }: ClickDelivery): Promise<HttpExchange> {
    const exchange = this.names.valueOf(link).then((code) =>
      askFor(this.http, 'click', [301, 302, 303, 307, 308], {
        method,
        path: `/l/${code}`,
        headers: { ...headers, ...backdated(this.keys.backdateToken, at, ip) },
      }),
    );
    if (name !== undefined)
      this.names.keep(
        name,
        exchange.then(({ answer }) => clickIdIn(answer)),
      );
    return exchange;
  }
}

/** Headers by which a click says when it happened and from which address. */
export function backdated(token: string, at: string, ip: string): Readonly<Record<string, string>> {
  return { 'x-manyhands-backdate-token': token, 'x-manyhands-at': at, 'x-manyhands-ip': ip };
}

function codeIn(answer: Answer): string {
  const link: unknown = JSON.parse(answer.body);
  if (typeof link === 'object' && link !== null && 'code' in link && typeof link.code === 'string')
    return link.code;
  throw new Error(`A created link was answered without its code: ${answer.body.slice(0, 200)}`);
}

function clickIdIn(answer: Answer): string {
  const id = new URL(answer.headers.location ?? '').searchParams.get('mh_click');
  if (id === null)
    throw new Error(
      `A link that carries the click id led to ${String(answer.headers.location)} without mh_click`,
    );
  return id;
}
