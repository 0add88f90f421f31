import fc from 'fast-check';
import { nestingDepth } from './nesting-depth.js';

const depthOf = (text: string) => nestingDepth(Buffer.from(text));

/** The definition, on the parsed value. */
function depthOfValue(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOfValue));
}

describe('nestingDepth', () => {
  it('counts objects and arrays, and ignores brackets and escaped quotes inside strings', () => {
    expect(depthOf('1')).toBe(0);
    expect(depthOf('{"a":[1,{"b":2}]}')).toBe(3);
    expect(depthOf(String.raw`{"a":"[[[\"[["}`)).toBe(1);
  });

  it('agrees with the parsed value on any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => depthOf(JSON.stringify(value)) === depthOfValue(value)));
  });

  it('takes a hundred thousand levels without recursion', () => {
    expect(depthOf('['.repeat(100_000))).toBe(100_000);
  });
});
