import { type ClickHouseClient } from '@clickhouse/client';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { select } from '#shared/clickhouse/select.js';
import { ask, type Server } from '../../server.js';
import { rounded } from '../../statistics.js';
import { type Statement } from '../questions/recording-client.js';
import { FROM, TO } from '../named-reports.js';

/** The question with most lines: every content item on every network and day. */
export const LARGE: QueryBody = {
  measures: ['shares', 'clicks_human', 'impressions', 'coverage'],
  dimensions: ['content', 'network', 'campaign'],
  timeDimension: { granularity: 'day', dateRange: [FROM, TO] },
  order: [
    ['period', 'asc'],
    ['content', 'asc'],
  ],
};
export const EXPORTED = { csv: 'CSVWithNames', parquet: 'Parquet' } as const;
export type Exported = keyof typeof EXPORTED;

const POLL_MS = 20;
const LIMIT_MS = 600_000;

export interface ExportTimes {
  readonly format: Exported;
  readonly seconds: number;
  readonly bytes: number;
  /** Memory of the process in MiB: when the first bytes were in the file, and the most from then on. */
  readonly memory: { readonly first: number; readonly most: number };
}

interface Job {
  readonly state: string;
  readonly progress: { readonly bytes: number };
  readonly failure: string | null;
}

/** From asking for an export until its file is there. */
export async function exportSeconds(server: Server, format: Exported): Promise<ExportTimes> {
  const memory: number[] = [];
  const begun = performance.now();
  const { id } = await ask<{ id: string }>(
    server,
    'POST',
    '/api/v1/exports',
    JSON.stringify({ query: LARGE, format }),
  );
  for (;;) {
    const job = await ask<Job>(server, 'GET', `/api/v1/exports/${id}`);
    if (job.progress.bytes > 0) memory.push(server.child.memoryMiB());
    const seconds = (performance.now() - begun) / 1_000;
    if (job.state === 'done')
      return {
        format,
        seconds,
        bytes: job.progress.bytes,
        memory: { first: memory[0] ?? 0, most: Math.max(...memory) },
      };
    if (job.state === 'failed' || seconds * 1_000 > LIMIT_MS)
      throw new Error(`The export is ${job.state}: ${String(job.failure)}`);
    await pause(POLL_MS);
  }
}

/** The same statement, written to a file by the engine itself. */
export async function outfileSeconds(
  clickhouse: ClickHouseClient,
  statement: Statement,
  format: Exported,
  folder: string,
): Promise<{ readonly seconds: number; readonly lines: number }> {
  const file = join(folder, `bare.${format}`);
  const begun = performance.now();
  await clickhouse.command({
    query: `${statement.query}\nINTO OUTFILE '${file}' TRUNCATE FORMAT ${EXPORTED[format]}`,
    query_params: statement.params,
  });
  const seconds = (performance.now() - begun) / 1_000;
  const [counted] = await select<{ lines: number }>(
    clickhouse,
    `SELECT count() AS lines FROM (\n${statement.query}\n)`,
    statement.params,
  );
  rmSync(file);
  return { seconds: rounded(seconds, 2), lines: counted?.lines ?? 0 };
}
