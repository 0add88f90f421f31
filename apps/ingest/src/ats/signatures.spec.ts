import fc from 'fast-check';
import { decodeSignature, hmacSha256, isSignedBy, isStale } from './signatures.js';

describe('an HMAC', () => {
  // RFC 4231, test case 2.
  it('is the one of the standard', () => {
    expect(hmacSha256('Jefe', 'what do ya want for nothing?').toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('a signature as it was sent', () => {
  it('is read back from either way of writing it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (array) => {
        const bytes = Buffer.from(array);
        expect(decodeSignature(bytes.toString('hex'), 'hex')).toEqual(bytes);
        expect(decodeSignature(bytes.toString('hex').toUpperCase(), 'hex')).toEqual(bytes);
        expect(decodeSignature(bytes.toString('base64'), 'base64')).toEqual(bytes);
      }),
    );
  });

  it('is none when it is shorter, longer or anything else than 32 bytes', () => {
    for (const text of ['', 'ab', 'g'.repeat(64), 'ab'.repeat(33), ` ${'ab'.repeat(32)}`, 'ab'.repeat(31)])
      expect(decodeSignature(text, 'hex')).toBeUndefined();
    for (const text of ['', 'A'.repeat(44), `${'A'.repeat(43)}==`, `${'-'.repeat(43)}=`])
      expect(decodeSignature(text, 'base64')).toBeUndefined();
  });

  it('is right by any of the secrets, and wrong by none of them', () => {
    const signature = hmacSha256('two', 'text');
    expect(isSignedBy(['one', 'two'], 'text', signature)).toBe(true);
    expect(isSignedBy(['one'], 'text', signature)).toBe(false);
    expect(isSignedBy([], 'text', signature)).toBe(false);
    expect(isSignedBy(['two'], 'text', signature.subarray(0, 31))).toBe(false);
  });
});

describe('a time that was signed', () => {
  it('is stale when it is further from now than is allowed, in either direction, or no time at all', () => {
    expect([0, 300, -300, 301, -301, Number.NaN].map((apart) => isStale(1_000 + apart, 1_000, 300))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
