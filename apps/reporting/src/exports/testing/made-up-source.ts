import { PassThrough, Readable } from 'node:stream';
import { asId, type Instant } from '#domain/ids.js';
import { type ExportSource, type OpenedExport } from '../export-source.js';

const DATA_AS_OF = asId<Instant>('2026-04-03T10:00:00.000Z');

/** A source that gives what a test says, whatever is asked. */
export function madeUpSource(open: () => Readable | Promise<Readable>): ExportSource {
  return {
    check: () => Promise.resolve(),
    open: async (): Promise<OpenedExport> => ({ stream: await open(), dataAsOf: DATA_AS_OF }),
  };
}

/** Rows that come when the test lets them. */
export function heldBack(): PassThrough {
  return new PassThrough();
}

export function lines(...texts: readonly string[]): Readable {
  return Readable.from(texts.map((text) => Buffer.from(`${text}\n`)));
}
