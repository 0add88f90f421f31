import { startMockAtsApi, type MockAtsApi } from '../testing/mock-ats-api.js';
import { attempt } from './attempt.js';
import { guardedGet } from './guarded-get.js';

const GUARDED = { allowPrivate: false };
const OPEN = { allowPrivate: true };

describe('a question to an address that an organisation chose', () => {
  let api: MockAtsApi;
  beforeAll(async () => {
    api = await startMockAtsApi();
  });
  afterAll(async () => {
    await api.close();
  });

  it.each([
    ['plain http', 'http://api.example.org/'],
    ['this machine', 'https://127.0.0.1/'],
    ['this machine by name', 'https://localhost/'],
    ['this machine in IPv6', 'https://[::1]/'],
    ['this machine as IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['this machine as a number', 'https://2130706433/'],
    ['a private network', 'https://10.0.0.7/'],
    ['where clouds keep credentials', 'https://169.254.169.254/latest/meta-data'],
    ['a unique local address', 'https://[fd00::1]/'],
    ['an address of no machine', 'https://0.0.0.0/'],
    ['this machine in an old form of IPv6', 'https://[::7f00:1]/'],
    ['where one cloud keeps its own, at an address that looks public', 'https://168.63.129.16/'],
    ['somebody’s password', 'https://user:secret@api.example.org/'],
  ])('is not asked: %s', async (_, address) => {
    const before = api.requests.length;
    await expect(guardedGet(new URL(address), {}, GUARDED)).rejects.toThrow(
      /^The address is not one that is asked: https|^The name does not stand for addresses on the public internet alone/,
    );
    expect(api.requests).toHaveLength(before);
  });

  it('does not follow a redirect, wherever it leads', async () => {
    api.answerWith('/moved', 302, { location: `${api.base}/secret` });
    api.answer('/secret', { found: true });
    expect(await attempt({ base: api.base, path: '/moved' }, {}, OPEN)).toMatchObject({
      outcome: 'failed',
      why: 'the API answered 302',
    });
    expect(api.requests.map(({ path }) => path)).not.toContain('/secret');
  });

  it('stays below the address of the API', async () => {
    api.answer('/v1/x', { found: true });
    const ask = (path: string) => attempt({ base: `${api.base}/v1`, path }, {}, OPEN);
    expect(await ask('/x')).toEqual({ outcome: 'answered', resource: { found: true } });
    for (const path of ['/../secret', '/%2e%2e/secret', '@evil.example/', '//evil.example/', 'x'])
      expect((await ask(path)).outcome).not.toBe('answered');
    expect(api.requests.map(({ path }) => path)).not.toContain('/secret');
  });

  it('tells what is gone from what may come, and quotes nothing of an answer', async () => {
    const ask = (path: string) => attempt({ base: api.base, path }, {}, OPEN);
    expect(await ask('/nothing')).toEqual({ outcome: 'gone', why: 'the API answered 404' });
    api.answerWith('/busy', 429, { 'retry-after': '30' });
    expect(await ask('/busy')).toEqual({
      outcome: 'failed',
      why: 'the API answered 429',
      retryAfterMs: 30_000,
    });
    api.answerText('/text', 'Wilhelmina van Zanten');
    expect(await ask('/text')).toEqual({
      outcome: 'failed',
      why: 'the API answered something that is not JSON',
    });
    api.answerText('/huge', ' '.repeat(5 * 1024 * 1024 + 1));
    const huge = await ask('/huge');
    expect('why' in huge ? huge.why : '').toContain('5242880 bytes');
  });
});
