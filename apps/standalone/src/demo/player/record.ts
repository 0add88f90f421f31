import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Exchange } from './exchange.js';

/** Headers that are secrets, or made with one; a record is a file people pass on. */
const SECRET_HEADERS = ['authorization', 'x-manyhands-backdate-token', 'signature', 'ashby-signature'];

/** Writes what was sent and what was answered to a file, one JSON object per line, in the order of the answers. */
export class Recorder {
  private readonly file: WriteStream;
  /** One wait for all who have to: each would otherwise listen for itself, by the dozen. */
  private drained: Promise<unknown> | undefined;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  async write(exchange: Exchange): Promise<void> {
    if (this.file.write(`${JSON.stringify(lineOf(exchange))}\n`)) return;
    this.drained ??= once(this.file, 'drain').finally(() => (this.drained = undefined));
    await this.drained;
  }

  async close(): Promise<void> {
    this.file.end();
    await finished(this.file);
  }
}

function lineOf(exchange: Exchange): unknown {
  if (exchange.kind === 'produced') {
    const { contentType, body } = exchange;
    const request = { method: 'PRODUCE', path: '', headers: { 'content-type': contentType }, body };
    return { kind: 'events', request, answer: { status: 0, body: '' } };
  }
  const { kind, question, answer } = exchange;
  const headers = Object.entries(question.headers ?? {}).filter(([name]) => !SECRET_HEADERS.includes(name));
  return {
    kind,
    request: { ...question, headers: Object.fromEntries(headers) },
    answer: { status: answer.status, location: answer.headers.location, body: answer.body },
  };
}
