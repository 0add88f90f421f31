import { type Pool } from 'pg';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryWithin } from '../query-within.js';

const sql = (name: string) => ({
  name: `event-log-${name}`,
  text: loadSql(import.meta.url, `./${name}.sql`),
});
const JOIN = sql('join');
const HEARTBEAT = sql('heartbeat');
const ACQUIRE = sql('acquire');
const COMMIT = sql('commit');
const RELEASE = sql('release');
const LEAVE = sql('leave');

/** A partition held under a lease. The epoch is the fence: whoever takes the partition over gets a higher one. */
export interface Lease {
  readonly partition: number;
  readonly epoch: number;
}

/** A lease just taken, with where the group stands. */
export interface NewLease extends Lease {
  readonly nextOffset: number;
}

/** What a heartbeat learned. */
export interface Standing {
  /** The partitions that are really held, with their leases renewed. */
  readonly held: ReadonlySet<number>;
  readonly partitions: number;
  readonly members: number;
  /** How many living members come before this one. */
  readonly rank: number;
}

/** The tables of one consumer group of one topic, as one member sees them. */
export class GroupStore {
  readonly #pool: Pool;
  readonly #member: string;
  readonly #leaseMs: number;
  readonly #timeoutMs: number;
  readonly #of: readonly [topic: string, group: string];

  constructor(pool: Pool, topic: string, group: string, member: string, leaseMs: number) {
    this.#pool = pool;
    this.#of = [topic, group];
    this.#member = member;
    this.#leaseMs = leaseMs;
    // Short enough that a heartbeat that hangs can be repeated before the leases run out.
    this.#timeoutMs = leaseMs / 3;
  }

  /** Gives the group a place in each partition: at the first offset kept, the first time it is seen. */
  async join(): Promise<void> {
    await this.#run(JOIN, []);
  }

  async heartbeat(leases: readonly Lease[]): Promise<Standing> {
    const { rows } = await this.#run<{
      held: number[];
      partitions: number;
      others: number;
      before_me: number;
    }>(HEARTBEAT, [
      this.#member,
      this.#leaseMs,
      leases.map((lease) => lease.partition),
      leases.map((lease) => lease.epoch),
    ]);
    const [row] = rows;
    if (!row) throw new Error('a heartbeat always answers one row');
    return {
      held: new Set(row.held),
      partitions: row.partitions,
      members: row.others + 1,
      rank: row.before_me,
    };
  }

  /** Takes up to `count` free partitions, each under a new epoch. */
  async acquire(count: number, except: readonly number[]): Promise<NewLease[]> {
    const { rows } = await this.#run<{
      partition: number;
      epoch: string | number;
      next_offset: string | number;
    }>(ACQUIRE, [this.#member, this.#leaseMs, except, count]);
    return rows.map((row) => ({
      partition: row.partition,
      epoch: Number(row.epoch),
      nextOffset: Number(row.next_offset),
    }));
  }

  /** False when the partition has been taken over: the offset did not move. */
  async commit(lease: Lease, nextOffset: number): Promise<boolean> {
    const { rowCount } = await this.#run(COMMIT, [lease.partition, lease.epoch, nextOffset]);
    return rowCount === 1;
  }

  async release(lease: Lease): Promise<void> {
    await this.#run(RELEASE, [lease.partition, lease.epoch]);
  }

  async leave(): Promise<void> {
    await this.#run(LEAVE, [this.#member]);
  }

  #run<Row extends object = Record<string, never>>(
    statement: { name: string; text: string },
    values: unknown[],
  ) {
    return queryWithin<Row>(this.#pool, this.#timeoutMs, { ...statement, values: [...this.#of, ...values] });
  }
}
