import { type Pool } from 'pg';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { LocalDays } from '../buckets/local-days.js';
import { takeLedgers } from '../candidates/ledger-lock.js';
import { recomputeCandidates } from '../candidates/recompute-candidates.js';
import { type Job, type JobStores } from './job.js';
import { switchLedger } from './switch-ledger.js';

const BEGIN_JOB = loadSql(import.meta.url, './begin-job.sql');
const NEXT_CANDIDATES = loadSql(import.meta.url, './next-candidates.sql');
const ADVANCE_JOB = loadSql(import.meta.url, './advance-job.sql');

/** Candidates of one step: few enough that a batch which waits for one of them does not wait long. */
const STEP = 500;

/**
 * Takes a job one step further: begins it, computes some candidates, or switches. Every step can be repeated: what was
 * computed has the same input hash and is left alone. Cut off anywhere, the next process goes on where this one was.
 *
 * Why no candidate is missed: from the moment the job is `computing`, every batch keeps both ledgers, and that moment is
 * one in which no batch was at work (the lock). A candidate who was there before is found by the walk, or is behind it
 * because it was computed; one who comes later is computed by the batch that brings them. Both read the facts after
 * they have the candidate's lock, so the later of the two has seen everything.
 */
export async function advanceJob(stores: JobStores, job: Job, step = STEP): Promise<void> {
  if (job.state === 'proposed') return beginJob(stores.postgres, job);
  const { tenant, version, standingVersion, after } = job;
  const { rows } = await stores.postgres.query<{ candidate_ref: string }>(NEXT_CANDIDATES, [
    tenant,
    standingVersion,
    after,
    step,
  ]);
  const refs = rows.map(({ candidate_ref }) => candidate_ref);
  const last = refs.at(-1);
  if (last === undefined) return switchLedger(stores, job);
  const days = await LocalDays.of([tenant], stores.zoneOf);
  if (!days.knows(tenant)) throw new Error(`organisation ${tenant} has settings to compute and no zone`);
  await recomputeCandidates(stores, tenant, refs, days, version);
  await stores.postgres.query(ADVANCE_JOB, [tenant, version, after, last, refs.length]);
}

async function beginJob(postgres: Pool, { tenant, version, standingVersion }: Job): Promise<void> {
  await inTransaction(postgres, async (transaction) => {
    await takeLedgers(transaction, tenant);
    await transaction.query(BEGIN_JOB, [tenant, version, standingVersion]);
  });
}
