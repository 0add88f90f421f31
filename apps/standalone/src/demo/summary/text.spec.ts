import { bar, columns, count, wrap } from './text.js';

describe('the text of the summary page', () => {
  it('groups thousands and shows a dash where a number would not be true', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(count(null)).toBe('-');
  });

  it('puts numbers under each other, to the right', () => {
    expect(
      columns([
        ['hires', '7'],
        ['applications', '1,200'],
      ]),
    ).toEqual(['hires             7', 'applications  1,200']);
  });

  it('breaks lines at spaces and never inside a word', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('incomprehensible', 5)).toEqual(['incomprehensible']);
  });

  it('draws something for everything that happened, and nothing for nothing', () => {
    expect(bar(1, 1_000).trim()).toHaveLength(1);
    expect(bar(0, 1_000).trim()).toHaveLength(0);
    expect(bar(0, 0).trim()).toHaveLength(0);
  });
});
