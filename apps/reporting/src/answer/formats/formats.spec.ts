import { tableFromIPC } from 'apache-arrow';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { buffer, text } from 'node:stream/consumers';
import { type ReportRow } from '../../reports/report.js';
import { answerOf } from '../../testing/answer-of.js';
import { arrow } from './arrow.js';
import { FORMATS } from './formats.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import { parquet } from './parquet.js';

const TYPES = { label: 'text', n: 'integer', share: 'number' } as const;
const ROWS: readonly ReportRow[] = [
  { label: 'Zoë', n: 3, share: 0.1 },
  { label: '', n: Number.MAX_SAFE_INTEGER, share: -1e-300 },
  { label: null, n: null, share: null },
  { label: 'line\nbreak', n: -1, share: 0 },
];
const answer = answerOf(TYPES, ROWS, { warnings: [{ code: 'careful', detail: 'Mind this.' }] });
const none = answerOf(TYPES, []);
const many = answerOf(
  TYPES,
  Array.from({ length: 25_001 }, (_, n) => ({ label: `row ${String(n)}`, n, share: n / 7 })),
);
const arrayBufferOf = async (stream: ReturnType<typeof parquet.write>) => {
  const bytes = await buffer(stream);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
};

describe.each(FORMATS.map((format) => [format.suffix, format] as const))(
  'an answer as %s',
  (_suffix, format) => {
    it('is made piece by piece, and never held as a whole', async () => {
      let total = 0;
      let largest = 0;
      for await (const piece of format.write(many) as AsyncIterable<Buffer | string>) {
        total += piece.length;
        largest = Math.max(largest, piece.length);
      }
      // The largest piece is a row group or batch of 10,000 of the 25,001 rows.
      expect(largest).toBeLessThan(total / 2);
    });
  },
);

describe('JSON', () => {
  it('says the same as the answer itself, with rows and without', async () => {
    expect(JSON.parse(await text(json.write(answer)))).toEqual(answer);
    expect(JSON.parse(await text(json.write(none)))).toEqual(none);
    expect(JSON.parse(await text(json.write(many)))).toEqual(many);
  });
});

describe('NDJSON', () => {
  it('is a row on every line, and empty without rows', async () => {
    const lines = (await text(ndjson.write(many))).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(many.data);
    expect(await text(ndjson.write(none))).toBe('');
    expect((await text(ndjson.write(answer))).split('\n')).toHaveLength(ROWS.length + 1);
  });
});

describe('Parquet', () => {
  it('has typed, nullable columns and says about itself what the JSON says', async () => {
    const metadata = parquetMetadata(await arrayBufferOf(parquet.write(answer)));
    const columns = parquetSchema(metadata).children.map(({ element }) => element);
    expect(
      columns.map(({ name, type, converted_type, repetition_type }) => [
        name,
        type,
        converted_type,
        repetition_type,
      ]),
    ).toEqual([
      ['label', 'BYTE_ARRAY', 'UTF8', 'OPTIONAL'],
      ['n', 'INT64', undefined, 'OPTIONAL'],
      ['share', 'DOUBLE', undefined, 'OPTIONAL'],
    ]);
    const about = Object.fromEntries(
      (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, JSON.parse(value ?? '') as unknown]),
    );
    expect(about).toEqual({
      'manyhands.meta': answer.meta,
      'manyhands.query': answer.query,
      'manyhands.columns': answer.columns,
    });
  });

  it('gives every row back, over several row groups, and none of none', async () => {
    const rowsOf = async (given: typeof answer) => {
      const rows = await parquetReadObjects({ file: await arrayBufferOf(parquet.write(given)) });
      return rows.map((row) => ({ ...row, n: row['n'] === null ? null : Number(row['n']) }));
    };
    expect(await rowsOf(answer)).toEqual(answer.data);
    expect(await rowsOf(many)).toEqual(many.data);
    expect(await rowsOf(none)).toEqual([]);
  });

  it('breaks off rather than round a number that is not whole', async () => {
    await expect(buffer(parquet.write(answerOf({ n: 'integer' }, [{ n: 1.5 }])))).rejects.toThrow(RangeError);
  });
});

describe('Arrow', () => {
  it('has typed, nullable columns and says about itself what the JSON says', async () => {
    const { schema } = tableFromIPC(await buffer(arrow.write(answer)));
    expect(schema.fields.map(({ name, type, nullable }) => [name, String(type), nullable])).toEqual([
      ['label', 'Utf8', true],
      ['n', 'Int64', true],
      ['share', 'Float64', true],
    ]);
    expect(JSON.parse(schema.metadata.get('manyhands.meta') ?? '')).toEqual(answer.meta);
    expect(schema.fields[1]?.metadata.get('definition')).toBe('What n means.');
  });

  it('gives every row back, over several batches, and its columns when there is none', async () => {
    const rowsOf = async (given: typeof answer) =>
      tableFromIPC(await buffer(arrow.write(given)))
        .toArray()
        .map((row: { toJSON(): Record<string, unknown> }) => row.toJSON())
        .map((row) => ({ ...row, n: row['n'] === null ? null : Number(row['n']) }));
    expect(await rowsOf(answer)).toEqual(answer.data);
    expect(await rowsOf(many)).toEqual(many.data);
    const empty = tableFromIPC(await buffer(arrow.write(none)));
    expect([empty.numRows, empty.schema.fields.map(({ name }) => name)]).toEqual([
      0,
      ['label', 'n', 'share'],
    ]);
  });

  it('breaks off rather than round a number that is not whole', async () => {
    await expect(buffer(arrow.write(answerOf({ n: 'integer' }, [{ n: 1.5 }])))).rejects.toThrow(RangeError);
  });
});
