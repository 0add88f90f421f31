import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool, type QueryConfig } from 'pg';
import { type Bus } from '../bus/bus.js';
import { ACCEPTED } from '../bus/topics.js';

/** Longest a store may take to answer before it counts as away. */
export const PROBE_MS = 3_000;

/** One thing a process cannot work without, and how to ask whether it is there. */
export interface Probe {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
}

/** Nest injection token of the process's {@link Probe}s. */
export const PROBES = Symbol('Probes');

export function postgresProbe(pool: Pool): Probe {
  const query: QueryConfig & { readonly query_timeout: number } = {
    text: 'SELECT 1',
    query_timeout: PROBE_MS,
  };
  return { name: 'postgres', ask: () => pool.query(query) };
}

export function clickHouseProbe(client: ClickHouseClient): Probe {
  return {
    name: 'clickhouse',
    ask: async () => {
      const answer = await client.query({
        query: 'SELECT 1',
        format: 'JSONEachRow',
        abort_signal: AbortSignal.timeout(PROBE_MS),
      });
      return answer.text();
    },
  };
}

/** Asks the log for the ends of a topic: cheap, and answered by whoever would have to take the next event. */
export function logProbe(bus: Bus): Probe {
  return { name: 'log', ask: () => bus.watermarks(ACCEPTED) };
}
