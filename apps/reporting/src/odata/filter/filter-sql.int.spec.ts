import { type ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { select } from '#shared/clickhouse/select.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { readQueryOptions } from '../grammar/query-options.js';
import { randomFilters, textOf } from '../testing/random-filters.js';
import { bindFilter } from './bind-filter.js';
import { type FilterColumn } from './bound-expression.js';
import { evaluate, type Row } from './evaluate.js';
import { sqlOf } from './sql-of.js';

const COLUMNS: readonly FilterColumn[] = [
  { name: 'team', type: 'text' },
  { name: 'note', type: 'text' },
  { name: 'shares', type: 'integer' },
  { name: 'clicks', type: 'integer' },
  { name: 'coverage', type: 'number' },
  { name: 'period_start', type: 'day' },
  { name: 'period_start_at', type: 'instant' },
];
const byName = new Map(COLUMNS.map((column) => [column.name, column]));

const TEXTS = ['', 'a', 'AB', "O'Neil", 'a+b & c=d', 'É', '日本', '(none)'];
const ROWS: readonly Row[] = Array.from({ length: 24 }, (_, n) => {
  const day = ['1999-12-31', '2026-03-28', '2026-03-29'][n % 3] ?? '';
  return {
    team: TEXTS[n % TEXTS.length] ?? '',
    note: n % 5 === 0 ? null : (TEXTS[(n * 3) % TEXTS.length] ?? ''),
    shares: n % 12,
    clicks: n % 4 === 0 ? null : (n % 7) - 2,
    coverage: n % 3 === 0 ? null : (n % 6) / 10,
    period_start: day,
    period_start_at: Date.parse(`${day}T00:00:00+01:00`),
  };
});

/** The rows with the types a compiled question gives them. */
const TABLE = `(
  SELECT
    toUInt8(number) AS id,
    {team:Array(String)}[number + 1] AS team,
    {note:Array(Nullable(String))}[number + 1] AS note,
    toUInt64({shares:Array(UInt64)}[number + 1]) AS shares,
    {clicks:Array(Nullable(Int64))}[number + 1] AS clicks,
    {coverage:Array(Nullable(Float64))}[number + 1] AS coverage,
    toDate({period_start:Array(String)}[number + 1]) AS period_start,
    toDateTime(intDiv({period_start_at:Array(Int64)}[number + 1], 1000), 'Europe/Amsterdam') AS period_start_at
  FROM numbers({size:UInt64})
)`;
const tableParams = {
  size: ROWS.length,
  ...Object.fromEntries(COLUMNS.map(({ name }) => [name, ROWS.map((row) => row[name])])),
};

describe('a $filter as SQL', () => {
  let clickhouse: ClickHouseClient;
  beforeAll(async () => {
    clickhouse = await openClickHouse();
  });
  afterAll(async () => {
    await clickhouse.close();
  });

  const selected = async (query: string): Promise<readonly number[]> => {
    const { filter } = readQueryOptions(query);
    if (filter === undefined) throw new Error('there is no filter');
    const { sql, params } = sqlOf(bindFilter(filter, byName));
    const statement = `SELECT id FROM ${TABLE} WHERE ${sql} ORDER BY id`;
    const rows = await select<{ id: number }>(clickhouse, statement, { ...tableParams, ...params });
    return rows.map(({ id }) => id);
  };
  const nulls = (column: string) => ROWS.flatMap((row, id) => (row[column] === null ? [id] : []));

  it('selects the rows that the expression is true for, whatever the expression', async () => {
    await fc.assert(
      fc.asyncProperty(randomFilters(COLUMNS, 2), async (filter) => {
        const expected = ROWS.flatMap((row, id) => (evaluate(filter, row) === true ? [id] : []));
        expect(await selected(`$filter=${encodeURIComponent(textOf(filter))}`)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['clicks eq null', nulls('clicks')],
    ['clicks ge null', nulls('clicks')],
    ['clicks gt null', []],
    ['null eq null and null ge null', ROWS.map((_, id) => id)],
    ['null ne null', []],
    ['not (clicks gt 100)', ROWS.map((_, id) => id)],
    ["not contains(note,'zzz')", ROWS.flatMap((row, id) => (row['note'] === null ? [] : [id]))],
    ["contains(note,'zzz') or true", ROWS.map((_, id) => id)],
    ['clicks in (null)', nulls('clicks')],
    ['shares in ()', []],
    ['null', []],
    ['period_start_at ge 2026-03-29T00:00:00+01:00', ROWS.flatMap((_, id) => (id % 3 === 2 ? [id] : []))],
    ["team eq '日本' and shares ge 1", [6, 14, 22]],
  ])('keeps to the rules of null: %s', async (text, ids) => {
    expect(await selected(`$filter=${encodeURIComponent(text)}`)).toEqual(ids);
  });

  it('takes what looks like SQL for the text it is', async () => {
    const text = "team eq ''' OR 1=1 --' or team eq '{tenant:String}' or team eq 'O''Neil'";
    expect(await selected(`$filter=${encodeURIComponent(text)}`)).toEqual([3, 11, 19]);
  });

  it('does not grow beyond its size when comparisons are nested', () => {
    const nested = `${'('.repeat(30)}true${" eq contains(note,'a'))".repeat(30)}`;
    const { filter } = readQueryOptions(`$filter=${encodeURIComponent(nested)}`);
    const sql = filter === undefined ? '' : sqlOf(bindFilter(filter, byName)).sql;
    expect(sql.length).toBeLessThan(4_000);
  });
});
