import { namesTag } from './entity-tag.js';

describe('namesTag', () => {
  it.each([
    ['"a"', '"a"'],
    ['W/"a"', '"a"'],
    ['"a"', 'W/"a"'],
    ['"x", W/"a" , "y"', '"a"'],
    ['*', '"a"'],
    ['"with, comma", "a"', '"a"'],
  ])('finds in %p the tag %p', (header, tag) => {
    expect(namesTag(header, tag)).toBe(true);
  });

  it.each([[undefined], [''], ['a'], ['"b"'], ['"A"'], ['"x"a"'], ['W/a'], ['**']])(
    'does not find in %p the tag "a"',
    (header) => {
      expect(namesTag(header, '"a"')).toBe(false);
    },
  );
});
