import { type Day } from '#domain/ids.js';
import { type Period } from '../../parameters/period.js';
import { type Granularity } from '../../parameters/report-query.js';
import { type ReportRow } from '../report.js';
import { fillSeries, periodLabel, periodLabels } from '../time-series.js';

/** A row of reach.sql. */
export interface AudienceRow {
  readonly period: Day;
  readonly member: string;
  readonly shares: number;
  readonly shares_with_audience: number;
  readonly potential_exposures: number;
  readonly potential_unique_reach_low: number;
  readonly potential_unique_reach_high: number;
  readonly shares_measured: number;
  readonly shares_with_impressions: number;
  readonly shares_with_members_reached: number;
  readonly impressions: number;
  readonly members_reached: number;
  readonly reactions: number;
  readonly comments: number;
  readonly reshares: number;
  readonly requests: number;
  readonly clicks_human: number;
  readonly touches: number;
  readonly clicks_keyless: number;
}

type Counts = Omit<AudienceRow, 'period' | 'member'>;

/** A row of people.sql. */
export interface PeopleRow {
  readonly period: Day;
  readonly shown_member: string;
  readonly unique_clickers: number;
  readonly fair_share: number;
}

export interface ReachShape {
  readonly period: Period;
  readonly granularity: Granularity;
  readonly by: string;
  readonly pool: string;
}

const NOTHING: Counts = {
  shares: 0,
  shares_with_audience: 0,
  potential_exposures: 0,
  potential_unique_reach_low: 0,
  potential_unique_reach_high: 0,
  shares_measured: 0,
  shares_with_impressions: 0,
  shares_with_members_reached: 0,
  impressions: 0,
  members_reached: 0,
  reactions: 0,
  comments: 0,
  reshares: 0,
  requests: 0,
  clicks_human: 0,
  touches: 0,
  clicks_keyless: 0,
};
/** The company page is no advocate, so its visitors are not divided over advocates. */
const COMPANY_PAGE = '(company page)';
/** Fair shares are sums of fractions; what is finer than this is noise of adding them up. */
const FAIR_SHARE_DECIMALS = 6;
/** The same sum in another order differs in its last bits: without this a replay would change the answer. */
const FREQUENCY_DECIMALS = 9;

/** The lines of the report: both halves joined, silent periods filled in, ratios worked out. */
export function reachRows(
  audiences: readonly AudienceRow[],
  people: readonly PeopleRow[],
  shape: ReachShape,
): ReportRow[] {
  const { granularity, by, pool } = shape;
  const peopleOf = new Map(
    people.map((row) => [keyOf(periodLabel(row.period, granularity), row.shown_member), row]),
  );
  const found = new Map<string, Map<string, ReportRow>>(by === 'total' ? [['', new Map()]] : []);
  for (const { period, member, ...counts } of audiences) {
    const label = periodLabel(period, granularity);
    const rows = found.get(member) ?? new Map<string, ReportRow>();
    rows.set(label, lineOf(label, member, counts));
    found.set(member, rows);
  }
  return fillSeries(found, periodLabels(shape.period, granularity), (label, member) =>
    lineOf(label, member, NOTHING),
  );

  function lineOf(label: string, member: string, counts: Counts): ReportRow {
    const { unique_clickers = 0, fair_share = 0 } = peopleOf.get(keyOf(label, member)) ?? {};
    // The distinct visitors of people who are shown as one line are not the sum of theirs: some visited several.
    const isCounted = !(by === 'advocate' && member === COMPANY_PAGE);
    const isOneGroup = isCounted && (pool === '' || member !== pool);
    const { shares_with_impressions, shares_with_members_reached, ...shown } = counts;
    return {
      ...(granularity === 'none' ? {} : { period: label }),
      ...(by === 'total' ? {} : { [by]: member }),
      ...shown,
      coverage: ratio(counts.shares_measured, counts.shares),
      impressions_coverage: ratio(shares_with_impressions, counts.shares),
      members_reached_coverage: ratio(shares_with_members_reached, counts.shares),
      unique_clickers: isOneGroup ? unique_clickers : null,
      fair_share: isCounted ? Number(fair_share.toFixed(FAIR_SHARE_DECIMALS)) : null,
      frequency: isOneGroup ? frequencyOf(unique_clickers, fair_share) : null,
    };
  }
}

function frequencyOf(uniqueClickers: number, fairShare: number): number | null {
  return fairShare === 0 ? null : Number((uniqueClickers / fairShare).toFixed(FREQUENCY_DECIMALS));
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function keyOf(period: string, member: string): string {
  return `${period}\n${member}`;
}
