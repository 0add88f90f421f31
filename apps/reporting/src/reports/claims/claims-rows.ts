import { clusteredRateRatio, type ClusterSums } from '#domain/experiments/clustered-rate-ratio.js';
import { type Estimate } from '#domain/statistics/interval.js';
import { rateRatio, type Share } from '#domain/statistics/rate-ratio.js';
import { wilsonInterval } from '#domain/statistics/wilson-interval.js';
import { type ReportRow } from '../report.js';
import { type ClaimsData, type Sides } from './claims-data.js';

/** Below it, on either side, one share more or less decides, and no interval says so. */
export const MIN_SHARES = 10;
export const MIN_EVENTS = 10;

const CONNECTIONS_CLAIMED = 10;
const CLICK_THROUGH_CLAIMED = 2;
const RETENTION_CLAIMED = 1.2;

export type ClaimVerdict = 'supported' | 'not supported' | 'not enough data' | 'cannot be measured here';

/** A line per claim, tested or not. */
export function claimsRows(data: ClaimsData, minGroupSize: number): ReportRow[] {
  return [
    connections(data.connections),
    perImpression('Employees have twice the click-through', 'human clicks', data.clicks),
    perImpression(
      'Employees have twice the interaction',
      'reactions, comments and reshares',
      data.interactions,
    ),
    attraction(data.influenced),
    retention(data.retained, minGroupSize),
  ];
}

/** Whether an interval settles a claim that something is at least so large. */
export function verdictOf(claimed: number, interval: Estimate['interval']): ClaimVerdict {
  if (interval === undefined) return 'not enough data';
  if (interval.low >= claimed) return 'supported';
  return interval.high < claimed ? 'not supported' : 'not enough data';
}

/** A count, which chance has no part in; but of those advocates only who shared with a known audience. */
function connections({ connections, followers, advocates, enrolled }: ClaimsData['connections']): ReportRow {
  const value = followers === 0 || advocates === 0 ? undefined : connections / followers;
  const isWhole = advocates >= enrolled;
  const verdict: ClaimVerdict =
    value === undefined
      ? 'not enough data'
      : value >= CONNECTIONS_CLAIMED
        ? 'supported'
        : isWhole
          ? 'not supported'
          : 'not enough data';
  return row({
    claim: 'Employees together have ten times as many connections as the page has followers',
    means:
      'The connections of all advocates, each at the largest audience of their shares, divided by the followers of the pages, on networks where both are known.',
    claimed: CONNECTIONS_CLAIMED,
    estimate: value === undefined ? undefined : { value, interval: undefined },
    verdict,
    note: `Of ${String(enrolled)} enrolled advocates ${String(advocates)} have a known audience; more of them could only raise it. Connections overlap, so this is not a number of people.`,
    advocacy: { part: connections, whole: followers },
  });
}

function perImpression(claim: string, what: string, { advocacy, other }: Sides<ClusterSums>): ReportRow {
  const isEnough = [advocacy, other].every(
    ({ clusters, events }) => clusters >= MIN_SHARES && events >= MIN_EVENTS,
  );
  const estimate = isEnough ? clusteredRateRatio(advocacy, other) : undefined;
  return row({
    claim,
    means: `${what} per measured impression of advocates' shares, divided by the same of the company page.`,
    claimed: CLICK_THROUGH_CLAIMED,
    estimate,
    verdict: verdictOf(CLICK_THROUGH_CLAIMED, estimate?.interval),
    note: `${String(advocacy.clusters)} shares of advocates and ${String(other.clusters)} of the page have measured impressions${isEnough ? '' : `; at least ${String(MIN_SHARES)} with ${String(MIN_EVENTS)} ${what} are needed on either side`}. They speak for those shares only.`,
    advocacy: { part: advocacy.events, whole: advocacy.exposure },
    other: { part: other.events, whole: other.exposure },
  });
}

/** The claim compares organisations. What one organisation has is how many of its applicants met an advocate. */
function attraction(influenced: Share): ReportRow {
  const { part, whole } = influenced;
  return row({
    claim: 'Socially engaged companies are 58 % more likely to attract top talent',
    means:
      'Applications with an advocate anywhere in their journey, divided by all applications from outside.',
    claimed: undefined,
    estimate: whole === 0 ? undefined : { value: part / whole, interval: wilsonInterval(part, whole) },
    verdict: 'cannot be measured here',
    note: 'The claim compares companies, and its study could not be found. The share of applicants whom advocacy touched says that it is at work, not that they would not have come. A hold-out tells that.',
    advocacy: influenced,
  });
}

function retention({ advocacy, other }: Sides<Share>, minGroupSize: number): ReportRow {
  const isEnough = advocacy.whole >= minGroupSize && other.whole >= minGroupSize;
  const estimate = isEnough ? rateRatio(advocacy, other) : undefined;
  return row({
    claim: 'Socially engaged companies are 20 % more likely to keep their people',
    means:
      'Of hires an advocate influenced, the part still there after a year, divided by that of all other hires; of those whose first anniversary lies in the period.',
    claimed: RETENTION_CLAIMED,
    estimate,
    verdict: verdictOf(RETENTION_CLAIMED, estimate?.interval),
    note: isEnough
      ? 'A plain comparison: the two groups differ in more than advocacy. The report matched-comparison takes out what is known of that.'
      : `Withheld: at least ${String(minGroupSize)} hires are needed on either side.`,
    ...(isEnough ? { advocacy, other } : {}),
  });
}

function row(claim: {
  readonly claim: string;
  readonly means: string;
  readonly claimed: number | undefined;
  readonly estimate: Estimate | undefined;
  readonly verdict: ClaimVerdict;
  readonly note: string;
  readonly advocacy?: Share;
  readonly other?: Share;
}): ReportRow {
  return {
    claim: claim.claim,
    claim_means: claim.means,
    claim_verdict: claim.verdict,
    claim_note: claim.note,
    claimed_value: claim.claimed ?? null,
    measured_value: claim.estimate?.value ?? null,
    measured_value_low: claim.estimate?.interval?.low ?? null,
    measured_value_high: claim.estimate?.interval?.high ?? null,
    advocacy_part: claim.advocacy?.part ?? null,
    advocacy_whole: claim.advocacy?.whole ?? null,
    other_part: claim.other?.part ?? null,
    other_whole: claim.other?.whole ?? null,
  };
}
