import { randomUUID } from 'node:crypto';
import { type ClientBase, type Pool } from 'pg';
import { type Instant, type TenantId } from '#domain/ids.js';
import { type Credential } from '#shared/access/credential.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type DestinationSettings } from '../deliver/destination-settings.js';
import { type ExportFormat } from '../export-format.js';
import { type ExportQuestion } from '../export-source.js';
import { type ClaimedJob, type ExportJob, type Written } from './export-job.js';

const sql = (name: string) => loadSql(import.meta.url, `./sql/${name}.sql`);
const INSERT = sql('insert-job');
const FIND = sql('find-job');
const FIND_BY_KEY = sql('find-by-idempotency-key');
const LIST = sql('list-jobs');
const COUNT_UNDER_WAY = sql('count-under-way');
const CLAIM = sql('claim-job');
const GIVE_UP = sql('give-up');
const KEEP = sql('keep-lease');
const FINISH = sql('finish-job');
const FAIL = sql('fail-job');
const PUT_BACK = sql('put-back-job');
const CANCEL = sql('cancel-job');
const REMOVE = sql('remove-job');
const EXPIRE = sql('expire-jobs');
const FORGET = sql('forget-jobs');
const HELD = sql('held-files');

/** A job to be started. */
export interface NewJob {
  readonly caller: Credential;
  readonly question: ExportQuestion;
  readonly format: ExportFormat;
  readonly idempotency?: { readonly key: string; readonly requestHash: Buffer };
  readonly run?: {
    readonly schedule: string;
    readonly dueAt: Date;
    readonly destination: DestinationSettings;
  };
}

/** A file that was written to its end. */
export interface Finished {
  readonly written: Written;
  readonly dataAsOf: Instant;
  readonly file: string;
  readonly host: string;
  readonly sha256: string;
  readonly keepHours: number;
}

/** The jobs, in PostgreSQL. Every time in it is PostgreSQL's: the clocks of processes differ. */
export class JobStore {
  constructor(private readonly postgres: Pool) {}

  /** The job; undefined when there is one already with its idempotency key, or of its schedule and due time. */
  async insert(job: NewJob, client: Pool | ClientBase = this.postgres): Promise<ExportJob | undefined> {
    const { caller, question, format, idempotency, run } = job;
    const { rows } = await client.query<ExportJob>(INSERT, [
      randomUUID(),
      caller.tenant,
      caller.keyId,
      caller.scopes,
      question,
      format,
      idempotency?.key ?? null,
      idempotency?.requestHash ?? null,
      run?.schedule ?? null,
      run?.dueAt ?? null,
      run?.destination ?? null,
    ]);
    return rows[0];
  }

  find(tenant: TenantId, id: string): Promise<ExportJob | undefined> {
    return this.one<ExportJob>(FIND, [tenant, id]);
  }

  findByIdempotencyKey({ tenant, keyId }: Credential, key: string): Promise<ExportJob | undefined> {
    return this.one<ExportJob>(FIND_BY_KEY, [tenant, keyId, key]);
  }

  /** The newest first. */
  async list(tenant: TenantId, schedule: string | null, limit: number): Promise<ExportJob[]> {
    return (await this.postgres.query<ExportJob>(LIST, [tenant, schedule, limit])).rows;
  }

  async countUnderWay(tenant: TenantId): Promise<number> {
    return (await this.one<{ jobs: number }>(COUNT_UNDER_WAY, [tenant]))?.jobs ?? 0;
  }

  claim(leaseMs: number, maxAttempts: number): Promise<ClaimedJob | undefined> {
    return this.one<ClaimedJob>(CLAIM, [randomUUID(), leaseMs, maxAttempts]);
  }

  async giveUp(maxAttempts: number, reason: string): Promise<void> {
    await this.postgres.query(GIVE_UP, [maxAttempts, reason]);
  }

  /** Whether the job is still this process's to write. */
  keep(job: ClaimedJob, leaseMs: number, written: Written, rowsTotal: number | null): Promise<boolean> {
    return this.did(KEEP, [job.id, job.lease, leaseMs, written.rows, written.bytes, rowsTotal]);
  }

  /** The job as it is now; undefined when it was not this process's any more. */
  async finish(client: ClientBase, job: ClaimedJob, done: Finished): Promise<ExportJob | undefined> {
    const { written, dataAsOf, file, host, sha256, keepHours } = done;
    const { rows } = await client.query<ExportJob>(FINISH, [
      job.id,
      job.lease,
      written.rows,
      written.bytes,
      dataAsOf,
      file,
      host,
      sha256,
      keepHours,
    ]);
    return rows[0];
  }

  fail(job: ClaimedJob, reason: string): Promise<boolean> {
    return this.did(FAIL, [job.id, job.lease, reason]);
  }

  /** @param isInterrupted nothing was wrong with it: the attempt does not count */
  putBack(job: ClaimedJob, afterMs: number, reason: string | null, isInterrupted: boolean): Promise<boolean> {
    return this.did(PUT_BACK, [job.id, job.lease, afterMs, reason, isInterrupted]);
  }

  /** The job as it is now; undefined when there is none, or it has ended. */
  cancel(tenant: TenantId, id: string): Promise<ExportJob | undefined> {
    return this.one<ExportJob>(CANCEL, [tenant, id]);
  }

  /** The job as it was; undefined when there is none, or it is under way. */
  remove(tenant: TenantId, id: string): Promise<ExportJob | undefined> {
    return this.one<ExportJob>(REMOVE, [tenant, id]);
  }

  /** Ends what may be kept no longer, and forgets what ended long ago. */
  async expire(forgetAfterDays: number): Promise<void> {
    await this.postgres.query(EXPIRE);
    await this.postgres.query(FORGET, [forgetAfterDays]);
  }

  /** Names of the files there is a reason for. */
  async heldFiles(): Promise<ReadonlySet<string>> {
    const { rows } = await this.postgres.query<{ name: string }>(HELD);
    return new Set(rows.map(({ name }) => name));
  }

  private async one<Row extends object>(text: string, values: unknown[]): Promise<Row | undefined> {
    return (await this.postgres.query<Row>(text, values)).rows[0];
  }

  private async did(text: string, values: unknown[]): Promise<boolean> {
    return ((await this.postgres.query(text, values)).rowCount ?? 0) > 0;
  }
}
