import { type Row } from '../recount.js';
import { type Tally } from './board.js';
import { type Family } from './families.js';
import { type EvaluatedQuestion } from './question.js';

const POOLS: Readonly<Record<string, string>> = { team: '(small teams)', advocate: '(not shown by name)' };

/** The numbers of a line, once everything of all lines is counted. */
export function finish(
  line: Tally,
  lines: readonly Tally[],
  question: EvaluatedQuestion,
  familyOf: (measure: string) => Family,
): Row {
  const { dimensions, granularity, measures } = question;
  return {
    ...(granularity === 'none' ? {} : { period: line.period }),
    ...Object.fromEntries(dimensions.map((dimension, index) => [dimension, line.labels[index] ?? ''])),
    ...Object.fromEntries(
      measures.map((measure) => [measure, numberOf(measure, line, lines, question, familyOf(measure))]),
    ),
  };
}

function numberOf(
  measure: string,
  line: Tally,
  lines: readonly Tally[],
  { dimensions }: EvaluatedQuestion,
  family: Family,
): number | null {
  const of = (name: string, { numbers }: Tally = line): number => numbers.get(name) ?? 0;
  const labelOf = (dimension: string, { labels }: Tally = line) => labels[dimensions.indexOf(dimension)];
  const isPool = Object.entries(POOLS).some(([dimension, pool]) => labelOf(dimension) === pool);
  const isPage = labelOf('advocate') === '(company page)';
  const perShare = (name: string) => (of('shares') === 0 ? null : of(name) / of('shares'));
  const sizes = [...line.audiences.values()];
  /** Of everything in the same period that has the same labels in these dimensions. */
  const partOf = (name: string, within: readonly string[]): number | null => {
    const peers = lines.filter(
      (other) =>
        other.period === line.period &&
        within.every((dimension) => labelOf(dimension, other) === labelOf(dimension)),
    );
    const all = peers.reduce((sum, peer) => sum + of(name, peer), 0);
    return all === 0 ? null : of(name) / all;
  };
  switch (measure) {
    case 'coverage':
      return perShare('shares_measured');
    case 'impressions_coverage':
      return perShare('shares_with_impressions');
    case 'members_reached_coverage':
      return perShare('shares_with_members_reached');
    case 'potential_unique_reach_low':
      return Math.max(0, ...sizes);
    case 'potential_unique_reach_high':
      return sizes.reduce((sum, size) => sum + size, 0);
    case 'unique_clickers':
      return isPool || isPage ? null : of('visitors');
    case 'fair_share':
      return isPage ? null : Number(of('visitors_divided').toFixed(6));
    case 'frequency':
      return isPool || isPage || of('visitors') === 0 ? null : of('visitors') / of('visitors_divided');
    case 'active_advocates':
    case 'active_enrolled':
      return line.people.get(measure)?.size ?? 0;
    case 'requests':
      return of(family === 'verdicts' ? 'verdict_requests' : 'requests');
    case 'share_of_requests':
      return partOf('verdict_requests', []);
    case 'credit':
      return of('credit_micro') / 1_000_000;
    case 'share_of_credit':
      return partOf(
        'credit_micro',
        ['model', 'stage'].filter((dimension) => dimensions.includes(dimension)),
      );
    default:
      return of(measure);
  }
}
