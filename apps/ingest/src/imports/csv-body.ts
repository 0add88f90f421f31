import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ProblemError, unavailable } from '#shared/errors/problem.js';
import { MAX_FILE_BYTES } from './max-file-bytes.js';

const MIB = 1024 * 1024;
/** Files are held in memory, never on a disk: they are full of names. Two at a time bounds how much. */
const MAX_FILES = 2;

/**
 * The body of an import. `text/csv` is handed over as a stream and read here, after the key was checked: nobody without
 * one makes us hold 64 MiB.
 */
@Injectable()
export class CsvBody implements OnModuleInit {
  private files = 0;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('text/csv', (_request, stream, done) => {
      done(null, stream);
    });
  }

  /** Takes one of the places for files. @returns what gives it back; harmless when called again */
  enter(): () => void {
    if (this.files >= MAX_FILES)
      throw unavailable('Other files are being imported; nothing was read of this one.');
    this.files++;
    let isHere = true;
    return () => {
      if (isHere) this.files--;
      isHere = false;
    };
  }

  /** @throws a 415 for another content type, a 413 for a file that is too large, a 400 for one that is empty */
  async read(request: FastifyRequest): Promise<Buffer> {
    const { body } = request;
    if (!(body instanceof Readable))
      throw new ProblemError('unsupported-media-type', { detail: 'A file is read as text/csv.' });
    if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES) throw tooLarge();
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > MAX_FILE_BYTES) throw tooLarge();
      pieces.push(piece);
    }
    if (bytes === 0) throw new ProblemError('bad-request', { detail: 'The file is empty.' });
    return Buffer.concat(pieces);
  }
}

function tooLarge(): ProblemError {
  return new ProblemError('too-large', {
    detail: `A file may have ${String(MAX_FILE_BYTES / MIB)} MiB. Send it in parts, each with the header. Nothing was stored.`,
  });
}
