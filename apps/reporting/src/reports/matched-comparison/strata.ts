import { type EmployedHire } from '../../hires/employed-hires.js';

const MONTHS_PER_QUARTER = 3;

/** What hires have to share to be compared. */
const STRATUM_PARTS = ['role', 'site', 'start_quarter'] as const;

/**
 * What can be looked at to see whether the groups are alike; level is not matched on and tells how much that leaves
 * open.
 */
export const COVARIATES = ['role', 'site', 'start_quarter', 'level'] as const;
export type Covariate = (typeof COVARIATES)[number];

/** '' when the HR system did not say. */
export function covariateOf({ employment }: EmployedHire, covariate: Covariate): string {
  if (covariate !== 'start_quarter') return employment[covariate];
  const [year = '', month = ''] = employment.started_on.split('-');
  return `${year}-Q${String(Math.ceil(Number(month) / MONTHS_PER_QUARTER))}`;
}

/** Undefined when role or site is not known: two hires of whom nothing is known are not alike. */
export function stratumOf(hire: EmployedHire): string | undefined {
  const parts = STRATUM_PARTS.map((part) => covariateOf(hire, part));
  return parts.includes('') ? undefined : JSON.stringify(parts);
}
