import { ProblemError } from '#shared/errors/problem.js';
import { isStoreUnavailable } from '#shared/errors/store-unavailable.js';
import { BrokenOff } from './whole-file.js';

export interface Verdict {
  /** Why, for whoever asked: nothing of the installation's insides. */
  readonly reason: string;
  /** It can work later, as it is. */
  readonly isWorthRetrying: boolean;
}

/** Of ClickHouse's error codes those that pass by themselves: too many queries, its own network, not enough memory. */
const PASSING = new Set(['202', '209', '210', '241', '279', '425']);
const TOOK_TOO_LONG = '159';
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FOLDER_CLOSED = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/** What a failed attempt means for its job. By code and name: errors come from drivers and from Node. */
export function judgeFailure(error: unknown): Verdict {
  if (error instanceof ProblemError) return ofProblem(error);
  if (error instanceof BrokenOff)
    return { reason: 'The rows broke off before the last one.', isWorthRetrying: true };
  const code = codeOf(error);
  if (DISK_FULL.has(code))
    return { reason: 'There is no room for the file on the disk of exports.', isWorthRetrying: false };
  if (FOLDER_CLOSED.has(code))
    return { reason: 'The folder of exports cannot be written to.', isWorthRetrying: false };
  if (nameOf(error) === 'ClickHouseError') return ofEngine(error, code);
  if (isStoreUnavailable(error)) return { reason: 'A store was not reachable.', isWorthRetrying: true };
  return { reason: 'Something went wrong here; it was logged.', isWorthRetrying: true };
}

function ofProblem({ kind, message }: ProblemError): Verdict {
  const isOurs = kind === 'unavailable' || kind === 'internal' || kind === 'too-many-requests';
  return { reason: message, isWorthRetrying: isOurs };
}

/** Its own message would show SQL; the type of the error is enough to look it up. */
function ofEngine(error: unknown, code: string): Verdict {
  const type =
    typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : `code ${code}`;
  if (code === TOOK_TOO_LONG)
    return {
      reason: 'The question took longer than a question may. Narrow it down.',
      isWorthRetrying: false,
    };
  return { reason: `The analytics store gave up (${type}).`, isWorthRetrying: PASSING.has(code) };
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
