import { type Pool } from 'pg';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type JobStore } from '../store/job-store.js';
import { dueUpTo } from './due-time.js';
import { type Schedule } from './schedule.js';

const DUE = loadSql(import.meta.url, './sql/due-schedule.sql');
const ADVANCE = loadSql(import.meta.url, './sql/advance-schedule.sql');

/**
 * Starts the export of every schedule that is due. Any number of processes do: the row is locked while its run is made,
 * and a run is one per schedule and due time.
 */
export class Scheduler {
  constructor(
    private readonly postgres: Pool,
    private readonly jobs: JobStore,
  ) {}

  /** Makes one run, if one is due. Whether there was one. */
  turn(): Promise<boolean> {
    return inTransaction(this.postgres, async (client) => {
      const { rows } = await client.query<Schedule & { readonly moment: Date }>(DUE);
      const [schedule] = rows;
      if (schedule === undefined) return false;
      const { tenant_id: tenant, name, question, format, destination } = schedule;
      const { due, next } = dueUpTo(schedule.cron, schedule.zone, schedule.next_due_at, schedule.moment);
      const caller = { tenant, keyId: schedule.put_by, scopes: schedule.scopes };
      await this.jobs.insert(
        { caller, question, format, run: { schedule: name, dueAt: due, destination } },
        client,
      );
      await client.query(ADVANCE, [tenant, name, due, next]);
      return true;
    });
  }
}
