import {
  type ClickDelivery,
  type Delivery,
  type EventDelivery,
  type LinkDelivery,
} from '../history/delivery.js';
import { type Answer, type HttpClient, type Question } from './http.js';
import { type Names } from './names.js';

export interface DoorKeys {
  /** API key with the scopes events:write and links:write. */
  readonly apiKey: string;
  /** Lets a click say when it happened and from where. */
  readonly backdateToken: string;
}

/** A request as it really went out, and what came back. */
export interface Exchange {
  readonly kind: Delivery['kind'];
  readonly question: Question;
  readonly answer: Answer;
}

/** A door answered in a way that no delivery of a history may be answered. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  constructor({ question, answer }: Exchange) {
    super(
      `${question.method} ${question.path} was answered ${String(answer.status)}: ${answer.body.slice(0, 500)}`,
    );
  }
}

const JSON_TYPE = 'application/json';
/** The answer to events depends on the events: all or some accepted, or none of them. */
const EVENT_STATUSES = [202, 400, 409, 422];

/** The public doors of the system: events, links and the tracked links themselves. */
export class Doors {
  constructor(
    private readonly http: HttpClient,
    private readonly keys: DoorKeys,
    private readonly names: Names,
  ) {}

  async deliver(delivery: Delivery): Promise<Exchange> {
    switch (delivery.kind) {
      case 'events':
        return this.sendEvents(delivery);
      case 'link':
        return this.createLink(delivery);
      case 'click':
        return this.click(delivery);
    }
  }

  private async sendEvents({ contentType, body }: EventDelivery): Promise<Exchange> {
    return this.exchange('events', EVENT_STATUSES, {
      method: 'POST',
      path: '/api/v1/events',
      headers: { ...this.authorization(), 'content-type': contentType },
      body: await this.names.fill(body),
    });
  }

  private async createLink({ name, body }: LinkDelivery): Promise<Exchange> {
    const exchange = this.exchange('link', [200, 201], {
      method: 'POST',
      path: '/api/v1/links',
      headers: { ...this.authorization(), 'content-type': JSON_TYPE },
      body,
    });
    this.names.keep(
      name,
      exchange.then(({ answer }) => codeIn(answer)),
    );
    return exchange;
  }

  private click({ name, link, method, headers, at, ip }: ClickDelivery): Promise<Exchange> {
    const backdated = {
      'x-manyhands-backdate-token': this.keys.backdateToken,
      'x-manyhands-at': at,
      'x-manyhands-ip': ip,
    };
    const exchange = this.names.valueOf(link).then((code) =>
      this.exchange('click', [301, 302, 303, 307, 308], {
        method,
        path: `/l/${code}`,
        headers: { ...headers, ...backdated },
      }),
    );
    if (name !== undefined)
      this.names.keep(
        name,
        exchange.then(({ answer }) => clickIdIn(answer)),
      );
    return exchange;
  }

  private async exchange(
    kind: Delivery['kind'],
    expected: readonly number[],
    question: Question,
  ): Promise<Exchange> {
    const exchange = { kind, question, answer: await this.http.ask(question) };
    if (!expected.includes(exchange.answer.status)) throw new UnexpectedAnswer(exchange);
    return exchange;
  }

  private authorization(): { readonly authorization: string } {
    return { authorization: `Bearer ${this.keys.apiKey}` };
  }
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
