import {
  type ContentClick,
  type ContentOrganisation,
  type ContentShare,
  type Programme,
} from './content-organisation.js';
import { dayOf } from './recount.js';

/** A share that counts, with what came of it. */
export interface Published {
  readonly share: ContentShare;
  readonly day: string;
  readonly team: string;
  readonly kind: string;
  readonly vacancy: string;
  readonly isMeasured: boolean;
  readonly impressions: number | null;
  readonly reactions: number | null;
  readonly comments: number | null;
  readonly reshares: number | null;
  readonly isTracked: boolean;
  readonly clicks: number;
}

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/**
 * The organisation as far as it was known at a moment, counted by plain loops that share nothing with the SQL or the code under
 * test.
 */
export class ContentRecount {
  readonly shares: readonly ContentShare[];
  readonly clicks: readonly ContentClick[];
  readonly programme: readonly Programme[];
  private readonly facts: ContentOrganisation;
  private readonly counted = new Map<string, readonly Published[]>();

  constructor(all: ContentOrganisation, knownAt = '9999') {
    const known = <T extends { received_at: string }>(events: readonly T[]) =>
      events.filter(({ received_at }) => received_at <= knownAt);
    this.facts = { ...all, measurements: known(all.measurements) };
    this.clicks = known(all.clicks);
    this.programme = known(all.programme);
    this.shares = known(all.shares);
  }

  published(span: Span): readonly Published[] {
    const key = JSON.stringify(span);
    const counted = this.counted.get(key) ?? this.count(span);
    this.counted.set(key, counted);
    return counted;
  }

  private count({ from, to, zone }: Span): Published[] {
    const found: Published[] = [];
    for (const [id, told] of Map.groupBy(this.shares, ({ share_id }) => share_id)) {
      const [share] = told.toSorted((a, b) => compare(a.occurred_at, b.occurred_at));
      if (share === undefined) continue;
      const day = dayOf(share.occurred_at, zone);
      if (day < from || day > to) continue;
      const carriers = new Set(
        this.shares
          .filter(({ link_code }) => link_code !== '' && link_code === share.link_code)
          .map(({ share_id }) => share_id),
      );
      const requests = this.clicks.filter(({ link_code, share_id }) =>
        share_id === '' ? carriers.size === 1 && link_code === share.link_code : share_id === id,
      );
      const readings = this.facts.measurements.filter(({ share_id }) => share_id === id);
      const latest = (counter: 'impressions' | 'reactions' | 'comments' | 'reshares') =>
        readings
          .filter((reading) => reading[counter] !== null)
          .toSorted((a, b) => compare(a.occurred_at, b.occurred_at))
          .at(-1)?.[counter] ?? null;
      const item = this.item(share.content_id);
      found.push({
        share,
        day,
        team: this.teamAt(share.advocate_id, share.occurred_at),
        kind: textOf(item, 'kind'),
        vacancy: share.vacancy_id === '' ? textOf(item, 'vacancyId') : share.vacancy_id,
        isMeasured: readings.length > 0,
        impressions: latest('impressions'),
        reactions: latest('reactions'),
        comments: latest('comments'),
        reshares: latest('reshares'),
        isTracked: carriers.size === 1 || requests.length > 0,
        clicks: requests.filter(({ verdict }) => verdict === 'human').length,
      });
    }
    return found;
  }

  /** The latest offer of an item. */
  item(content: string): Programme | undefined {
    return this.offers()
      .filter(({ subject }) => subject === content)
      .at(-1);
  }

  offers(): Programme[] {
    return this.programme
      .filter(({ type }) => type === 'content.offered')
      .toSorted((a, b) => compare(a.occurred_at, b.occurred_at));
  }

  /** The team of the last enrolment, also of somebody who has left; '' before the first. */
  teamAt(person: string, at: string): string {
    const enrolment = this.moves(person, at).findLast(({ type }) => type === 'advocate.enrolled');
    return textOf(enrolment, 'team');
  }

  isIn(person: string, at: string): boolean {
    return this.moves(person, at).at(-1)?.type === 'advocate.enrolled';
  }

  /** Whether somebody is in the programme at the end of a local day. */
  isInOn(person: string, day: string, zone: string): boolean {
    const moves = this.moves(person, '9999').filter(({ occurred_at }) => dayOf(occurred_at, zone) <= day);
    return moves.at(-1)?.type === 'advocate.enrolled';
  }

  private moves(person: string, at: string): Programme[] {
    return this.programme
      .filter(
        ({ type, subject, occurred_at }) =>
          /^advocate\.(enrolled|left)$/.test(type) && subject === person && occurred_at <= at,
      )
      .toSorted((a, b) => compare(a.occurred_at, b.occurred_at));
  }
}

/** A text of an event's data; '' without one. */
export function textOf(event: Programme | undefined, name: string): string {
  const value = event?.data[name];
  return typeof value === 'string' ? value : '';
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

export function per(part: number, whole: number, factor = 1): number | null {
  return whole === 0 ? null : (factor * part) / whole;
}

export function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
