import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type Job } from './answers.js';
import { ExportApi } from './export-api.js';
import { fetchFile } from './fetch-file.js';
import { type ExportOptions, HELP } from './options.js';
import { startProgress } from './progress.js';

const FILE_IS_THERE = 0;
const NO_FILE = 1;
const MEBIBYTE = 1024 * 1024;

/** Where a command writes: the answer apart from what is only about its progress. */
export interface Output {
  readonly answer: (text: string) => void;
  readonly progress: (text: string) => void;
  /** A bar can be drawn. */
  readonly isTerminal: boolean;
  /** Pause before the service is asked again, in ms. */
  readonly lookEveryMs: number;
}

/** Does what the command line asks. @returns the exit code; what cannot be done is thrown */
export async function runCommand(options: ExportOptions | undefined, output: Output): Promise<number> {
  if (options === undefined) {
    output.answer(HELP);
    return FILE_IS_THERE;
  }
  const { out } = options;
  const api = new ExportApi(options, output.lookEveryMs);
  const job = await written(api, await begin(api, options, output), output);
  const isDone = job.state === 'done';
  if (isDone) await fetched(api, job, out, output);
  if (options.json) output.answer(`${JSON.stringify({ ...job, out: isDone ? out : null }, null, 2)}\n`);
  else
    output.answer(
      isDone ? summary(job, out) : `The export is ${job.state}: ${job.failure ?? 'no reason is known'}\n`,
    );
  return isDone ? FILE_IS_THERE : NO_FILE;
}

async function begin(api: ExportApi, { job, out }: ExportOptions, { progress }: Output): Promise<Job> {
  if ('resume' in job) return api.get(job.resume);
  const started = await api.start(job.start);
  await rm(`${out}.part`, { force: true }); // of another export
  progress(`Started. If this is interrupted: npm run export -- --resume ${started.id} --out ${out}\n`);
  return started;
}

/** The job once it has ended. */
async function written(api: ExportApi, begun: Job, output: Output): Promise<Job> {
  const progress = startProgress('writing ', output.progress, output.isTerminal);
  try {
    for (let job = begun; ; job = await api.get(job.id)) {
      const { rows, bytes, fraction } = job.progress;
      progress.update(fraction, rows === null ? size(bytes) : `${String(rows)} rows, ${size(bytes)}`);
      if (job.state !== 'queued' && job.state !== 'running') return job;
      await pause(output.lookEveryMs);
    }
  } finally {
    progress.stop();
  }
}

async function fetched(api: ExportApi, job: Job, out: string, output: Output): Promise<void> {
  const progress = startProgress('fetching', output.progress, output.isTerminal);
  const total = job.size ?? 0;
  try {
    await fetchFile({
      api,
      job,
      out,
      waitMs: output.lookEveryMs,
      onBytes: (bytes) => {
        progress.update(total === 0 ? 1 : bytes / total, `${size(bytes)} of ${size(total)}`);
      },
    });
  } finally {
    progress.stop();
  }
}

function summary({ progress: { rows }, size: bytes, dataAsOf, sha256 }: Job, out: string): string {
  const count = rows === null ? '' : `${String(rows)} rows, `;
  return `${out}: ${count}${size(bytes ?? 0)}, data as of ${dataAsOf ?? '?'}\nsha256 ${sha256 ?? '?'}\n`;
}

function size(bytes: number): string {
  return bytes < MEBIBYTE ? `${String(bytes)} bytes` : `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
}
