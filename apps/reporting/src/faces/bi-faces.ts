import { type ClickHouseClient } from '@clickhouse/client';
import { select } from '#shared/clickhouse/select.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { viewStatement } from '../mart/access/mart-statements.js';
import { martViews } from '../mart/views/mart-views.js';
import { FACT_LISTS } from '../odata/metadata/set-list.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting } from '../testing/running-reporting.js';
import { type Face, type FaceQuestion } from './face.js';

const TEAM_PEOPLE = loadSql(import.meta.url, '../../../../db/clickhouse/buckets/team_people.sql');

const FIRST_CUBE = {
  sharing: 'reach',
  verdicts: 'verdicts',
  outcomes: 'outcomes',
  credit: 'credit',
  programme: 'programme',
} as const;
const SUFFIX = { day: 'Daily', week: 'Weekly', month: 'Monthly' } as const;

/** The name of the table, as OData writes it, that answers a question. */
function tableOf({ subject, dimensions, granularity }: FaceQuestion): string | undefined {
  if (granularity === 'none') return undefined;
  const list = FACT_LISTS.find(
    (one) =>
      one.cubes[0] === FIRST_CUBE[subject] &&
      one.dimensions.toSorted().join() === dimensions.toSorted().join(),
  );
  return list === undefined ? undefined : `${list.name}${SUFFIX[granularity]}`;
}

/** Between which days the periods of a question begin. */
function startsOf({ granularity, from, to }: FaceQuestion): {
  readonly first: string;
  readonly last: string;
} {
  // A month begins before the first day that is asked.
  return { first: granularity === 'month' ? `${from.slice(0, 8)}01` : from, last: to };
}

/** GET /odata/v4/{table}, the columns of the question selected and its days required. */
export function odataFace(reporting: RunningReporting, key: string): Face {
  return {
    name: 'odata',
    async ask(question) {
      const table = tableOf(question);
      if (table === undefined) return undefined;
      const { measures, dimensions } = question;
      const columns = ['period', ...dimensions, ...measures].join(',');
      const { first, last } = startsOf(question);
      const filter = `period_start ge ${first} and period_start le ${last}`;
      const { status, text, body } = await reporting.get(
        `/odata/v4/${table}?$select=${columns}&$filter=${encodeURIComponent(filter)}`,
        key,
      );
      if (status !== 200) throw new Error(text);
      return [{ rows: (body as { value: Row[] }).value, measures }];
    },
  };
}

/** The views of the mart, made in the test's own database under names that begin with mart_. */
export async function sqlFace(
  clickhouse: ClickHouseClient,
  tenant: { readonly id: string; readonly zone: string },
  days: readonly string[],
): Promise<Face> {
  const [{ database } = { database: '' }] = await select<{ database: string }>(
    clickhouse,
    'SELECT currentDatabase() AS database',
  );
  const views = martViews(database);
  for (const view of views) {
    const statement = viewStatement(view, { database, owner: 'default', cluster: undefined });
    await clickhouse.command({ query: statement.replace('VIEW mart.', 'VIEW mart_') });
  }
  // What attribution notes besides the rollups.
  await clickhouse.insert({
    table: 'organisation',
    values: [{ tenant: tenant.id, zone: tenant.zone, min_group_size: 5 }],
    format: 'JSONEachRow',
  });
  await clickhouse.command({
    query: ['INSERT INTO team_people SELECT *, 1 AS version FROM (', TEAM_PEOPLE, ')'].join('\n'),
    query_params: { tenant: tenant.id, zone: tenant.zone, days },
  });
  return {
    name: 'sql',
    async ask(question) {
      const table = tableOf(question);
      const view = table?.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
      // Of what no rollup is kept there is no view.
      if (!views.some(({ name }) => name === view)) return undefined;
      const columns = ['period', ...question.dimensions, ...question.measures].join(', ');
      const rows = await select<Row>(
        clickhouse,
        `SELECT ${columns} FROM mart_${String(view)} WHERE tenant = {tenant:String} AND period_start BETWEEN {first:Date} AND {last:Date}`,
        { tenant: tenant.id, ...startsOf(question) },
      );
      return [{ rows, measures: question.measures }];
    },
  };
}
