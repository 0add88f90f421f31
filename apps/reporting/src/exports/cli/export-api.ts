import { Ajv } from 'ajv';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceAddress } from '#shared/cli/service-address.js';
import { Job, Problem } from './answers.js';

const ajv = new Ajv();
const isJob = ajv.compile<Job>(Job);
const isProblem = ajv.compile<Problem>(Problem);
/** Of one request that the service cannot answer now. */
const TRIES = 6;

/** The service did not do what it was asked; the message says what it answered. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

/** The exports of a service, over HTTP. A service that is away for a moment is asked again. */
export class ExportApi {
  constructor(
    private readonly address: ServiceAddress,
    private readonly waitMs = 2_000,
  ) {}

  /** Sent again, it is still one job: the request carries a key of its own. */
  start(body: unknown): Promise<Job> {
    return this.job('', {
      method: 'POST',
      headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  get(id: string): Promise<Job> {
    return this.job(`/${encodeURIComponent(id)}`, {});
  }

  /** The answer to a request for the rest of a file, whatever its status; undefined while the service is away. */
  async file({ id, sha256 }: Job, from: number): Promise<Response | undefined> {
    const headers: Record<string, string> =
      from === 0 ? {} : { range: `bytes=${String(from)}-`, 'if-range': `"${sha256 ?? ''}"` };
    const response = await this.send(`/${encodeURIComponent(id)}/file`, { headers }).catch(() => undefined);
    if (response === undefined || response.status === 503) return undefined;
    if (response.ok || response.status === 416) return response;
    throw await refusalOf(response);
  }

  private async job(path: string, init: RequestInit): Promise<Job> {
    for (let tries = 1; ; tries++) {
      const response = await this.send(path, init).catch((error: unknown) => {
        if (tries === TRIES) throw this.unreachable(error);
        return undefined;
      });
      const isAway = response === undefined || response.status === 503;
      if (isAway && tries < TRIES && !(await isOff(response))) {
        await pause(this.waitMs);
        continue;
      }
      if (response?.ok !== true) throw await refusalOf(response);
      const job: unknown = await response.json().catch(() => undefined);
      if (isJob(job)) return job;
      throw new ServiceError(
        `${this.address.url} answered something this version does not read; is it manyhands?`,
      );
    }
  }

  private send(path: string, init: RequestInit): Promise<Response> {
    const { url, key } = this.address;
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      authorization: `Bearer ${key}`,
    };
    return fetch(`${url}/api/v1/exports${path}`, { ...init, headers });
  }

  private unreachable(error: unknown): ServiceError {
    const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error;
    return new ServiceError(`${this.address.url} does not answer (${String(cause)}); give --url or set URL`);
  }
}

/** Whether waiting is of no use: what will be possible later says when. */
async function isOff(response: Response | undefined): Promise<boolean> {
  if (response === undefined) return false;
  if (response.headers.has('retry-after')) {
    await response.body?.cancel();
    return false;
  }
  return true;
}

async function refusalOf(response: Response | undefined): Promise<ServiceError> {
  const problem: unknown = await response?.json().catch(() => undefined);
  const status = String(response?.status ?? 'nothing');
  if (!isProblem(problem)) return new ServiceError(`The service answered ${status} without saying why`);
  const { title, detail = title, errors = [] } = problem;
  const more = errors
    .filter((error) => !detail.includes(error.detail))
    .map((error) => `  ${error.pointer}: ${error.detail}`);
  return new ServiceError([`The service answered ${status}: ${detail}`, ...more].join('\n'));
}
