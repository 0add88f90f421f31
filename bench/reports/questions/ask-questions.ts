import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { type ApiServer } from '../../server.js';
import { median } from '../../statistics.js';
import { type Patience, timed } from '../samples.js';

export interface AskedQuestion {
  readonly body: QueryBody;
  /** Median milliseconds over HTTP, warm. */
  readonly ms: number;
  /** Where its lines were read: only those of `rollup` touch no raw fact. */
  readonly source: string;
  readonly lines: number;
}

export interface RefusedQuestion {
  readonly body: QueryBody;
  readonly status: number;
  readonly detail: string;
}

/** Asks every question over HTTP, one at a time. A refusal is an answer too, and told apart. */
export async function askQuestions(
  server: ApiServer,
  bodies: readonly QueryBody[],
  patience: Patience,
  say: (step: string) => void,
): Promise<{ readonly asked: readonly AskedQuestion[]; readonly refused: readonly RefusedQuestion[] }> {
  const asked: AskedQuestion[] = [];
  const refused: RefusedQuestion[] = [];
  for (const [index, body] of bodies.entries()) {
    if (index % 25 === 0) say(`question ${String(index + 1)} of ${String(bodies.length)}`);
    const { status, text } = await post(server, body);
    if (status !== 200) {
      refused.push({ body, status, detail: text.slice(0, 300) });
      continue;
    }
    const { meta } = JSON.parse(text) as { meta: { source: string; total: number } };
    const times = await timed(() => post(server, body), patience);
    asked.push({ body, ms: median(times), source: meta.source, lines: meta.total });
  }
  return { asked, refused };
}

export async function post(
  { http, apiKey }: ApiServer,
  body: QueryBody,
): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await http.ask({
    method: 'POST',
    path: '/api/v1/query',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: answer.body };
}
