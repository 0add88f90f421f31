import { medianAndQuartiles } from '#domain/statistics/median-and-quartiles.js';
import { ratio } from '../../shares/ratio.js';
import { spokenOf } from '../../shares/spoken-of.js';
import { type ReportRow } from '../report.js';
import { type MembershipRow, offeredPeople, type OfferRow } from './offered-people.js';

export const CONTENT_BREAKDOWNS = ['content', 'vacancy', 'kind', 'campaign', 'total'] as const;
export type ContentBreakdown = (typeof CONTENT_BREAKDOWNS)[number];

/** The column a line is named in. The vacancy of a share is not the vacancy that was applied for. */
export const NAMED_IN = {
  content: 'content',
  vacancy: 'shared_vacancy',
  kind: 'content_kind',
  campaign: 'campaign',
} as const satisfies Record<Exclude<ContentBreakdown, 'total'>, string>;

/** A row of content.sql. */
export interface ContentRow extends Counts {
  readonly member: string;
}

interface Counts {
  readonly shares: number;
  readonly people: readonly string[];
  readonly shares_own_words: number;
  readonly shares_as_offered: number;
  readonly tracked_shares: number;
  readonly share_clicks: number;
  readonly clicks_per_share_median: number | null;
  readonly shares_measured: number;
  readonly reactions: number;
  readonly comments: number;
  readonly reshares: number;
  readonly vacancy_shares_own_network: number;
  readonly vacancies_own_network: number;
}

/** A row of clicks.sql. */
export interface ClicksRow {
  readonly member: string;
  readonly clicks_human: number;
}

export interface ContentFacts {
  readonly shares: readonly ContentRow[];
  readonly clicks: readonly ClicksRow[];
  readonly offers: readonly OfferRow[];
  readonly memberships: readonly MembershipRow[];
}

export interface ContentLines {
  readonly rows: readonly ReportRow[];
  /** Whether anything was left empty because too few people stand behind it. */
  readonly isWithheld: boolean;
}

const MS_PER_HOUR = 3_600_000;
const NOTHING: Counts = {
  shares: 0,
  people: [],
  shares_own_words: 0,
  shares_as_offered: 0,
  tracked_shares: 0,
  share_clicks: 0,
  clicks_per_share_median: null,
  shares_measured: 0,
  reactions: 0,
  comments: 0,
  reshares: 0,
  vacancy_shares_own_network: 0,
  vacancies_own_network: 0,
};

/** A line per item (or vacancy, kind, campaign) that was shared, clicked or offered in the period. */
export function contentRows(facts: ContentFacts, by: ContentBreakdown, k: number): ContentLines {
  const lineOf = (offer: OfferRow) => (by === 'total' ? '' : offer[by] === '' ? '(none)' : offer[by]);
  const offered = offeredPeople(facts.offers, facts.memberships, lineOf);
  const newItems = Map.groupBy(
    facts.offers.filter(({ is_new }) => Boolean(is_new)),
    lineOf,
  );
  const counts = new Map(facts.shares.map((row) => [row.member, row]));
  const clicks = new Map(facts.clicks.map((row) => [row.member, row.clicks_human]));
  const always = by === 'total' ? [''] : [];
  const members = [...new Set([...always, ...counts.keys(), ...clicks.keys(), ...offered.keys()])];
  const people = members.map((member) => ({
    period: '',
    member,
    sharers: counts.get(member)?.people.length ?? 0,
  }));
  const spoken = spokenOf(people, k);
  const rows = members.map((member) => {
    const line = counts.get(member) ?? NOTHING;
    const sharers = line.people.length;
    return {
      ...(by === 'total' ? {} : { [NAMED_IN[by]]: member }),
      ...offerColumns(offered.get(member), line.people, newItems.get(member) ?? [], k),
      shares: line.shares,
      sharers,
      ...wordColumns(spoken({ period: '', member, sharers }) ? line : undefined),
      tracked_shares: line.tracked_shares,
      clicks_coverage: ratio(line.tracked_shares, line.shares),
      share_clicks: line.share_clicks,
      clicks_per_share: ratio(line.share_clicks, line.tracked_shares),
      clicks_per_share_median: line.clicks_per_share_median,
      clicks_human: clicks.get(member) ?? 0,
      shares_measured: line.shares_measured,
      coverage: ratio(line.shares_measured, line.shares),
      reactions: line.reactions,
      comments: line.comments,
      reshares: line.reshares,
      vacancy_shares_own_network: line.vacancy_shares_own_network,
      vacancies_own_network: line.vacancies_own_network,
    };
  });
  const isWithheld =
    people.some((line) => !spoken(line)) ||
    members.some((member) => isTooFew(offered.get(member)?.size ?? 0, k));
  return { rows, isWithheld };
}

/** To how many an item was offered, and how many of those took it up; nothing where that would be about fewer than k. */
function offerColumns(
  offered: ReadonlySet<string> | undefined,
  sharers: readonly string[],
  newItems: readonly OfferRow[],
  k: number,
): ReportRow {
  const isSaid = offered !== undefined && !isTooFew(offered.size, k);
  const takers = sharers.filter((person) => offered?.has(person) === true).length;
  // An item that was offered twice at one moment is one item.
  const items = [...new Map(newItems.map((item) => [item.content, item])).values()];
  const hours = items.flatMap(({ offered_ms, first_share_ms }) =>
    first_share_ms === null ? [] : [(first_share_ms - offered_ms) / MS_PER_HOUR],
  );
  return {
    offered_people: isSaid ? offered.size : null,
    offered_sharers: isSaid ? takers : null,
    share_rate: isSaid ? ratio(takers, offered.size) : null,
    items_offered: items.length,
    items_taken_up: hours.length,
    hours_to_first_share: medianAndQuartiles(hours)?.median ?? null,
  };
}

/** @param line undefined when too few people stand behind it */
function wordColumns(line: Counts | undefined): ReportRow {
  if (line === undefined)
    return {
      shares_own_words: null,
      shares_as_offered: null,
      own_words_share: null,
    };
  const { shares_own_words, shares_as_offered } = line;
  return {
    shares_own_words,
    shares_as_offered,
    own_words_share: ratio(shares_own_words, shares_own_words + shares_as_offered),
  };
}

function isTooFew(people: number, k: number): boolean {
  return people > 0 && people < k;
}
