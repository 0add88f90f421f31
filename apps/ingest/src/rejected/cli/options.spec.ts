import { readOptions } from './options.js';

const ENV = { URL: 'https://advocacy.example.org/', KEY: 'mh.id.secret' };
const read = (...args: string[]) => readOptions(args, ENV);

describe('the command line of rejected', () => {
  it('takes the address and the key from the environment, and from the command line before it', () => {
    expect(read('list')).toMatchObject({ url: 'https://advocacy.example.org', key: 'mh.id.secret' });
    expect(read('list', '--url', 'http://127.0.0.1:1', '--key', 'k')).toMatchObject({
      url: 'http://127.0.0.1:1',
      key: 'k',
    });
    expect(readOptions(['list', '--key', 'k'], {})?.url).toBe('http://127.0.0.1:8080');
  });

  it('reads each command', () => {
    expect(read('list', '--reason', 'not_json', '--since', '2026-11-02', '--limit', '7')?.command).toEqual({
      name: 'list',
      choice: { reason: 'not_json', since: '2026-11-02T00:00:00Z' },
      all: false,
      limit: 7,
    });
    expect(read('show', 'an-id')?.command).toEqual({ name: 'show', id: 'an-id' });
    expect(read('mend', 'an-id', '--file', '-')?.command).toEqual({ name: 'mend', id: 'an-id', file: '-' });
    expect(read('replay', 'an-id')?.command).toEqual({ name: 'replay', id: 'an-id' });
    expect(read('replay', '--until', '2026-11-02T09:00:00+01:00')?.command).toEqual({
      name: 'replay-all',
      choice: { until: '2026-11-02T09:00:00+01:00' },
    });
    expect(readOptions(['--help'], {})).toBeUndefined();
  });

  it.each([
    [[], 'Say what to do'],
    [['lst'], 'There is no "lst"'],
    [['show'], 'show needs the ID'],
    [['mend', 'an-id'], 'mend needs --file'],
    [['replay', 'one', 'two'], '"two" is one word too many'],
    [['replay', 'an-id', '--reason', 'not_json'], 'not both'],
    [['list', 'an-id'], 'did you mean: show an-id?'],
    [['list', '--reason', 'bad_luck'], 'There is no reason "bad_luck"'],
    [['list', '--limit', 'many'], '--limit must be a whole number'],
    [['list', '--colour'], "Unknown option '--colour'"],
    [['list', '--url', 'localhost'], 'is not an address'],
  ])('says of %j what is wrong', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  it('says that a key is missing', () => {
    expect(() => readOptions(['list'], {})).toThrow('There is no key: give --key, or set KEY');
  });
});
