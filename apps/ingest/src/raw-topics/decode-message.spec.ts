import fc from 'fast-check';
import { parseEvent } from '../accept/parse-event.js';
import { decodeMessage } from './decode-message.js';

// Expected values follow the CloudEvents 1.0 Kafka protocol binding, sections 3, 3.2 and 3.3.
const BINARY = {
  ce_specversion: '1.0',
  ce_id: 'e-1',
  ce_source: 'hr-system',
  ce_type: 'vacancy.opened',
  ce_time: '2026-03-29T01:30:00Z',
  'content-type': 'application/json; charset=utf-8',
};
const EVENT = {
  specversion: '1.0',
  id: 'e-1',
  source: 'hr-system',
  type: 'vacancy.opened',
  time: '2026-03-29T01:30:00Z',
  datacontenttype: 'application/json; charset=utf-8',
};

function decode(value: string | Buffer, headers: Record<string, string> = {}) {
  const { bytes, unreadable } = decodeMessage({
    value: Buffer.isBuffer(value) ? value : Buffer.from(value),
    headers,
  });
  return { text: bytes.toString('utf8'), unreadable };
}
/** Pieces that often make something close to JSON, and so to a way out of the envelope. */
const JSON_LIKE = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '"source":', '\\', '1', ' ');
/** The event that ingest goes on to judge. */
const eventIn = (value: string | Buffer, headers: Record<string, string>): unknown =>
  JSON.parse(decode(value, headers).text);

describe('a message in structured mode', () => {
  it.each([
    ['application/cloudevents+json'],
    ['application/cloudevents+json; charset=UTF-8'],
    ['Application/CloudEvents+JSON'],
  ])('is its value as it was sent, with content type %s', (contentType) => {
    const value = ' {"specversion": "1.0" } ';
    expect(decode(value, { 'content-type': contentType })).toEqual({ text: value });
  });

  it('is what a plain producer without headers sends, and what one with a JSON content type does', () => {
    const value = JSON.stringify(EVENT);
    expect(decode(value)).toEqual({ text: value });
    expect(decode(value, { 'content-type': 'application/json', traceparent: '00-a-b-01' })).toEqual({
      text: value,
    });
  });

  it('stays so when the attributes stand in headers too', () => {
    const value = JSON.stringify({ ...EVENT, id: 'e-2' });
    expect(decode(value, { ...BINARY, 'content-type': 'application/cloudevents+json' })).toEqual({
      text: value,
    });
  });

  it('is refused in a format that is not read, or as a batch, with the way out', () => {
    for (const [contentType, wayOut] of [
      ['application/cloudevents-batch+json', 'one event per message, as application/cloudevents+json'],
      ['application/cloudevents+avro', 'send application/cloudevents+json, or binary mode'],
      ['application/cloudevents', 'send application/cloudevents+json, or binary mode'],
    ] as const) {
      const { text, unreadable } = decode('[{}]', { 'Content-Type': contentType });
      expect(text).toBe('[{}]');
      expect(unreadable?.reason).toBe('undecodable');
      expect(unreadable?.problems[0]?.detail).toContain(wayOut);
    }
  });
});

describe('a message in binary mode', () => {
  const data = { vacancyId: 'v-1', title: 'Eén vacature, "met" tekens: {[,]}' };

  it('is the event of its headers and its value', () => {
    expect(eventIn(JSON.stringify(data), BINARY)).toEqual({ ...EVENT, data });
  });

  it('is read whatever the case of its header names', () => {
    const shouting = Object.fromEntries(
      Object.entries(BINARY).map(([name, text]) => [name.toUpperCase(), text]),
    );
    expect(eventIn(JSON.stringify(data), shouting)).toEqual({ ...EVENT, data });
  });

  it('keeps extensions, and has JSON data when no content type says otherwise', () => {
    const { 'content-type': _, ...headers } = BINARY;
    const { datacontenttype: __, ...event } = EVENT;
    expect(eventIn(JSON.stringify(data), { ...headers, ce_traceparent: '00-a-b-01' })).toEqual({
      ...event,
      traceparent: '00-a-b-01',
      data,
    });
  });

  it('has no data when it has no value, and never takes data from a header', () => {
    expect(eventIn('', BINARY)).toEqual(EVENT);
    expect(eventIn('', { ...BINARY, ce_data: '{"vacancyId":"v"}' })).toEqual(EVENT);
  });

  it.each([
    ['an unfinished object', '{"vacancyId": "v-1"'],
    ['two values', '{},{}'],
    ['a value that would write over the envelope', '{},"source":"another"'],
    ['a value that would close the envelope', '{}}'],
    ['text', 'vacancy v-1 is open,'],
  ])('says not_json of %s as its data, and keeps it readable', (_, value) => {
    const { text, unreadable } = decode(value, BINARY);
    expect(JSON.parse(text)).toEqual({ ...EVENT, data: value });
    expect([unreadable?.reason, unreadable?.problems[0]?.pointer]).toEqual(['not_json', '/data']);
  });

  it('keeps data of other kinds as the JSON format does: as text, or base64 when it is none', () => {
    const xml = { ...BINARY, 'content-type': 'application/xml' };
    expect(eventIn('<vacancy/>', xml)).toEqual({
      ...EVENT,
      datacontenttype: 'application/xml',
      data: '<vacancy/>',
    });
    expect(eventIn(Buffer.from([0xff, 0xfe]), xml)).toEqual({
      ...EVENT,
      datacontenttype: 'application/xml',
      data_base64: '//4=',
    });
  });

  it('takes a content type header over an attribute of that meaning', () => {
    const headers = { ...BINARY, ce_datacontenttype: 'text/plain' };
    expect(eventIn(JSON.stringify(data), headers)).toEqual({ ...EVENT, data });
  });

  it('never says another thing than its headers and its value, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: JSON_LIKE, maxLength: 20 })), (value) => {
        const { text, unreadable } = decode(value, BINARY);
        const parsed = parseEvent(Buffer.from(text));
        if (unreadable !== undefined || !parsed.ok) return;
        const { data: said, ...envelope } = parsed.value as Record<string, unknown>;
        expect(envelope).toEqual(EVENT);
        expect(said).toEqual(value === '' ? undefined : JSON.parse(value));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is never more than an event and never throws, whatever the bytes and the headers', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('ce_id', 'ce_data')), fc.string()),
        (bytes, headers) => {
          expect(() => decode(Buffer.from(bytes), headers)).not.toThrow();
        },
      ),
    );
  });
});
