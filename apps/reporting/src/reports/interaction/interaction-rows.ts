import { type Day } from '#domain/ids.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { perThousand, ratio } from '../../shares/ratio.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

/** A row of interaction.sql. */
export interface InteractionRow extends Counts {
  readonly period: Day;
  readonly member: string;
}

interface Counts {
  readonly shares: number;
  readonly tracked_shares: number;
  readonly share_clicks: number;
  readonly shares_with_reshares: number;
  readonly reshares: number;
  readonly shares_with_reactions: number;
  readonly reactions: number;
  readonly shares_with_comments: number;
  readonly comments: number;
  readonly shares_all_kinds: number;
  readonly click_through_shares: number;
  readonly click_through_clicks: number;
  readonly click_through_impressions: number;
  readonly shown_shares: number;
  readonly network_interactions: number;
  readonly shown_impressions: number;
  readonly shares_with_audience: number;
  readonly interactions_with_audience: number;
  readonly potential_exposures: number;
}

export interface InteractionShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
}

const NOTHING: Counts = {
  shares: 0,
  tracked_shares: 0,
  share_clicks: 0,
  shares_with_reshares: 0,
  reshares: 0,
  shares_with_reactions: 0,
  reactions: 0,
  shares_with_comments: 0,
  comments: 0,
  shares_all_kinds: 0,
  click_through_shares: 0,
  click_through_clicks: 0,
  click_through_impressions: 0,
  shown_shares: 0,
  network_interactions: 0,
  shown_impressions: 0,
  shares_with_audience: 0,
  interactions_with_audience: 0,
  potential_exposures: 0,
};

/** The lines of the report: silent periods filled in, every rate over the shares its two halves are both known of. */
export function interactionRows(found: readonly InteractionRow[], shape: InteractionShape): ReportRow[] {
  const { granularity, by } = shape;
  const lines = new Map<string, Map<string, ReportRow>>(by === 'total' ? [['', new Map()]] : []);
  for (const { period, member, ...counts } of found) {
    const label = periodLabel(period, granularity);
    const rows = lines.get(member) ?? new Map<string, ReportRow>();
    rows.set(label, lineOf(label, member, counts));
    lines.set(member, rows);
  }
  return fillSeries(lines, periodLabels(shape.period, granularity), (label, member) =>
    lineOf(label, member, NOTHING),
  );

  function lineOf(label: string, member: string, counts: Counts): ReportRow {
    const { shares, tracked_shares, share_clicks, reshares, reactions, comments } = counts;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
      ...counts,
      clicks_coverage: ratio(tracked_shares, shares),
      clicks_per_share: ratio(share_clicks, tracked_shares),
      reshares_coverage: ratio(counts.shares_with_reshares, shares),
      reshares_per_share: ratio(reshares, counts.shares_with_reshares),
      reactions_coverage: ratio(counts.shares_with_reactions, shares),
      reactions_per_share: ratio(reactions, counts.shares_with_reactions),
      comments_coverage: ratio(counts.shares_with_comments, shares),
      comments_per_share: ratio(comments, counts.shares_with_comments),
      interactions_known: share_clicks + reshares + reactions + comments,
      interactions_coverage: ratio(counts.shares_all_kinds, shares),
      click_through_rate: ratio(counts.click_through_clicks, counts.click_through_impressions),
      network_interactions_per_1000: perThousand(counts.network_interactions, counts.shown_impressions),
      interactions_per_1000_potential: perThousand(
        counts.interactions_with_audience,
        counts.potential_exposures,
      ),
    };
  }
}
