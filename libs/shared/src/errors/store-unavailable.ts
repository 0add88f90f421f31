/** Connection-level failures, by Node and by PostgreSQL's 57P0x (shutting down, starting up). */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
]);
/**
 * PostgreSQL's classes of what an operator mends and no sender: connection lost, out of disk, memory or connections, and
 * errors of the system below it.
 */
const UNAVAILABLE_CLASS = /^(08|53|58)[0-9A-Z]{3}$/;

/** Whether an error says that a store is away, rather than that it refuses: the same request can work later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNAVAILABLE.has(code) || UNAVAILABLE_CLASS.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isStoreUnavailable);
  if (
    /connection terminated|timeout exceeded when trying to connect|cannot use a pool after calling end|query read timeout/i.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && isStoreUnavailable(error.cause);
}
