import { amsterdamDay, type Click, joinDoubleClicks } from './clicks.js';
import { type RawEvent } from './judge.js';

/** Every figure of one line of the reach report. */
export interface Reach {
  readonly shares: number;
  readonly shares_with_audience: number;
  readonly potential_exposures: number;
  readonly potential_unique_reach_low: number;
  readonly potential_unique_reach_high: number;
  readonly shares_measured: number;
  readonly coverage: number | null;
  readonly impressions: number;
  readonly impressions_coverage: number | null;
  readonly members_reached: number;
  readonly members_reached_coverage: number | null;
  readonly reactions: number;
  readonly comments: number;
  readonly reshares: number;
  readonly requests: number;
  readonly clicks_human: number;
  readonly clicks_keyless: number;
  readonly touches: number;
  readonly unique_clickers: number;
  readonly fair_share: number;
  readonly frequency: number | null;
}

/** Shares, measurements and clicks of a history. */
export interface Material {
  readonly shares: readonly RawEvent[];
  readonly measured: readonly RawEvent[];
  readonly clicks: readonly Click[];
}

export interface Grouping {
  readonly ofShare: (share: RawEvent) => string;
  readonly ofClick: (click: Click) => string;
}

/** One line per group; a visitor of a day is divided equally over the groups that reached them. */
export function reachBy(
  { shares, measured, clicks }: Material,
  { ofShare, ofClick }: Grouping,
): Record<string, Reach> {
  const groupsOf = new Map<string, Set<string>>();
  for (const click of clicks) {
    const visitor = visitorDay(click);
    if (visitor !== undefined)
      groupsOf.set(visitor, (groupsOf.get(visitor) ?? new Set()).add(ofClick(click)));
  }
  const names = new Set([...shares.map(ofShare), ...clicks.map(ofClick)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const own = {
        shares: shares.filter((share) => ofShare(share) === name),
        measured,
        clicks: clicks.filter((click) => ofClick(click) === name),
      };
      return [name, lineOf(own, groupsOf)];
    }),
  );
}

function lineOf(
  { shares, measured, clicks }: Material,
  groupsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Reach {
  const human = clicks.filter(({ verdict }) => verdict === 'human');
  const visitors = new Set(human.flatMap((click) => visitorDay(click) ?? []));
  const fairShare = [...visitors].reduce((sum, visitor) => sum + 1 / (groupsOf.get(visitor)?.size ?? NaN), 0);
  const audiences = shares.flatMap(({ data }) =>
    'audience' in data ? [{ data, size: (data['audience'] as { size: number }).size }] : [],
  );
  const largest = new Map<string, number>();
  for (const { data, size } of audiences) {
    const audience = `${String(data['advocateId'])} ${String(data['network'])}`;
    largest.set(audience, Math.max(size, largest.get(audience) ?? 0));
  }
  const ids = new Set(shares.map(({ data }) => data['shareId']));
  const ofShares = measured.filter(({ data }) => ids.has(data['shareId']));
  const withAny = new Set(ofShares.map(({ data }) => data['shareId'])).size;
  const counters = Object.fromEntries(COUNTERS.map((counter) => [counter, latest(ofShares, counter)]));
  const total = (counter: Counter) => sum(counters[counter] ?? []);
  const coverage = (part: number) => (shares.length === 0 ? null : part / shares.length);
  return {
    shares: shares.length,
    shares_with_audience: audiences.length,
    potential_exposures: sum(audiences.map(({ size }) => size)),
    potential_unique_reach_low: Math.max(0, ...largest.values()),
    potential_unique_reach_high: sum([...largest.values()]),
    shares_measured: withAny,
    coverage: coverage(withAny),
    impressions: total('impressions'),
    impressions_coverage: coverage(counters['impressions']?.length ?? 0),
    members_reached: total('membersReached'),
    members_reached_coverage: coverage(counters['membersReached']?.length ?? 0),
    reactions: total('reactions'),
    comments: total('comments'),
    reshares: total('reshares'),
    requests: clicks.length,
    clicks_human: human.length,
    clicks_keyless: human.filter(({ visitor }) => visitor === undefined).length,
    touches: joinDoubleClicks(human).length,
    unique_clickers: visitors.size,
    fair_share: fairShare,
    frequency: visitors.size === 0 ? null : visitors.size / fairShare,
  };
}

function visitorDay({ visitor, verdict, at }: Click): string | undefined {
  return visitor === undefined || verdict !== 'human' ? undefined : `${amsterdamDay(at)} ${visitor}`;
}

const COUNTERS = ['impressions', 'membersReached', 'reactions', 'comments', 'reshares'] as const;
type Counter = (typeof COUNTERS)[number];

/** Counters are cumulative: the latest one of each share that has any. */
function latest(measured: readonly RawEvent[], counter: Counter): number[] {
  const byShare = new Map<unknown, { at: number; value: number }>();
  for (const { at, data } of measured) {
    const value = data[counter];
    if (typeof value === 'number' && at > (byShare.get(data['shareId'])?.at ?? -1))
      byShare.set(data['shareId'], { at, value });
  }
  return [...byShare.values()].map(({ value }) => value);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
