import { issueKey } from '#shared/access/api-key.js';
import { contentTypeOf, jsonFormat, requireXml } from './negotiation.js';
import { pageSizeOf } from './page-size.js';
import { nextLinkOf, targetOf } from './request-target.js';
import { sentKey } from './sent-key.js';

describe('the format of an answer', () => {
  it.each([
    [undefined, undefined, 'minimal'],
    ['*/*', undefined, 'minimal'],
    ['application/json', undefined, 'minimal'],
    ['application/json;odata.metadata=full', undefined, 'full'],
    ['text/html, application/json;q=0.5;odata.metadata=none', undefined, 'none'],
    [
      'application/json;odata.metadata=full;q=0.1, application/json;odata.metadata=none;q=0.9',
      undefined,
      'none',
    ],
    ['application/json;odata.metadata=verbose, */*;q=0.1', undefined, 'minimal'],
    ['text/html', 'json', 'minimal'],
    [undefined, 'application/json;odata.metadata="full"', 'full'],
  ])('with Accept %s and $format %s says %s', (accept, format, metadata) => {
    expect(jsonFormat(accept, format).metadata).toBe(metadata);
  });

  it('writes numbers as texts when that is asked for, and says so', () => {
    const format = jsonFormat('application/json;IEEE754Compatible=true;odata.metadata=none', undefined);
    expect(contentTypeOf(format)).toBe(
      'application/json;odata.metadata=none;IEEE754Compatible=true;charset=utf-8',
    );
  });

  it.each([
    'text/html',
    'application/json;indent=2',
    'application/json;q=0',
    'application/json;charset=latin1',
  ])('refuses Accept: %s', (accept) => {
    expect(() => jsonFormat(accept, undefined)).toThrow(
      expect.objectContaining({ code: 'NotAcceptable' }) as Error,
    );
  });

  it('is XML for $metadata', () => {
    expect(() => requireXml('application/xml;q=0.9,*/*;q=0.1', undefined)).not.toThrow();
    expect(() => requireXml('application/json', undefined)).toThrow('as XML only');
    expect(() => requireXml('application/xml', 'json')).toThrow('as XML only');
  });
});

describe('the size of a page', () => {
  it.each([
    [undefined, 5_000, undefined],
    ['odata.maxpagesize=10', 10, 'odata.maxpagesize=10'],
    ['respond-async, maxpagesize="20"', 20, 'maxpagesize=20'],
    ['odata.include-annotations="*",odata.maxpagesize=999999', 50_000, 'odata.maxpagesize=50000'],
    ['odata.maxpagesize=0', 5_000, undefined],
    ['odata.maxpagesize=many', 5_000, undefined],
  ])('with Prefer: %s is %d', (prefer, lines, applied) => {
    expect(pageSizeOf(prefer)).toEqual({ lines, applied });
  });
});

describe('the key of a request', () => {
  const { id, text } = issueKey();
  const secret = text.slice(text.lastIndexOf('.') + 1);
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

  it.each([
    ['a bearer', `Bearer ${text}`, text],
    ['apikey and the whole key', basic('apikey', text), text],
    ['its id and its secret', basic(id, secret), text],
    ['its id and the whole key', basic(id, text), text],
    ['the id of another key', basic('AAAAAAAAAAAA', text), ''],
    ['no colon', `Basic ${Buffer.from(text).toString('base64')}`, ''],
    ['another scheme', `Digest ${text}`, ''],
    ['nothing', undefined, ''],
  ])('is read from %s', (_, header, key) => {
    expect(sentKey(header)).toBe(key);
  });
});

describe('the link to the next page', () => {
  it('is the request again with another token', () => {
    const target = targetOf(
      {
        url: "/odata/v4/ReachDaily?$filter=a eq 'b%26c'&%24skiptoken=old&$top=7",
        protocol: 'https',
        host: 'bi.example',
      },
      'odata/v4',
    );
    expect(nextLinkOf(target, 'new')).toBe(
      "https://bi.example/odata/v4/ReachDaily?$filter=a eq 'b%26c'&$top=7&$skiptoken=new",
    );
  });
});
