import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { type Exchange } from './doors.js';

/** Headers that are secrets; a record is a file people pass on. */
const SECRET_HEADERS = ['authorization', 'x-manyhands-backdate-token'];

/** Writes every request and its answer to a file, one JSON object per line, in the order of the answers. */
export class Recorder {
  private readonly file: WriteStream;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  async write({ kind, question, answer }: Exchange): Promise<void> {
    const headers = Object.entries(question.headers ?? {}).filter(([name]) => !SECRET_HEADERS.includes(name));
    const line = JSON.stringify({
      kind,
      request: { ...question, headers: Object.fromEntries(headers) },
      answer: { status: answer.status, location: answer.headers.location, body: answer.body },
    });
    if (!this.file.write(`${line}\n`)) await once(this.file, 'drain');
  }

  async close(): Promise<void> {
    this.file.end();
    await finished(this.file);
  }
}
