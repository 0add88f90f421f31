import { createReadStream } from 'node:fs';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ProblemError } from '#shared/errors/problem.js';
import { EXPORT_FORMATS } from '../export-format.js';
import { type ExportPlace } from '../export-place.js';
import { type ExportJob } from '../store/export-job.js';
import { type DownloadPlan, planDownload } from './plan-download.js';

/**
 * Sends the file of a job, or the part of it that is asked for. The tag is the hash of the content: a download that was
 * interrupted goes on with Range and If-Range until the file is whole.
 */
export async function sendFile(
  job: ExportJob,
  { folder, host }: ExportPlace,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (job.file === null || job.sha256 === null) noFile(job);
  const size = await folder?.sizeOf(job.file);
  if (folder === undefined || size === undefined)
    throw new ProblemError('conflict', {
      detail: `The file was written on ${job.host ?? 'another machine'}, and this is ${host}. Several reporting processes need one EXPORT_DIR that all of them reach.`,
    });
  const etag = `"${job.sha256}"`;
  const plan = planDownload(size, etag, {
    range: request.headers.range,
    ifRange: header(request, 'if-range'),
    ifNoneMatch: request.headers['if-none-match'],
  });
  void reply.status(plan.status).headers({
    ...plan.headers,
    'content-type': EXPORT_FORMATS[job.format].mediaType,
    'content-disposition': `attachment; filename="${nameFor(job)}"`,
    'cache-control': 'private, no-store',
    'repr-digest': `sha-256=:${Buffer.from(job.sha256, 'hex').toString('base64')}:`,
  });
  await reply.send(bodyOf(plan, folder.pathOf(job.file), request.method));
}

/** A fresh stream of exactly the bytes; nothing for HEAD, which gets the same headers. */
function bodyOf({ bytes }: DownloadPlan, path: string, method: string) {
  if (bytes === undefined || method === 'HEAD') return undefined;
  return createReadStream(path, { start: bytes.first, end: bytes.last });
}

/** What it is saved as: of a schedule's run its name, else ours; and the day of the data. */
function nameFor(job: ExportJob): string {
  const day = (job.due_at ?? job.data_as_of ?? job.created_at).toISOString().slice(0, 10);
  return `${job.schedule ?? 'manyhands'}_${day}_${job.id.slice(0, 8)}.${job.format}`;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function noFile({ state, failure }: ExportJob): never {
  switch (state) {
    case 'queued':
    case 'running':
      throw new ProblemError('conflict', {
        detail: `The export is ${state}: there is a file when its state is done.`,
        headers: { 'retry-after': '2' },
      });
    case 'expired':
      throw new ProblemError('not-found', { detail: 'The file has expired. Start the export again.' });
    case 'failed':
      throw new ProblemError('not-found', {
        detail: `The export failed: ${failure ?? 'no reason is known'}`,
      });
    case 'cancelled':
      throw new ProblemError('not-found', { detail: 'The export was cancelled.' });
    case 'done':
      throw new Error('a job that is done has a file');
  }
}
