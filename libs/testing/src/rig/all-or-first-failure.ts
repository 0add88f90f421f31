/** Like `Promise.all`, but waits for every one of them before it fails: what is half started can still be ended. */
export async function allOrFirstFailure<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
