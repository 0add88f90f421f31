import { setTimeout as pause } from 'node:timers/promises';
import { sendEvents } from '../../events/events.js';
import { type StreamEvent, streamOf } from '../../events/stream.js';
import { allowDestination, ask, type Server } from '../../server.js';

const EVENTS_PER_REQUEST = 200;
const SENDERS = 4;
const LINKS = 20;

/** Events of now, as an organisation sends them, sent as fast as they are taken or at a steady rate. */
export class EventLoad {
  private constructor(
    private readonly server: Server,
    private readonly links: readonly string[],
    private readonly series: string,
  ) {}

  /** @param series begins every id: what an earlier run sent must not be sent again with another content */
  static async open(server: Server, series: string): Promise<EventLoad> {
    await allowDestination(server);
    return new EventLoad(server, await createLinks(server), series);
  }

  /** Events per second when nothing holds them back. */
  async fullRate(seconds: number): Promise<number> {
    const sent = await Promise.all(
      Array.from({ length: SENDERS }, (_, sender) =>
        this.send(`full-${String(sender)}-`, Infinity, AbortSignal.timeout(seconds * 1_000)),
      ),
    );
    return sent.reduce((sum, count) => sum + count, 0) / seconds;
  }

  /** Sends at a steady rate until told to stop; resolves to how many were sent. */
  async send(part: string, perSecond: number, stopping: AbortSignal): Promise<number> {
    const stream = streamOf(Number.MAX_SAFE_INTEGER, this.links, `${this.series}${part}`);
    const begun = performance.now();
    let sent = 0;
    while (!stopping.aborted) {
      await sendEvents(this.server, taken(stream));
      sent += EVENTS_PER_REQUEST;
      const aheadMs = (sent / perSecond) * 1_000 - (performance.now() - begun);
      if (aheadMs > 0) await pause(aheadMs, undefined, { signal: stopping }).catch(() => undefined);
    }
    return sent;
  }
}

function taken(stream: Generator<StreamEvent>): StreamEvent[] {
  const events: StreamEvent[] = [];
  while (events.length < EVENTS_PER_REQUEST) {
    const next = stream.next();
    if (next.done === true) break;
    events.push({ ...next.value, time: new Date().toISOString() });
  }
  return events;
}

/** Of the company page: enrolling advocates now would have every day of credit computed anew. */
async function createLinks(server: Server): Promise<string[]> {
  const link = JSON.stringify({
    destination: 'https://jobs.example.com/',
    by: 'company_page',
    network: 'linkedin',
    contentId: 'content-1',
  });
  const codes: string[] = [];
  for (let index = 0; index < LINKS; index += 1)
    codes.push((await ask<{ code: string }>(server, 'POST', '/api/v1/links', link)).code);
  return codes;
}
