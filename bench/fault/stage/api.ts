import { setTimeout as pause } from 'node:timers/promises';
import { type Http } from '../workload/http.js';

export interface ApiCall {
  readonly method: 'POST' | 'PATCH';
  readonly url: string;
  readonly key: string;
  readonly body: unknown;
}

const MOST_TRIES = 20;

/** A call to the API outside of any fault: it must succeed, at the latest after some times of "not now". */
export async function api<T>(http: Http, { method, url, key, body }: ApiCall): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await http.ask({ method, url, headers, body: Buffer.from(JSON.stringify(body)) });
    if (answer.status < 300) return JSON.parse(answer.body) as T;
    if (answer.status !== 503 || tries === MOST_TRIES)
      throw new Error(`${method} ${url} was answered ${String(answer.status)}: ${answer.body.slice(0, 400)}`);
    await pause(250);
  }
}
