import { type AcceptedEvent, type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type EventType } from '#domain/events/catalogue.js';

/** Rows as text keys of their dimensions, so that two tables compare without an order. */
export type Counted = Map<string, Record<string, number>>;

const COUNTERS = ['impressions', 'membersReached', 'reactions', 'comments', 'reshares'] as const;
const DOUBLE_CLICK_MS = 30_000;

/**
 * Counts buckets from the events themselves, by plain loops that share nothing with the SQL or the pipeline. Slow and
 * obvious on purpose: it is what the results are compared with.
 */
export class Recount {
  private readonly events: readonly AcceptedEvent[];
  readonly day: (at: string) => string;

  constructor(events: readonly AcceptedEvent[], zone: string) {
    this.events = [...new Map(events.map((event) => [event.key, event])).values()].sort(byTimeThenKey);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
    this.day = (at) => format.format(new Date(at));
  }

  reach(): Counted {
    const rows: Counted = new Map();
    for (const share of this.standingShares()) {
      const { audience, by, advocateId, campaignId, contentId, network } = share.data;
      const row = add(rows, [
        this.day(share.occurredAt),
        by,
        advocateId,
        this.teamOf(advocateId, share.occurredAt),
        campaignId,
        contentId,
        network,
      ]);
      bump(row, 'shares', 1);
      if (audience !== undefined) {
        bump(row, 'shares_with_audience', 1);
        bump(row, 'potential_exposures', audience.size);
        row['audience_max'] = Math.max(row['audience_max'] ?? 0, audience.size);
      }
      const measures = this.of('share.measured').filter(({ data }) => data.shareId === share.data.shareId);
      if (measures.length > 0) bump(row, 'shares_measured', 1);
      for (const counter of COUNTERS) {
        const latest = measures.filter(({ data }) => data[counter] !== undefined).at(-1)?.data[counter];
        if (latest === undefined) continue;
        bump(row, snake(counter), latest);
        if (counter === 'impressions' || counter === 'membersReached')
          bump(row, `shares_with_${snake(counter)}`, 1);
      }
    }
    const lastHuman = new Map<string, number>();
    for (const click of this.of('click.recorded')) {
      const row = add(rows, [this.day(click.occurredAt), ...this.dimensions(click)]);
      bump(row, 'requests', 1);
      if (click.data.verdict !== 'human') continue;
      bump(row, 'clicks_human', 1);
      const { visitorKey, linkCode } = click.data;
      if (visitorKey === undefined) {
        bump(row, 'clicks_keyless', 1);
        bump(row, 'touches', 1);
        continue;
      }
      const chain = `${visitorKey} ${linkCode}`;
      const at = Date.parse(click.occurredAt);
      const previous = lastHuman.get(chain);
      lastHuman.set(chain, at);
      if (previous === undefined || at - previous > DOUBLE_CLICK_MS) bump(row, 'touches', 1);
    }
    return rows;
  }

  unique(): Counted {
    const reached = new Map<string, Set<string>>();
    for (const click of this.of('click.recorded')) {
      const { visitorKey, verdict } = click.data;
      if (verdict !== 'human' || visitorKey === undefined) continue;
      const [sharer, advocateId, team, campaign, content, network] = this.dimensions(click);
      const breakdowns = {
        total: '',
        team,
        campaign,
        content,
        network,
        ...(sharer === 'advocate' ? { advocate: advocateId } : {}),
      };
      for (const [breakdown, member] of Object.entries(breakdowns)) {
        const key = [this.day(click.occurredAt), breakdown, visitorKey].join('|');
        reached.set(key, (reached.get(key) ?? new Set()).add(member ?? ''));
      }
    }
    const rows: Counted = new Map();
    for (const [key, members] of reached) {
      const [day, breakdown] = key.split('|');
      for (const member of members) {
        const row = add(rows, [day, breakdown, member]);
        bump(row, 'unique_clickers', 1);
        bump(row, 'fair_share', 1 / members.size);
      }
    }
    return rows;
  }

  verdict(): Counted {
    const rows: Counted = new Map();
    for (const { occurredAt, data, link } of this.of('click.recorded')) {
      bump(add(rows, [this.day(occurredAt), data.verdict, data.rule, link.network]), 'requests', 1);
    }
    return rows;
  }

  /** The team an advocate was in at an instant: that of the last enrolment up to and including it. */
  teamOf(advocateId: string | undefined, at: string): string {
    const enrolled = this.of('advocate.enrolled').filter(
      ({ data, occurredAt }) => data.advocateId === advocateId && occurredAt <= at,
    );
    return enrolled.at(-1)?.data.team ?? '';
  }

  private standingShares(): AcceptedEventOf<'share.created'>[] {
    const first = new Map<string, AcceptedEventOf<'share.created'>>();
    for (const share of this.of('share.created'))
      if (!first.has(share.data.shareId)) first.set(share.data.shareId, share);
    return [...first.values()];
  }

  private dimensions({ link, occurredAt }: AcceptedEventOf<'click.recorded'>): (string | undefined)[] {
    return [
      link.by,
      link.advocateId,
      this.teamOf(link.advocateId, occurredAt),
      link.campaignId,
      link.contentId,
      link.network,
    ];
  }

  private of<T extends EventType>(type: T): AcceptedEventOf<T>[] {
    return this.events.filter((event): event is AcceptedEventOf<T> => event.type === type);
  }
}

export function byTimeThenKey(a: AcceptedEvent, b: AcceptedEvent): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** Rows that came out of a store in the same shape: `dimensions` become the key, every other non-zero number stays. */
export function counted(stored: readonly Record<string, unknown>[], dimensions: readonly string[]): Counted {
  const rows: Counted = new Map();
  for (const record of stored) {
    const row = add(
      rows,
      dimensions.map((name) => String(record[name])),
    );
    for (const [name, value] of Object.entries(record))
      if (typeof value === 'number' && !dimensions.includes(name)) bump(row, name, value);
  }
  return rows;
}

/** One line per row, numbers to nine digits: sums of fractions may differ in the last bit. */
export function asLines(rows: Counted): string[] {
  return [...rows]
    .map(
      ([key, row]) =>
        `${key} ${Object.entries(row)
          .filter(([, value]) => value !== 0)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => `${name}=${String(Number(value.toFixed(9)))}`)
          .join(' ')}`,
    )
    .sort();
}

export function add(rows: Counted, dimensions: readonly (string | undefined)[]): Record<string, number> {
  const key = dimensions.map((dimension) => dimension ?? '').join('|');
  const row = rows.get(key) ?? {};
  rows.set(key, row);
  return row;
}

export function bump(row: Record<string, number>, name: string, by: number): void {
  row[name] = (row[name] ?? 0) + by;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
