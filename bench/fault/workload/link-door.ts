import { type Random } from '#standalone/demo/history/random.js';
import { BOTS, BROWSERS, PREVIEWS } from '#standalone/demo/history/user-agents.js';
import { ConnectionLost, type Http } from './http.js';
import { type Moments } from './moments.js';
import { type Organisation, STORY_DAYS } from './organisation.js';
import { type SendingBook, type Visit } from './sending-book.js';

/** Lets a request say when it was made and from where; the services of a fault run are started with it. */
export const BACKDATE_TOKEN = 'fault-harness-token';

/**
 * Requests on tracked links, each by somebody who comes once. A visitor does not try again: what was not answered may
 * or may not be a click.
 */
export class LinkDoor {
  private visitors = 0;

  constructor(
    private readonly http: Http,
    private readonly organisation: Organisation,
    private readonly moments: Moments,
    private readonly book: SendingBook,
    private readonly random: Random,
    private readonly urls: () => readonly string[],
  ) {}

  /** One visit; false when it was not answered. */
  async visit(): Promise<boolean> {
    const at = this.moments.on(this.random.int(0, STORY_DAYS - 1));
    const visit = this.someVisit(at);
    this.book.visits.set(at, visit);
    const { method, path, headers } = visit.request;
    const url = `${this.random.pick(this.urls())}${path}`;
    try {
      const answer = await this.http.ask({ method: method === 'HEAD' ? 'HEAD' : 'GET', url, headers });
      if (answer.status === 503) this.book.notNow += 1;
      else if (answer.status !== 302)
        this.book.wrongAnswers.push(`a tracked link was answered ${String(answer.status)}`);
      else visit.clickId = clickIdIn(answer.headers.location ?? '');
      return answer.status === 302;
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
      this.book.connectionsLost += 1;
      return false;
    }
  }

  private someVisit(at: number): Visit {
    const { random } = this;
    const { code } = random.pick(this.organisation.links);
    const number = (this.visitors += 1);
    const agent = random.weighted([
      [random.weighted(BROWSERS), 8] as const,
      [random.pick(BOTS), 1] as const,
      [random.pick(PREVIEWS), 1] as const,
    ]);
    const headers = {
      'user-agent': agent,
      'accept-language': 'nl-NL',
      'x-manyhands-backdate-token': BACKDATE_TOKEN,
      'x-manyhands-at': new Date(at).toISOString(),
      // Every visitor has an address of their own, so a process that lost its salt with its life tells nobody apart wrongly.
      'x-manyhands-ip': `10.${String(number >> 16)}.${String((number >> 8) & 255)}.${String(number & 255)}`,
      ...(random.chance(0.1) ? { 'sec-gpc': '1' } : {}),
      ...(random.chance(0.05) ? { 'sec-purpose': 'prefetch' } : {}),
    };
    const method = random.chance(0.05) ? 'HEAD' : 'GET';
    return { code, request: { method, path: `/l/${code}`, headers } };
  }
}

function clickIdIn(location: string): string {
  return /[?&]mh_click=([^&#]+)/.exec(location)?.[1] ?? '';
}
