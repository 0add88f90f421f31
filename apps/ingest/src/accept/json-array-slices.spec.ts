import fc from 'fast-check';
import { jsonArraySlices } from './json-array-slices.js';

const slices = (text: string) => jsonArraySlices(Buffer.from(text))?.map(String);

describe('jsonArraySlices', () => {
  it('cuts at the commas of the array itself, not at those inside objects, arrays and strings', () => {
    expect(slices(String.raw` [ {"a":[1,2],"b":"],\"["}, 3 ,[] ] `)).toEqual([
      String.raw` {"a":[1,2],"b":"],\"["}`,
      ' 3 ',
      '[] ',
    ]);
  });

  it('leaves an element that is not JSON to itself', () => {
    expect(slices('[{"a":1},{a},{"a":"\\u00zz"},nope,{"b":[}]]')).toEqual([
      '{"a":1}',
      '{a}',
      '{"a":"\\u00zz"}',
      'nope',
      '{"b":[}]',
    ]);
  });

  it('gives nothing for an empty array', () => {
    expect([slices('[]'), slices(' [ \n] ')]).toEqual([[], []]);
  });

  it.each([
    '',
    '{}',
    '"[1]"',
    '[',
    '[1',
    '[1,',
    '[1]]',
    '[1] 2',
    '[1}',
    '["',
    '[1,]',
    '[,1]',
    '[,]',
    '[1,,2]',
  ])('does not take %j for an array', (text) => {
    expect(slices(text)).toBeUndefined();
  });

  it('agrees with a parser on any array of JSON values', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (values, indent) => {
        const text = JSON.stringify(values, undefined, indent);
        expect(slices(text)?.map((slice) => JSON.parse(slice) as unknown)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws and never invents bytes, whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('[', ']', '{', '}', ',', '"', '\\', ' ', '1', 'é')), (parts) => {
        const text = parts.join('');
        const found = slices(text);
        if (found !== undefined && found.length > 0) expect(text.trim()).toBe(`[${found.join(',')}]`);
      }),
    );
  });

  it('takes a million brackets in one pass', () => {
    expect(slices('['.repeat(1_000_000))).toBeUndefined();
    expect(slices(`[${'['.repeat(500_000)}${']'.repeat(500_000)}]`)).toHaveLength(1);
  });
});
