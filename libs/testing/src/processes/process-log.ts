import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const MOST_BYTES = 262_144;

/**
 * What a process writes, kept in a file: a process of which nobody reads the output never blocks on a full pipe, and
 * the file is still there to read when the test has failed.
 */
export class ProcessLog {
  #runStart = 0;

  constructor(readonly file: string) {}

  /** Opens the file for a new run of the process, behind what earlier runs wrote. The caller closes it. */
  openForRun(): number {
    this.#runStart = this.#size();
    return openSync(this.file, 'a');
  }

  /** What this run has written, from its beginning. */
  ofThisRun(): string {
    return this.#read(this.#runStart, MOST_BYTES);
  }

  /** The last whole lines of this run. */
  tail(lines: number): string {
    const from = Math.max(this.#runStart, this.#size() - MOST_BYTES);
    return this.#read(from, MOST_BYTES).trimEnd().split('\n').slice(-lines).join('\n');
  }

  #size(): number {
    return existsSync(this.file) ? statSync(this.file).size : 0;
  }

  #read(from: number, most: number): string {
    if (!existsSync(this.file)) return '';
    const descriptor = openSync(this.file, 'r');
    try {
      const buffer = Buffer.alloc(most);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, most, from)).toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  }
}
