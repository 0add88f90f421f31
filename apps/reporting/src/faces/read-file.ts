import { type ClickHouseClient } from '@clickhouse/client';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Row } from '../testing/recount.js';

const CSV_LINES = loadSql(import.meta.url, './csv-lines.sql');

/** The lines of a downloaded file, read by what others read such files with. */
export async function readFile(suffix: string, bytes: Buffer, clickhouse: ClickHouseClient): Promise<Row[]> {
  switch (suffix) {
    case 'csv': {
      const result = await clickhouse.query({
        query: CSV_LINES,
        query_params: { text: bytes.toString('utf8') },
        format: 'JSONEachRow',
        clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
      });
      return result.json<Row>();
    }
    case 'ndjson':
      return bytes
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row);
    case 'parquet':
      return (await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })).map(plain);
    case 'arrow':
      return tableFromIPC(bytes)
        .toArray()
        .map((row) => plain((row as { toJSON(): Record<string, unknown> }).toJSON()));
    default:
      throw new Error(`nothing reads ${suffix} here`);
  }
}

/** Whole numbers come as bigint, which nothing else here uses. */
function plain(line: Record<string, unknown>): Row {
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : (value as string | number | null),
    ]),
  );
}
