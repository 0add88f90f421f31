import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json.js';
import { type Credential } from '#shared/access/credential.js';
import { ProblemError } from '#shared/errors/problem.js';
import { checkQuestion, questionOf } from './check-question.js';
import { type StartExport } from './export.bodies.js';
import { EXPORT_PLACE, type ExportPlace } from './export-place.js';
import { EXPORT_SOURCE, type ExportSource } from './export-source.js';
import { type ExportJob } from './store/export-job.js';
import { JobStore } from './store/job-store.js';
import { WakeUp } from './worker/wake-up.js';

/** More than anybody waits for; one organisation must not fill the disk and everybody's time. */
export const MAX_UNDER_WAY = 50;
const LISTED = 100;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** Exports as an organisation handles them: started, looked at, cancelled, removed. */
@Injectable()
export class ExportsService {
  constructor(
    @Inject(JobStore) private readonly jobs: JobStore,
    @Inject(EXPORT_SOURCE) private readonly source: ExportSource,
    @Inject(EXPORT_PLACE) private readonly place: ExportPlace,
    @Inject(WakeUp) private readonly wakeUp: WakeUp,
  ) {}

  /** The job; the one there is already when the same request was made before under the same idempotency key. */
  async start(caller: Credential, body: StartExport, idempotencyKey: string | undefined): Promise<ExportJob> {
    if (this.place.folder === undefined)
      throw new ProblemError('unavailable', {
        detail: 'Exports are off in this installation: its operator has set no EXPORT_DIR.',
      });
    const idempotency =
      idempotencyKey === undefined
        ? undefined
        : { key: checkedKey(idempotencyKey), requestHash: hashOf(body) };
    const before = idempotency && (await this.before(caller, idempotency));
    if (before !== undefined) return before;
    const question = questionOf(body);
    await checkQuestion(this.source, question, caller);
    if ((await this.jobs.countUnderWay(caller.tenant)) >= MAX_UNDER_WAY)
      throw new ProblemError('too-many-requests', {
        detail: `${String(MAX_UNDER_WAY)} exports of the organisation are under way; wait for one, or cancel one.`,
        headers: { 'retry-after': '30' },
      });
    const { format } = body;
    const job = await this.jobs.insert({
      caller,
      question,
      format,
      ...(idempotency === undefined ? {} : { idempotency }),
    });
    this.wakeUp.ring();
    // None: the same request came twice at once, and the other was first.
    const started = job ?? (idempotency && (await this.before(caller, idempotency)));
    if (started === undefined) throw new Error('an export was neither started nor there');
    return started;
  }

  list(caller: Credential, schedule: string | undefined): Promise<ExportJob[]> {
    return this.jobs.list(caller.tenant, schedule ?? null, LISTED);
  }

  async get(caller: Credential, id: string): Promise<ExportJob> {
    const job = UUID.test(id) ? await this.jobs.find(caller.tenant, id) : undefined;
    return job ?? notFound();
  }

  /** Cancels a job that is under way, and gives it as it is then; removes one that has ended, with its file. */
  async remove(caller: Credential, id: string): Promise<ExportJob | undefined> {
    if (!UUID.test(id)) notFound();
    const cancelled = await this.jobs.cancel(caller.tenant, id);
    if (cancelled !== undefined) return cancelled;
    const removed = await this.jobs.remove(caller.tenant, id);
    if (removed === undefined) notFound();
    // On another machine it goes when that one sweeps.
    if (removed.file !== null) await this.place.folder?.remove(removed.file);
    return undefined;
  }

  private async before(
    caller: Credential,
    { key, requestHash }: { readonly key: string; readonly requestHash: Buffer },
  ): Promise<ExportJob | undefined> {
    const job = await this.jobs.findByIdempotencyKey(caller, key);
    if (job !== undefined && job.request_hash?.equals(requestHash) !== true)
      throw new ProblemError('conflict', {
        detail: 'This Idempotency-Key has started another export. Use a new one for a new question.',
      });
    return job;
  }
}

function checkedKey(key: string): string {
  if (IDEMPOTENCY_KEY.test(key)) return key;
  throw new ProblemError('bad-request', {
    detail: 'Idempotency-Key must be 1 to 255 printable characters without spaces.',
  });
}

function hashOf(body: StartExport): Buffer {
  return createHash('sha256').update(canonicalJson(body)).digest();
}

function notFound(): never {
  throw new ProblemError('not-found', { detail: 'The organisation has no export with this id.' });
}
