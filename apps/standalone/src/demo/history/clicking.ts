import { PLAIN } from './delivery.js';
import { type Random } from './random.js';
import { type Share } from './share.js';
import { SOURCES, type Stage } from './stage.js';
import { BOTS, PREVIEWS } from './user-agents.js';
import { internalAddress, makeVisitor, type Visitor } from './visitors.js';
import { DAY_MS, MINUTE_MS, dayOf, instant } from './year.js';
import { type ClickMemory } from './click-memory.js';

type RequestKind = 'human' | 'bot' | 'preview' | 'head' | 'prefetch' | 'no-agent' | 'internal';
const KINDS: readonly (readonly [RequestKind, number])[] = [
  ['human', 74],
  ['bot', 9],
  ['preview', 5],
  ['head', 3],
  ['prefetch', 3],
  ['no-agent', 2],
  ['internal', 4],
];
const MEAN_DAYS_TO_CLICK = 3;
/** A visitor who is online today opens something else a colleague shared, too. */
const SAME_DAY_REPEAT_SHARE = 0.12;
const DOUBLE_CLICK_SHARE = 0.05;
/** Gaps on both sides of the 30 seconds that make two clicks one, and one exactly on it. */
const DOUBLE_CLICK_GAPS_MS = [400, 1_500, 12_000, 29_000, 30_000, 30_001, 45_000];
/** Unfurlers come within seconds of the posting, when the network draws its preview. */
const UNFURL_WITHIN_MS = 20_000;

/** The rule on clicks that a partner counted and reports as events. */
export const PARTNER_RULE = 'partner.counted';

/** Requests on the link of one share: people, the machines that came along, and the organisation's own staff. */
export class Clicking {
  private readonly random: Random;
  private today = '';
  private seenToday: Visitor[] = [];

  /** @param part which stream of chance it draws from: what one part draws leaves the others as they were */
  constructor(
    private readonly stage: Stage,
    private readonly memory: ClickMemory,
    part: 'clicking' | 'scanning',
  ) {
    this.random = stage.random.fork(part);
  }

  follow(share: Share, requests: number): void {
    for (let i = 0; i < requests; i += 1) {
      const kind = this.random.weighted(KINDS);
      const wait =
        kind === 'preview'
          ? this.random.next() * UNFURL_WITHIN_MS
          : this.random.exponential(MEAN_DAYS_TO_CLICK * DAY_MS);
      const day = share.at + MINUTE_MS + Math.floor(wait);
      const at = kind === 'preview' ? day : this.stage.year.momentBetween(this.random, day, day + DAY_MS);
      this.stage.at(at, () => {
        this.play(share, kind, at);
      });
    }
  }

  private play(share: Share, kind: RequestKind, at: number): void {
    if (kind === 'human') this.human(share, at);
    else if (!share.viaShortener) this.machine(share, kind, at);
  }

  private human(share: Share, at: number): void {
    const visitor = this.someoneOnline(at);
    this.click(share, visitor, at);
    for (let next = at; this.random.chance(DOUBLE_CLICK_SHARE * 2) && this.random.chance(0.5);) {
      next += this.random.pick(DOUBLE_CLICK_GAPS_MS);
      this.click(share, visitor, next);
    }
  }

  private click(share: Share, visitor: Visitor, at: number): void {
    if (share.viaShortener) {
      this.reportedClick(share, visitor, at);
      return;
    }
    if (!share.carriesClickId) {
      this.request(share, at, visitor);
      return;
    }
    const name = this.stage.nextName('click');
    this.request(share, at, { ...visitor, name });
    this.memory.add(share, { kind: 'ours', name }, at);
  }

  /** A partner's shortener counts by itself and reports its clicks as events, with ids and visitor keys of its own. */
  private reportedClick(share: Share, visitor: Visitor, at: number): void {
    const clickId = this.stage.nextName('px');
    const visitorKey = `${visitor.ip}-${dayOf(at)}`.replace(/[^A-Za-z0-9]/g, '-').slice(0, 64);
    const data = { clickId, linkCode: share.linkCode, verdict: 'human', rule: PARTNER_RULE };
    const keyed = visitor.headers['sec-gpc'] === '1' ? data : { ...data, visitorKey };
    this.stage.tell(at, SOURCES.shortener, 'click.recorded', keyed);
    if (share.carriesClickId) this.memory.add(share, { kind: 'partner', clickId }, at);
  }

  private machine(share: Share, kind: Exclude<RequestKind, 'human'>, at: number): void {
    const visitor = makeVisitor(this.random);
    this.request(share, at, {
      ip: kind === 'internal' ? internalAddress(this.random) : visitor.ip,
      headers: this.headersOf(kind, visitor),
      ...(kind === 'head' ? { method: 'HEAD' } : {}),
    });
  }

  private request(
    share: Share,
    at: number,
    how: Visitor & { readonly method?: 'HEAD'; readonly name?: string },
  ): void {
    const request = {
      method: 'GET',
      ...how,
      kind: 'click',
      link: share.link,
      at: instant(at),
      truth: PLAIN,
    } as const;
    this.stage.request(at, request);
  }

  private headersOf(kind: Exclude<RequestKind, 'human'>, visitor: Visitor): Readonly<Record<string, string>> {
    switch (kind) {
      case 'bot':
        return { 'user-agent': this.random.pick(BOTS) };
      case 'preview':
        return { 'user-agent': this.random.pick(PREVIEWS) };
      case 'no-agent':
        return { 'user-agent': '' };
      case 'prefetch':
        return { ...visitor.headers, 'sec-purpose': this.random.pick(['prefetch', 'prefetch;prerender']) };
      case 'head':
      case 'internal':
        return visitor.headers;
    }
  }

  private someoneOnline(at: number): Visitor {
    const day = dayOf(at);
    if (day !== this.today) {
      this.today = day;
      this.seenToday = [];
    }
    if (this.seenToday.length > 0 && this.random.chance(SAME_DAY_REPEAT_SHARE))
      return this.random.pick(this.seenToday);
    const visitor = makeVisitor(this.random);
    this.seenToday.push(visitor);
    return visitor;
  }
}
