import fc from 'fast-check';
import { CorruptPayload, decodePayload, encodedBytes, encodePayload } from './payload-codec.js';

const message = fc.record({
  key: fc.string({ unit: 'binary' }),
  value: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
});

describe('the payload of a log row', () => {
  it('gives back every message as it was, in order', () => {
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(decodePayload(encodePayload(messages))).toEqual(messages);
      }),
    );
  });

  it('has the documented layout', () => {
    const bytes = encodePayload([{ key: 'é', value: Buffer.from([7, 8, 9]) }]);
    expect(bytes.toString('hex')).toBe('01' + '00000001' + '00000002' + '00000003' + 'c3a9' + '070809');
  });

  it('takes exactly the bytes each message was said to take, and five more', () => {
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(encodePayload(messages).length).toBe(
          messages.reduce((sum, one) => sum + encodedBytes(one), 5),
        );
      }),
    );
  });

  it('is refused when any number of bytes is missing from its end, or added to it', () => {
    fc.assert(
      fc.property(fc.array(message), fc.nat(), (messages, cut) => {
        const bytes = encodePayload(messages);
        expect(() => decodePayload(bytes.subarray(0, cut % bytes.length))).toThrow(CorruptPayload);
        expect(() => decodePayload(Buffer.concat([bytes, Buffer.from([0])]))).toThrow(CorruptPayload);
      }),
    );
  });

  it('is refused when a newer version wrote it', () => {
    const bytes = encodePayload([]);
    bytes.writeUInt8(2, 0);
    expect(() => decodePayload(bytes)).toThrow('payload has format 2, this version reads 1');
  });
});
