/** Does one part of a start, and tells that it began and how long it took. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** Steps that are told to somebody. */
export function steps(tell: (text: string) => void): Step {
  return async (what, work) => {
    tell(`${what} ...`);
    const begun = performance.now();
    const result = await work();
    tell(`${what} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`);
    return result;
  };
}
