import { type ClickHouseClient } from '@clickhouse/client';
import { join } from 'node:path';
import { asId, type TenantId } from '#domain/ids.js';
import { type StreamFormat } from '#reporting/query/line-reader.js';
import { SemanticQueries } from '#reporting/query/semantic-queries.js';
import { type QueryBody } from '#reporting/semantic/query/query-body.js';
import { type RunningReporting, runReporting } from '#reporting/testing/running-reporting.js';
import { type Credential } from '#shared/access/credential.js';
import { openEmbeddedClickHouse } from '#shared/embedded/clickhouse.js';
import { startEmbeddedPostgres } from '#shared/embedded/postgres.js';
import { median } from '../../statistics.js';
import { TENANT } from '../fill.js';
import { type Patience, timed } from '../samples.js';
import { recordingClient, type Statement } from './recording-client.js';

/** What the compiler writes, and nothing else the product asks the engine. */
const COMPILED = ' AS p_';

/** The engine on an installation that is stopped, and the product beside it, asked only for the SQL it would send. */
export interface BareEngine {
  readonly clickhouse: ClickHouseClient;
  /** The statements that the product's compiler makes of a question. */
  compiled(body: QueryBody): Promise<Statement[]>;
  /** The statement that an export of a question sends, without its format. */
  exported(body: QueryBody, format: StreamFormat): Promise<Statement>;
  /** Median milliseconds of those statements, sent straight to the engine. */
  ms(body: QueryBody, patience: Patience): Promise<number>;
}

export async function withBareEngine<T>(
  dataDir: string,
  key: string,
  work: (engine: BareEngine) => Promise<T>,
): Promise<T> {
  const clickhouse = await openEmbeddedClickHouse(join(dataDir, 'clickhouse'));
  const server = await startEmbeddedPostgres(join(dataDir, 'postgres'));
  const recorded = recordingClient(clickhouse);
  let reporting: RunningReporting | undefined;
  try {
    const running = await runReporting(server.url, recorded.client);
    reporting = running;
    const compiled = async (body: QueryBody): Promise<Statement[]> => {
      recorded.taken();
      const { status, text } = await running.post('/api/v1/query', key, body);
      if (status !== 200) throw new Error(`The question was refused: ${text.slice(0, 300)}`);
      return recorded.taken().filter(({ query }) => query.includes(COMPILED) && !query.startsWith('EXPLAIN'));
    };
    const queries = running.app.get(SemanticQueries, { strict: false });
    return await work({
      clickhouse,
      compiled,
      async exported(body, format) {
        const caller: Credential = {
          keyId: 'bench',
          tenant: asId<TenantId>(TENANT),
          scopes: ['reports:read'],
        };
        const prepared = await queries.prepare(body, caller);
        recorded.taken();
        const stopping = new AbortController();
        const { stream } = await queries.open(prepared, format, stopping.signal);
        stream.on('error', () => undefined); // it is cut off: only its statement is wanted
        stream.destroy();
        stopping.abort();
        const [statement] = recorded.taken().filter(({ query }) => query.includes(COMPILED));
        if (statement === undefined) throw new Error('The export asked the engine nothing');
        return { ...statement, query: statement.query.replace(`\nFORMAT ${format}`, '') };
      },
      async ms(body, patience) {
        const statements = await compiled(body);
        return median(await timed(() => sendAll(clickhouse, statements), patience));
      },
    });
  } finally {
    await reporting?.close();
    await clickhouse.close();
    await server.stop();
  }
}

async function sendAll(clickhouse: ClickHouseClient, statements: readonly Statement[]): Promise<void> {
  for (const { query, params } of statements) {
    const answer = await clickhouse.query({ query, query_params: params, format: 'JSONEachRow' });
    await answer.text();
  }
}
