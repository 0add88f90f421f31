import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { rowCounter } from './row-counter.js';

const counted = (format: 'csv' | 'ndjson', text: string, cut: number): number | null => {
  const counter = rowCounter(format);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += cut) counter.take(bytes.subarray(at, at + cut));
  return counter.rows();
};
const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', '=') });

describe('rowCounter', () => {
  it('counts the records of CSV without its header, however it is quoted and cut', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), fc.integer({ min: 1, max: 9 }), (rows, cut) => {
        const text = stringify([['one', 'two'], ...rows], { quoted: true, record_delimiter: '\n' });
        expect(counted('csv', text, cut)).toBe(rows.length);
      }),
    );
  });

  it('counts the lines of NDJSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), (values, cut) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
        expect(counted('ndjson', text, cut)).toBe(values.length);
      }),
    );
  });

  it.each(['parquet', 'arrow'] as const)('does not pretend to know the rows of %s', (format) => {
    const counter = rowCounter(format);
    counter.take(Buffer.from('a\nb\n'));
    expect(counter.rows()).toBeNull();
  });
});
