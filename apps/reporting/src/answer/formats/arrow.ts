import {
  AsyncByteQueue,
  type Data,
  type DataType,
  Field,
  Float64,
  Int64,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import { Readable } from 'node:stream';
import { type Column, type ReportRow } from '../../reports/report.js';
import { type Answer } from '../answer.js';
import { aboutOf } from './about.js';
import { type AnswerFormat } from './format.js';
import { cellsOf } from './typed-column.js';

const BATCH_ROWS = 10_000;

/** Apache Arrow's IPC format, the streaming one: it can be read as it comes in, and has no footer. */
export const arrow: AnswerFormat = {
  suffix: 'arrow',
  contentType: 'application/vnd.apache.arrow.stream',
  description:
    'Apache Arrow IPC stream: text as Utf8, integer as Int64, number as Float64, all nullable; meta, query and columns in the metadata of its schema, title, unit and definition with each field',
  isFile: true,
  saysWhen: true,
  write: (answer) => Readable.from(pieces(answer), { objectMode: false }),
};

/** What the writer wrote since it was last asked. Its own stream neither waits for a slow reader nor passes errors on. */
class Pieces extends AsyncByteQueue {
  private written: Uint8Array[] = [];

  override write(value: Parameters<AsyncByteQueue['write']>[0]): void {
    if (value instanceof Uint8Array) this.written.push(value);
    else throw new TypeError('Arrow wrote something else than bytes');
  }

  take(): Uint8Array {
    const piece = Buffer.concat(this.written);
    this.written = [];
    return piece;
  }
}

function* pieces(answer: Answer): Generator<Uint8Array> {
  const { data, columns } = answer;
  const schema = new Schema(columns.map(fieldOf), new Map(aboutOf(answer)));
  const bytes = new Pieces();
  const writer = new RecordBatchStreamWriter().reset(bytes);
  // At least one batch, if of no rows: without any the stream would not even name its columns.
  for (let from = 0; from === 0 || from < data.length; from += BATCH_ROWS) {
    writer.write(batchOf(schema, columns, data.slice(from, from + BATCH_ROWS)));
    yield bytes.take();
  }
  writer.finish();
  yield bytes.take();
}

function fieldOf({ name, type, title, unit, definition }: Column): Field {
  return new Field(name, typeOf(type), true, new Map(Object.entries({ title, unit, definition })));
}

function typeOf(type: Column['type']): DataType {
  switch (type) {
    case 'text':
      return new Utf8();
    case 'integer':
      return new Int64();
    case 'number':
      return new Float64();
  }
}

function batchOf(schema: Schema, columns: readonly Column[], rows: readonly ReportRow[]): RecordBatch {
  const children = columns.map((column) => {
    const builder = makeBuilder<DataType, null>({ type: typeOf(column.type), nullValues: [null] });
    for (const cell of cellsOf(column, rows)) builder.append(cell);
    return builder.finish().flush() as Data; // typed by Arrow only where the column's type is known beforehand
  });
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: rows.length, nullCount: 0, children }));
}
