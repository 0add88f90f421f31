/** The outcome of the work, or a rejection when it takes too long. The work itself is not stopped by that. */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => {
      deadline.reject(new Error(`no answer within ${String(Math.round(timeoutMs))} ms`));
    },
    Math.max(0, timeoutMs),
  );
  try {
    return await Promise.race([work, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
}
