import { type ClientBase, type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { type ExportJob } from './export-job.js';

const sql = (name: string) => loadSql(import.meta.url, `./sql/${name}.sql`);
const CLAIM = sql('claim-delivery');
const DELIVERED = sql('delivered');
const PUT_OFF = sql('put-off-delivery');
const FAIL = sql('fail-delivery');

/** What is known of the files that have still to be put where a schedule wants them. */
export class DeliveryStore {
  constructor(private readonly postgres: Pool) {}

  /** @param attemptMs longest one attempt may take; afterwards another process tries */
  async claim(attemptMs: number): Promise<ExportJob | undefined> {
    return (await this.postgres.query<ExportJob>(CLAIM, [attemptMs])).rows[0];
  }

  /** Whether it had not been said before. */
  async delivered(client: ClientBase, job: ExportJob, to: string): Promise<boolean> {
    return ((await client.query(DELIVERED, [job.id, to])).rowCount ?? 0) > 0;
  }

  /** @param isElsewhere the file is on another machine, which is no failed attempt */
  async putOff(job: ExportJob, afterMs: number, reason: string | null, isElsewhere: boolean): Promise<void> {
    await this.postgres.query(PUT_OFF, [job.id, afterMs, reason, isElsewhere]);
  }

  async fail(job: ExportJob, reason: string): Promise<void> {
    await this.postgres.query(FAIL, [job.id, reason]);
  }
}
