import { ProblemError } from '#shared/errors/problem.js';

/** Codes with which the engine says that a query is more than it may take. */
const LIMITS: Readonly<Record<string, string>> = {
  '158': 'It reads too many rows.',
  '159': 'It takes longer than one query may.',
  '160': 'It would take longer than one query may.',
  '241': 'It needs more memory than one query may.',
  '307': 'It reads too many bytes.',
  '396': 'It has too many lines.',
};

/** Advice that goes with every refusal of a question that is too much. */
export const HOW_TO_NARROW =
  'Take a shorter period, a coarser granularity, fewer dimensions or a filter; or start an export (POST /api/v1/exports), which may take longer.';

/** What the engine's refusal means to whoever asked; other errors are returned as they are. */
export function refusalOf(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const why = LIMITS[code];
  return why === undefined ? error : new ProblemError('too-costly', { detail: `${why} ${HOW_TO_NARROW}` });
}
