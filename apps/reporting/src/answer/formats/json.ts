import { Readable } from 'node:stream';
import { type Answer } from '../answer.js';
import { type AnswerFormat } from './format.js';
import { jsonLines } from './row-chunks.js';

/** The whole answer: rows, columns, how they came about, and the question. */
export const json: AnswerFormat = {
  suffix: 'json',
  contentType: 'application/json; charset=utf-8',
  description: 'rows, columns with definitions, meta and the resolved query; for programs',
  isFile: false,
  saysWhen: true,
  write: (answer) => Readable.from(pieces(answer), { objectMode: false }),
};

function* pieces({ data, ...about }: Answer): Generator<string> {
  yield '{"data":[';
  yield* jsonLines(data, ',');
  yield `],${JSON.stringify(about).slice(1)}`;
}
