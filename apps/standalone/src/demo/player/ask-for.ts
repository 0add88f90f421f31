import { type HttpExchange, UnexpectedAnswer } from './exchange.js';
import { type HttpClient, type Question } from './http.js';

/** Asks and refuses any answer that the history does not expect. */
export async function askFor(
  http: HttpClient,
  kind: HttpExchange['kind'],
  expected: readonly number[],
  question: Question,
): Promise<HttpExchange> {
  const exchange = { kind, question, answer: await http.ask(question) };
  if (!expected.includes(exchange.answer.status)) throw new UnexpectedAnswer(exchange);
  return exchange;
}
