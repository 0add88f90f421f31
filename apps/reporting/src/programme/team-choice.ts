import { type Choice } from '../parameters/report-query.js';

/** Teams are the default: the programme is run by departments. */
export const BY_TEAM = {
  name: 'by',
  values: ['team', 'total'],
  fallback: 'team',
  definition: 'A line per team, small ones together; or one line for everybody.',
} as const satisfies Choice;
