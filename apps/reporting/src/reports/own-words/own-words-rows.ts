import { clusteredRateRatio, type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';
import { type Day } from '#domain/ids.js';
import { type Estimate } from '#domain/statistics/interval.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { ratio } from '../../shares/ratio.js';
import { type SpokenOf, spokenOf } from '../../shares/spoken-of.js';
import { MIN_EVENTS, MIN_SHARES } from '../claims/claims-rows.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

/** A row of own-words.sql. */
export interface OwnWordsRow extends Counts {
  readonly period: Day;
  readonly member: string;
}

interface Counts extends Record<`${'own' | 'offered'}_${Counted}`, number> {
  readonly shares: number;
  readonly sharers: number;
  readonly shares_own_words: number;
  readonly shares_as_offered: number;
  readonly shares_words_unknown: number;
}
type Counted = 'tracked' | 'clicks' | 'clicks_squared' | 'reacted' | 'reactions' | 'reactions_squared';

export interface OwnWordsShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
  readonly minGroupSize: number;
}

export interface OwnWordsLines {
  readonly rows: readonly ReportRow[];
  /** Whether anything was left empty because too few people stand behind it. */
  readonly isWithheld: boolean;
}

/** The lines of the report. What is said about fewer than k advocates is left empty, and of another line if that gave it away. */
export function ownWordsRows(found: readonly OwnWordsRow[], shape: OwnWordsShape): OwnWordsLines {
  const { granularity, by, minGroupSize } = shape;
  const spoken = spokenOf(found, minGroupSize);
  const lines = new Map<string, Map<string, ReportRow>>(by === 'total' ? [['', new Map()]] : []);
  for (const row of found) {
    const label = periodLabel(row.period, granularity);
    const rows = lines.get(row.member) ?? new Map<string, ReportRow>();
    rows.set(label, { ...nameOf(label, row.member), ...numbersOf(row, spoken) });
    lines.set(row.member, rows);
  }
  const rows = fillSeries(lines, periodLabels(shape.period, granularity), (label, member) => ({
    ...nameOf(label, member),
    ...EMPTY,
    shares: 0,
    sharers: 0,
    shares_own_words: 0,
    shares_as_offered: 0,
    shares_words_unknown: 0,
  }));
  return { rows, isWithheld: found.some((row) => !spoken(row)) };

  function nameOf(label: string, member: string) {
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
    };
  }
}

function numbersOf(row: OwnWordsRow, spoken: SpokenOf): ReportRow {
  const { shares, sharers } = row;
  if (!spoken(row)) return { ...EMPTY, shares };
  const known = row.shares_own_words + row.shares_as_offered;
  const clicks = differenceOf(
    sumsOf(row.own_tracked, row.own_clicks, row.own_clicks_squared),
    sumsOf(row.offered_tracked, row.offered_clicks, row.offered_clicks_squared),
  );
  const reactions = differenceOf(
    sumsOf(row.own_reacted, row.own_reactions, row.own_reactions_squared),
    sumsOf(row.offered_reacted, row.offered_reactions, row.offered_reactions_squared),
  );
  return {
    shares,
    sharers,
    shares_own_words: row.shares_own_words,
    shares_as_offered: row.shares_as_offered,
    shares_words_unknown: row.shares_words_unknown,
    own_words_share: ratio(row.shares_own_words, known),
    own_words_coverage: ratio(known, shares),
    own_tracked_shares: row.own_tracked,
    own_clicks: row.own_clicks,
    own_clicks_per_share: ratio(row.own_clicks, row.own_tracked),
    offered_tracked_shares: row.offered_tracked,
    offered_clicks: row.offered_clicks,
    offered_clicks_per_share: ratio(row.offered_clicks, row.offered_tracked),
    own_clicks_times: clicks?.value ?? null,
    own_clicks_times_low: clicks?.interval?.low ?? null,
    own_clicks_times_high: clicks?.interval?.high ?? null,
    own_reacted_shares: row.own_reacted,
    own_reactions: row.own_reactions,
    own_reactions_per_share: ratio(row.own_reactions, row.own_reacted),
    offered_reacted_shares: row.offered_reacted,
    offered_reactions: row.offered_reactions,
    offered_reactions_per_share: ratio(row.offered_reactions, row.offered_reacted),
    own_reactions_times: reactions?.value ?? null,
    own_reactions_times_low: reactions?.interval?.low ?? null,
    own_reactions_times_high: reactions?.interval?.high ?? null,
  };
}

/** Shares as clusters, each with an exposure of one share. */
function sumsOf(shares: number, events: number, eventsSquared: number): ClusterSums {
  return {
    clusters: shares,
    events,
    exposure: shares,
    eventsSquared,
    eventsTimesExposure: events,
    exposureSquared: shares,
  };
}

function differenceOf(own: ClusterSums, offered: ClusterSums): Estimate | undefined {
  const isEnough = [own, offered].every(
    ({ clusters, events }) => clusters >= MIN_SHARES && events >= MIN_EVENTS,
  );
  return isEnough ? clusteredRateRatio(own, offered) : undefined;
}

const EMPTY: ReportRow = {
  sharers: null,
  shares_own_words: null,
  shares_as_offered: null,
  shares_words_unknown: null,
  own_words_share: null,
  own_words_coverage: null,
  own_tracked_shares: null,
  own_clicks: null,
  own_clicks_per_share: null,
  offered_tracked_shares: null,
  offered_clicks: null,
  offered_clicks_per_share: null,
  own_clicks_times: null,
  own_clicks_times_low: null,
  own_clicks_times_high: null,
  own_reacted_shares: null,
  own_reactions: null,
  own_reactions_per_share: null,
  offered_reacted_shares: null,
  offered_reactions: null,
  offered_reactions_per_share: null,
  own_reactions_times: null,
  own_reactions_times_low: null,
  own_reactions_times_high: null,
};
