import { planDownload } from './plan-download.js';

const ETAG = '"abc"';
const plan = (conditions: { range?: string; ifRange?: string; ifNoneMatch?: string } = {}, size = 1_000) =>
  planDownload(size, ETAG, { range: undefined, ifRange: undefined, ifNoneMatch: undefined, ...conditions });

describe('planDownload', () => {
  it('sends the whole when nothing else is asked', () => {
    expect(plan()).toEqual({
      status: 200,
      headers: { etag: ETAG, 'accept-ranges': 'bytes', 'content-length': '1000' },
      bytes: { first: 0, last: 999 },
    });
  });

  it('sends the rest of a download that was interrupted', () => {
    expect(plan({ range: 'bytes=400-', ifRange: ETAG })).toEqual({
      status: 206,
      headers: {
        etag: ETAG,
        'accept-ranges': 'bytes',
        'content-length': '600',
        'content-range': 'bytes 400-999/1000',
      },
      bytes: { first: 400, last: 999 },
    });
  });

  // RFC 9110, 13.1.5: the comparison is a strong one, and a date must match exactly.
  it.each(['"other"', 'W/"abc"', 'Sun, 22 Nov 2026 10:00:00 GMT'])(
    'sends the whole when it may be another file: If-Range %s',
    (ifRange) => {
      expect(plan({ range: 'bytes=400-', ifRange }).status).toBe(200);
    },
  );

  it('says that there is nothing behind the end, and how long the file is', () => {
    expect(plan({ range: 'bytes=1000-' })).toEqual({
      status: 416,
      headers: { etag: ETAG, 'accept-ranges': 'bytes', 'content-range': 'bytes */1000' },
      bytes: undefined,
    });
  });

  it.each([ETAG, 'W/"abc"', '"x", "abc"', '*'])(
    'sends nothing to who has it: If-None-Match %s',
    (ifNoneMatch) => {
      expect(plan({ ifNoneMatch, range: 'bytes=0-' })).toMatchObject({ status: 304, bytes: undefined });
    },
  );

  it('sends to who has another', () => {
    expect(plan({ ifNoneMatch: '"other"' }).status).toBe(200);
  });

  it('sends an empty file as it is', () => {
    expect(plan({}, 0)).toMatchObject({ status: 200, headers: { 'content-length': '0' }, bytes: undefined });
  });
});
