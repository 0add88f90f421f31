import fc from 'fast-check';
import { readRange } from './read-range.js';

describe('readRange', () => {
  // The examples of RFC 9110, section 14.1.2, for a file of 10000 bytes.
  it.each([
    ['bytes=0-499', { first: 0, last: 499 }],
    ['bytes=500-999', { first: 500, last: 999 }],
    ['bytes=-500', { first: 9_500, last: 9_999 }],
    ['bytes=9500-', { first: 9_500, last: 9_999 }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=-1', { first: 9_999, last: 9_999 }],
    ['bytes= 0-999', { first: 0, last: 999 }],
  ])('reads %s', (header, range) => {
    expect(readRange(header, 10_000)).toEqual(range);
  });

  it.each([
    ['nothing', undefined],
    ['several ranges', 'bytes=0-0,-1'],
    ['another unit', 'lines=1-2'],
    ['an end before its beginning', 'bytes=5-4'],
    ['no numbers', 'bytes=-'],
    ['a sign', 'bytes=+1-2'],
    ['hexadecimal', 'bytes=0x1-2'],
  ])('takes %s as a wish for the whole', (_, header) => {
    expect(readRange(header, 100)).toBe('whole');
  });

  it.each([
    ['bytes=100-', 100],
    ['bytes=100-200', 100],
    ['bytes=-0', 100],
    ['bytes=0-', 0],
    ['bytes=-5', 0],
  ])('finds nothing for %s in %d bytes', (header, size) => {
    expect(readRange(header, size)).toBe('unsatisfiable');
  });

  it('cuts off what lies behind the end', () => {
    expect(readRange('bytes=90-1000', 100)).toEqual({ first: 90, last: 99 });
    expect(readRange('bytes=-1000', 100)).toEqual({ first: 0, last: 99 });
  });

  it('gives the bytes a slice of the file gives, for any range inside it', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(80), fc.integer({ min: 1, max: 50 }), (first, more, size) => {
        const file = Array.from({ length: size }, (_, index) => index);
        const range = readRange(`bytes=${String(first)}-${String(first + more)}`, size);
        const given = typeof range === 'string' ? [] : file.slice(range.first, range.last + 1);
        expect(given).toEqual(file.slice(first, first + more + 1));
      }),
    );
  });
});
