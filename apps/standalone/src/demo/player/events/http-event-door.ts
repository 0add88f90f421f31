import { askFor } from '../ask-for.js';
import { type Exchange } from '../exchange.js';
import { type HttpClient } from '../http.js';
import { type EventBody, type EventDoor } from './event-door.js';

/** The answer to events depends on the events: all or some accepted, or none of them. */
const EVENT_STATUSES = [202, 400, 409, 422];

/** `POST /api/v1/events`. */
export class HttpEventDoor implements EventDoor {
  constructor(
    private readonly http: HttpClient,
    /** With the scope events:write. */
    private readonly apiKey: string,
  ) {}

  send({ contentType, body }: EventBody): Promise<Exchange> {
    return askFor(this.http, 'events', EVENT_STATUSES, {
      method: 'POST',
      path: '/api/v1/events',
      headers: { authorization: `Bearer ${this.apiKey}`, 'content-type': contentType },
      body,
    });
  }

  /** Over HTTP the answer is the judgement. */
  judged(): Promise<void> {
    return Promise.resolve();
  }
}
