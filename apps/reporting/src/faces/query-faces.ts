import { buffer } from 'node:stream/consumers';
import { asId, type TenantId } from '#domain/ids.js';
import { SemanticQueries } from '../query/semantic-queries.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting } from '../testing/running-reporting.js';
import { type Face, type FaceQuestion } from './face.js';
import { readFile } from './read-file.js';

/** POST /api/v1/query. */
export function queryFace(reporting: RunningReporting, key: string): Face {
  return {
    name: 'query',
    async ask(question) {
      const { status, text, body } = await reporting.post('/api/v1/query', key, bodyOf(question, 50_000));
      if (status !== 200) throw new Error(text);
      return [{ rows: (body as { data: Row[] }).data, measures: question.measures }];
    },
  };
}

/** What an export writes, as CSV and as Parquet in turn. */
export function exportFace({ app, clickhouse }: RunningReporting, tenant: string): Face {
  const queries = app.get(SemanticQueries, { strict: false });
  const caller = { keyId: 'test', tenant: asId<TenantId>(tenant), scopes: ['reports:read' as const] };
  let asked = 0;
  return {
    name: 'export',
    async ask(question) {
      const [suffix, format] = (asked++ % 2 === 0 ? ['csv', 'CSVWithNames'] : ['parquet', 'Parquet']) as [
        string,
        'CSVWithNames' | 'Parquet',
      ];
      const prepared = await queries.prepare(bodyOf(question), caller);
      const { stream } = await queries.open(prepared, format, new AbortController().signal);
      return [
        { rows: await readFile(suffix, await buffer(stream), clickhouse), measures: question.measures },
      ];
    },
  };
}

function bodyOf({ measures, dimensions, granularity, from, to }: FaceQuestion, limit?: number): QueryBody {
  return {
    measures: [...measures],
    dimensions: [...dimensions],
    timeDimension: { granularity, dateRange: [from, to] },
    ...(limit === undefined ? {} : { limit }),
  };
}
