import { Book, compare } from './book.js';

function bookOf(sent: string[], acknowledged: string[]): Book {
  const book = new Book();
  sent.forEach((key) => {
    book.send(key);
  });
  acknowledged.forEach((key) => {
    book.acknowledge(key);
  });
  return book;
}

describe('compare', () => {
  it('finds nothing when what was acknowledged is stored once, and what was not may be', () => {
    expect(compare(bookOf(['a', 'b', 'c'], ['a', 'b']), ['b', 'a', 'c'])).toEqual({
      lost: [],
      doubled: [],
      invented: [],
    });
    expect(compare(bookOf(['a', 'b', 'c'], ['a', 'b']), ['a', 'b'])).toEqual({
      lost: [],
      doubled: [],
      invented: [],
    });
  });

  it('tells what was acknowledged and is not stored', () => {
    expect(compare(bookOf(['a', 'b'], ['a', 'b']), ['b']).lost).toEqual(['a']);
  });

  it('tells what is stored more than once', () => {
    expect(compare(bookOf(['a', 'b'], ['a']), ['a', 'b', 'a']).doubled).toEqual(['a']);
  });

  it('tells what is stored and was never sent', () => {
    expect(compare(bookOf(['a'], ['a']), ['a', 'x']).invented).toEqual(['x']);
  });
});
