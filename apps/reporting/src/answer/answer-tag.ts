import { createHash } from 'node:crypto';
import { type Answer } from './answer.js';
import { type AnswerFormat } from './formats/format.js';

/**
 * The entity tag of an answer: over everything that is said, except when it was read and by which way.
 *
 * It is made from the rows, after reading them, and not from the versions of the buckets before. Those say nothing of
 * what an answer also depends on: raw facts of dirty days, tables without buckets (employments, costs, rejected events),
 * who opted in or changed teams, the clock. A tag from them would one day say "the same" of a number that changed. The
 * price is that an answer nobody needs is still computed; what is saved is sending it.
 *
 * Where the moment of reading stands in the bytes the tag is a weak one: RFC 9110 (8.8.1) keeps strong tags for answers
 * that are the same byte for byte. `If-None-Match` compares weakly, so a client sees no difference.
 */
export function answerTag(answer: Answer, { suffix, saysWhen }: AnswerFormat): string {
  const { data, columns, query } = answer;
  const { dataAsOf: _when, source: _way, nextCursor, ...said } = answer.meta;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([suffix, columns, query, said, nextCursor !== null]));
  for (const row of data) hash.update(JSON.stringify(columns.map(({ name }) => row[name] ?? null)));
  const tag = `"${hash.digest('base64url').slice(0, 32)}"`;
  return saysWhen ? `W/${tag}` : tag;
}
