import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { Random } from '#standalone/demo/history/random.js';
import { type Server } from '../../server.js';
import { post } from '../questions/ask-questions.js';

export interface AnalystsResult {
  readonly times: readonly number[];
  readonly failures: readonly string[];
}

/** So many people who ask one question after the other, each with a key of their own, until the time is up. */
export async function analysts(
  server: Server,
  keys: readonly string[],
  questions: readonly QueryBody[],
  seconds: number,
): Promise<AnalystsResult> {
  const times: number[] = [];
  const failures: string[] = [];
  const until = performance.now() + seconds * 1_000;
  const one = async (apiKey: string, index: number): Promise<void> => {
    const random = new Random(`analyst-${String(index)}`);
    while (performance.now() < until) {
      const before = performance.now();
      const { status, text } = await post({ ...server, apiKey }, random.pick(questions));
      times.push(performance.now() - before);
      if (status !== 200) failures.push(`${String(status)} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(keys.map(one));
  return { times, failures };
}
