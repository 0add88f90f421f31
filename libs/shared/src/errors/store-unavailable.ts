/** Connection-level failures, by Node and by PostgreSQL's class 08 and 57P0x (connection lost, shutting down, starting up). */
const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Whether an error says that a store is away, rather than that it refuses: the same request can work later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNAVAILABLE.has(code) || code.startsWith('08')) return true;
  if (error instanceof AggregateError) return error.errors.some(isStoreUnavailable);
  if (
    /connection terminated|timeout exceeded when trying to connect|cannot use a pool after calling end|query read timeout/i.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && isStoreUnavailable(error.cause);
}
