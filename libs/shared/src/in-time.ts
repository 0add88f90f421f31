/** What a promise comes to, or a rejection when that takes too long. The promise goes on by itself, unheard. */
export async function inTime<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => {
        reject(new Error(`no answer within ${String(Math.round(timeoutMs))} ms`));
      },
      Math.max(0, timeoutMs),
    );
  });
  promise.catch(() => undefined); // when it rejects after its time, nobody is left to hear it
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
