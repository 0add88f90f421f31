import fc from 'fast-check';
import { CorruptPayload, decodePayload, encodedBytes, encodePayload } from './payload-codec.js';

const message = fc.record({
  key: fc.string({ unit: 'binary' }),
  value: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  headers: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
});

describe('the payload of a log row', () => {
  it('gives back every message as it was, in order', () => {
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(decodePayload(encodePayload(messages))).toEqual(messages);
      }),
    );
  });

  it('gives no headers back as an empty record, and spends no byte on them', () => {
    const bare = { key: 'k', value: Buffer.from('v') };
    expect(decodePayload(encodePayload([bare]))).toEqual([{ ...bare, headers: {} }]);
    expect(encodePayload([{ ...bare, headers: {} }])).toEqual(encodePayload([bare]));
  });

  it('has the documented layout', () => {
    const bytes = encodePayload([{ key: 'é', value: Buffer.from([7, 8, 9]), headers: { a: 'b' } }]);
    expect(bytes.toString('hex')).toBe(
      '02' +
        '00000001' +
        '00000002' +
        '00000003' +
        '00000009' +
        'c3a9' +
        '070809' +
        Buffer.from('{"a":"b"}').toString('hex'),
    );
  });

  it('is still read as it was written before there were headers', () => {
    const written = Buffer.from('01' + '00000001' + '00000002' + '00000003' + 'c3a9' + '070809', 'hex');
    expect(decodePayload(written)).toEqual([{ key: 'é', value: Buffer.from([7, 8, 9]), headers: {} }]);
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

  it.each(['{"a":', '["a"]', '{"a":1}', 'null'])('is refused when its headers are %s', (text) => {
    const bytes = Buffer.concat([
      Buffer.from('02' + '00000001' + '00000000' + '00000000' + '000000', 'hex'),
      Buffer.from([text.length]),
      Buffer.from(text),
    ]);
    expect(() => decodePayload(bytes)).toThrow('payload has headers that are not');
  });

  it('is refused when a newer version wrote it', () => {
    const bytes = encodePayload([]);
    bytes.writeUInt8(3, 0);
    expect(() => decodePayload(bytes)).toThrow('payload has format 3, this version reads 1 and 2');
  });
});
