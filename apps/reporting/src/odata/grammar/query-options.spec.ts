import fc from 'fast-check';
import { ODataError } from '../errors/odata-error.js';
import { readQueryOptions } from './query-options.js';
import { readResourcePath } from './resource-path.js';

const valueOf = (query: string) => {
  const { filter } = readQueryOptions(query);
  return filter?.node === 'compare' && filter.right.node === 'literal' ? filter.right.literal : undefined;
};

describe('query options', () => {
  it('are split before they are decoded', () => {
    expect(valueOf("$filter=team eq 'a%26$top=1'")).toEqual({ type: 'text', value: 'a&$top=1' });
    expect(readQueryOptions('$select=a%2Cb,a&$top=3&$skip=2&$count=TRUE')).toMatchObject({
      select: ['a', 'b'],
      top: 3,
      skip: 2,
      count: true,
    });
  });

  it('keep a plus, unless the client encodes as forms do', () => {
    expect(valueOf("$filter=team eq 'a+b'")).toEqual({ type: 'text', value: 'a+b' });
    const form = new URLSearchParams({ $filter: "team eq 'a+b c'" }).toString();
    expect(form).toContain('+eq+');
    expect(valueOf(form)).toEqual({ type: 'text', value: 'a+b c' });
  });

  it('put the literal of an alias in its place, and null for one that is not given', () => {
    expect(valueOf("$filter=team eq @p1&@p1='O''Neil'")).toEqual({ type: 'text', value: "O'Neil" });
    expect(valueOf('$filter=team eq @p2')).toEqual({ type: 'null' });
    expect(() => readQueryOptions('$filter=team eq @p1&@p1=@p1')).toThrow('anything but a literal');
    expect(() => readQueryOptions("$filter=team eq @p1&@p1='a'&@p1='b'")).toThrow('more than once');
  });

  it('of somebody else are passed over, slips of ours are not', () => {
    expect(readQueryOptions('utm_source=bi&_=1736')).toEqual(readQueryOptions(''));
    expect(() => readQueryOptions('fliter=true')).toThrow('Did you mean $filter?');
    expect(() => readQueryOptions('$top=1&$Top=2')).toThrow('$top: is given more than once');
  });

  it.each([
    '$select=',
    '$select=a,,b',
    '$top=1.5',
    '$top=99999999999999999',
    '$count=1',
    '$filter',
    '$skip=-1',
    '$filter=%ff',
  ])('refuse %s as nonsense', (query) => {
    expect(() => readQueryOptions(query)).toThrow(expect.objectContaining({ code: 'BadRequest' }) as Error);
  });

  it('never do anything but read or refuse, whatever is sent', () => {
    const word = fc.constantFrom(
      '$filter=', '$orderby=', '$select=', '$apply=', '@p=', '&', '(', ')', ',', "'", ' ', '%20', '%', 'eq', 'and', 'not', 'in', 'null',
      '1', '-', '.', '2026-02-30', 'T', 'Z', 'a', 'contains', '/', '$it', '[', '{', ':', '\n', '日', '\u0000',
    ); // prettier-ignore
    const text = fc.oneof(
      fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (query) => {
        for (const read of [readQueryOptions, readResourcePath]) {
          try {
            read(query);
          } catch (error) {
            if (!(error instanceof ODataError)) throw error;
            expect(['BadRequest', 'NotImplemented']).toContain(error.code);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
