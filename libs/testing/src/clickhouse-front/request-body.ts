import { createWriteStream } from 'node:fs';
import { type IncomingMessage } from 'node:http';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { refuse } from './refusal.js';

const LARGEST_STATEMENT_BYTES = 16 * 1024 * 1024;
const LARGEST_ROWS_BYTES = 1024 * 1024 * 1024;

/** The body as text, or as the fields of a form where the client sends its parameters so. */
export async function readStatement(
  request: IncomingMessage,
): Promise<{ text: string; fields: ReadonlyMap<string, string> }> {
  const chunks: Buffer[] = [];
  await pipeline([
    request,
    ...unpacking(request, LARGEST_STATEMENT_BYTES),
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    }),
  ]);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { text: bytes.toString('utf8'), fields: new Map() };
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === 'string') fields.set(name, value);
  return { text: fields.get('query') ?? '', fields };
}

/** The body as a file, for the engine to read. */
export async function storeRows(request: IncomingMessage, file: string): Promise<void> {
  await pipeline([
    request,
    ...unpacking(request, LARGEST_ROWS_BYTES),
    createWriteStream(file, { mode: 0o600 }),
  ]);
}

function unpacking(request: IncomingMessage, mostBytes: number): Transform[] {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return [bounded(mostBytes)];
  if (encoding === 'gzip') return [createGunzip(), bounded(mostBytes)];
  throw refuse(
    400,
    48,
    'NOT_IMPLEMENTED',
    `a body in ${encoding} is not read by this front: send gzip, or plain.`,
  );
}

function bounded(mostBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > mostBytes)
        done(refuse(413, 307, 'TOO_MANY_BYTES', `the body is larger than ${String(mostBytes)} bytes.`));
      else done(null, chunk);
    },
  });
}
