import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { Readable } from 'node:stream';
import { type Column } from '../../reports/report.js';
import { type Answer } from '../answer.js';
import { aboutOf } from './about.js';
import { type AnswerFormat } from './format.js';
import { cellsOf } from './typed-column.js';

/** Rows of a row group: what is held as columns and bytes at a time. */
const GROUP_ROWS = 10_000;

const TYPES = { text: 'STRING', integer: 'INT64', number: 'DOUBLE' } as const satisfies Record<
  Column['type'],
  ColumnSource['type']
>;

/** Apache Parquet: columns have the names of the API and their types; nothing is where a row has no value. */
export const parquet: AnswerFormat = {
  suffix: 'parquet',
  contentType: 'application/vnd.apache.parquet',
  description:
    'Apache Parquet: text as STRING, integer as INT64, number as DOUBLE, all nullable; meta, query and columns in its key-value metadata',
  isFile: true,
  saysWhen: true,
  write: (answer) => Readable.from(pieces(answer), { objectMode: false }),
};

function* pieces(answer: Answer): Generator<Uint8Array> {
  const { data, columns } = answer;
  const bytes = new ByteWriter();
  const columnsOf = (rows: Answer['data']): ColumnSource[] =>
    columns.map((column) => ({ name: column.name, type: TYPES[column.type], data: cellsOf(column, rows) }));
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnsOf([]) }),
    kvMetadata: aboutOf(answer).map(([key, value]) => ({ key, value })),
    createdBy: 'manyhands',
  });
  for (let from = 0; from < data.length; from += GROUP_ROWS) {
    void file.write({ columnData: columnsOf(data.slice(from, from + GROUP_ROWS)), rowGroupSize: GROUP_ROWS });
    yield taken(bytes);
  }
  void file.finish();
  yield taken(bytes);
}

/** What was written since the last time. `offset` goes on counting, so positions in the footer stay right. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice();
  bytes.index = 0;
  return chunk;
}
