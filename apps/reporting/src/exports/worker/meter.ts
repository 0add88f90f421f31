import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { type ExportFormat } from '../export-format.js';
import { type Written } from '../store/export-job.js';
import { rowCounter } from './row-counter.js';
import { TAIL_BYTES } from './whole-file.js';

/** What is known of a file by having seen its bytes pass, without keeping them. */
export interface Meter {
  readonly through: Transform;
  readonly written: () => Written;
  /** Of everything that passed. Asked once, at the end. */
  sha256(): string;
  /** The last of what passed. */
  tail(): Buffer;
}

export function meter(format: ExportFormat): Meter {
  const hash = createHash('sha256');
  const counter = rowCounter(format);
  let bytes = 0;
  let tail = Buffer.alloc(0);
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      counter.take(chunk);
      // Copied: a part of a chunk would keep the whole of it.
      tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      done(null, chunk);
    },
  });
  return {
    through,
    written: () => ({ rows: counter.rows(), bytes }),
    sha256: () => hash.digest('hex'),
    tail: () => tail,
  };
}
