/**
 * What a promise resolves to, if it does so in time, else undefined. The promise goes on by itself; if it rejects later,
 * nobody is told. A rejection in time is passed on.
 */
export async function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      promise.catch(() => undefined);
      resolve(undefined);
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
