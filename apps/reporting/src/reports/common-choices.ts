import { type Choice, GRANULARITIES } from '../parameters/report-query.js';

export const GRANULARITY = {
  name: 'granularity',
  values: GRANULARITIES,
  fallback: 'none',
  definition:
    'One row per day, ISO week or month of the reporting zone, those without data included; or none.',
} as const satisfies Choice;
