const DEEPEST = 10;

/** Kafka's own name of an error, such as `NON_EMPTY_GROUP`, wherever among its causes kafkajs put it. */
export function protocolErrorOf(reason: unknown): string | undefined {
  let error = reason;
  for (let depth = 0; depth < DEEPEST && error instanceof Error; depth++) {
    if ('type' in error && typeof error.type === 'string') return error.type;
    error = 'groups' in error ? firstGroupError(error.groups) : error.cause;
  }
  return undefined;
}

/** What could not be done to a group stands in a list beside the error. */
function firstGroupError(groups: unknown): unknown {
  const first: unknown = Array.isArray(groups) ? groups[0] : undefined;
  return typeof first === 'object' && first !== null && 'error' in first ? first.error : undefined;
}
