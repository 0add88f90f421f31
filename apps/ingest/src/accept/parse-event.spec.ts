import fc from 'fast-check';
import { MAX_EVENT_BYTES, parseEvent } from './parse-event.js';

function outcome(bytes: Buffer | string): string {
  const judged = parseEvent(Buffer.from(bytes));
  return judged.ok
    ? 'ok'
    : `${judged.rejection.reason} ${judged.rejection.problems.map(({ pointer }) => pointer).join(' ')}`.trim();
}

describe('parseEvent', () => {
  it('gives the value of any JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const judged = parseEvent(Buffer.from(text));
        if (judged.ok) expect(judged.value).toEqual(JSON.parse(text));
        else expect(judged.rejection.reason).toBe('invalid_text');
      }),
    );
  });

  it.each([
    { bytes: '{"a":', is: 'not_json' },
    { bytes: '', is: 'not_json' },
    { bytes: "{'a':1}", is: 'not_json' },
    { bytes: Buffer.from([0x22, 0xc3, 0x28, 0x22]), is: 'undecodable' },
    { bytes: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), is: 'undecodable' }, // a surrogate written as UTF-8
    { bytes: '"a\0b"', is: 'not_json' },
    { bytes: '["\\u0000"]', is: 'invalid_text /0' },
    { bytes: '{"a":{"b/c":["x","\\udc00"]}}', is: 'invalid_text /a/b~1c/1' },
    { bytes: '{"\\ud800":1}', is: 'invalid_text /\ufffd' },
    { bytes: '"\\ud83d\\ude42"', is: 'ok' },
    { bytes: '"\\\\u0000"', is: 'ok' }, // a backslash, then the letters u0000
    { bytes: `${'['.repeat(20)}${']'.repeat(20)}`, is: 'ok' },
    { bytes: `${'['.repeat(21)}${']'.repeat(21)}`, is: 'too_deep' },
    { bytes: '['.repeat(1_000), is: 'too_deep' },
    { bytes: '['.repeat(100_000), is: 'too_deep' },
    { bytes: `"${'x'.repeat(MAX_EVENT_BYTES - 2)}"`, is: 'ok' },
    { bytes: `"${'x'.repeat(MAX_EVENT_BYTES - 1)}"`, is: 'too_large' },
  ])('case %#: $is', ({ bytes, is }) => {
    expect(outcome(bytes)).toBe(is);
  });

  it('does not quote what was sent, which may be personal', () => {
    const judged = parseEvent(Buffer.from('{"name": Jan Jansen}'));
    expect(judged.ok ? '' : JSON.stringify(judged.rejection)).not.toMatch(/Jan/);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(parseEvent(Buffer.from(bytes))).toHaveProperty('ok');
      }),
    );
  });
});
