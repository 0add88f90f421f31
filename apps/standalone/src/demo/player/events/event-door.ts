import { type Exchange } from '../exchange.js';

/** The events of one delivery, ready to go: one CloudEvent, a JSON array of them, or a line each. */
export interface EventBody {
  readonly contentType: string;
  readonly body: string;
}

/** Where the events of a history go in. */
export interface EventDoor {
  send(events: EventBody): Promise<Exchange>;
  /** Resolves when everything sent so far has been judged: what is sent from then on can refer to it. */
  judged(): Promise<void>;
}
