import { createHmac } from 'node:crypto';
import { type WebhookDelivery } from '../history/delivery.js';
import { type WebhookSystem } from '../history/recruitment/recruitment-system.js';
import { instant } from '../history/year.js';
import { askFor } from './ask-for.js';
import { type HttpExchange } from './exchange.js';
import { type HttpClient } from './http.js';

/** Where a recruitment system delivers, and what it signs with. */
export interface Connected {
  readonly path: string;
  readonly secret: string;
}
export type ConnectedSystems = Readonly<Record<WebhookSystem, Connected>>;

/** How each system signs: the header, and what stands before the digest in it. */
const SIGNATURES: Readonly<Record<WebhookSystem, readonly [header: string, prefix: string]>> = {
  greenhouse: ['signature', 'sha256 '],
  ashby: ['ashby-signature', 'sha256='],
};
const FORGERS_SECRET = 'not-the-secret-of-anybody';

/** The webhooks of the recruitment systems. Each delivery is signed when it goes. */
export class WebhookDoor {
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(
    private readonly http: HttpClient,
    private readonly systems: ConnectedSystems,
    private readonly backdateToken: string,
  ) {}

  /** @param body resolves with the text to send, once everything it refers to is known */
  send({ system, about, sendAt, isForged }: WebhookDelivery, body: Promise<string>): Promise<HttpExchange> {
    const before = this.last.get(about) ?? Promise.resolve();
    const { path, secret } = this.systems[system];
    const [header, prefix] = SIGNATURES[system];
    const sent = Promise.all([body, before]).then(([text]) =>
      askFor(this.http, 'webhook', [isForged === true ? 401 : 200], {
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/json',
          'x-manyhands-backdate-token': this.backdateToken,
          'x-manyhands-at': instant(sendAt),
          [header]: `${prefix}${digest(text, isForged === true ? FORGERS_SECRET : secret)}`,
        },
        body: text,
      }),
    );
    this.last.set(about, sent);
    return sent;
  }
}

function digest(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
