import { type Warning } from '../reports/report.js';
import { type Exclusion, EXCLUSIONS } from './joined-employments.js';

const WORDS: Readonly<Record<Exclusion, string>> = {
  no_hire: 'without one hire they can be joined to',
  internal: 'of people who already worked here',
  reversed: 'of hires that were called off',
  repeated: 'that are a further contract of the same hire',
  not_started: 'that have not started yet',
  ends_before_start: 'that end before they start',
};

/** Says which employments of the period are not in the numbers, and how many of each kind. */
export function exclusionWarning(excluded: ReadonlyMap<Exclusion, number>): Warning[] {
  const parts = EXCLUSIONS.flatMap((reason) => {
    const count = excluded.get(reason) ?? 0;
    return count === 0 ? [] : [`${String(count)} ${WORDS[reason]}`];
  });
  if (parts.length === 0) return [];
  return [{ code: 'excluded_employments', detail: `Employments left out: ${parts.join(', ')}.` }];
}
