import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { type Answer, Line, Problem } from './answers.js';
import { type ImportOptions } from './options.js';

const ajv = new Ajv();
const isLine = ajv.compile<Line>(Line);
const isProblem = ajv.compile<Problem>(Problem);
const isWhole = ajv.compile<Answer>(Line.properties.answer);
const TRIES = 5;
const WAIT_SECONDS = 2;

/** The service did not do what it was asked; the message says what it answered. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

type Told = { readonly answer: Answer } | { readonly problem: Problem };

/**
 * Sends the file and follows what is said about it. A service that is busy, or that lost a store half-way, is sent the
 * whole file again: what was taken counts once.
 */
export async function sendFile(
  options: ImportOptions,
  file: Buffer,
  progress: (text: string) => void,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const told = await send(options, file, progress);
    if ('answer' in told) return told.answer;
    const { problem } = told;
    // Taken whole or not at all, and not taken: the answer stands in the problem.
    if (isWhole(problem)) return problem;
    if (problem.status !== 503 || tries === TRIES) throw refusal(problem);
    progress(`  ${problem.detail ?? problem.title} Trying again.\n`);
    await pause(WAIT_SECONDS * 1_000);
  }
}

async function send(
  { url, key, kind, query }: ImportOptions,
  file: Buffer,
  progress: (text: string) => void,
): Promise<Told> {
  const response = await fetch(`${url}/api/v1/imports/${kind}?${query.toString()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', accept: 'application/x-ndjson' },
    body: new Uint8Array(file),
  }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new ServiceError(`${url} does not answer (${String(cause)}); give --url or set URL`);
  });
  if (!response.ok || response.body === null) {
    const problem: unknown = await response.json().catch(() => undefined);
    if (isProblem(problem)) return { problem };
    throw new ServiceError(`The service answered ${String(response.status)} without saying why`);
  }
  for await (const text of createInterface(Readable.fromWeb(response.body))) {
    const line: unknown = parsed(text);
    if (!isLine(line)) break;
    if (line.progress !== undefined)
      progress(`  ${line.progress.step}: ${String(line.progress.rowsRead)} rows\n`);
    if (line.answer !== undefined) return { answer: line.answer };
    if (line.problem !== undefined) return { problem: line.problem };
  }
  throw new ServiceError(`${url} answered something this version does not read; is it manyhands?`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal({ status, title, detail, errors = [] }: Problem): ServiceError {
  const more = errors.map((error) => error.detail).filter((text) => text !== detail);
  return new ServiceError([`The service answered ${String(status)}: ${detail ?? title}`, ...more].join('\n'));
}
