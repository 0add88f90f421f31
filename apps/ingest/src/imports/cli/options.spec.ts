import { readOptions } from './options.js';

const ENV = { KEY: 'mh.a.b' };

describe('the command line of import', () => {
  it('becomes the request', () => {
    const options = readOptions(
      [
        'file.csv',
        '--kind',
        'applications',
        '--dry-run',
        '--date-format',
        'dmy',
        '--map',
        'a:b c',
        '--map',
        'd:e',
        '--revision',
        '2',
        '--connection',
        'c1',
        '--all-or-nothing',
        '--url',
        'http://host:1/',
      ],
      ENV,
    );
    expect(options).toMatchObject({
      file: 'file.csv',
      kind: 'applications',
      url: 'http://host:1',
      key: 'mh.a.b',
      json: false,
    });
    expect(options?.query.toString()).toBe(
      'dryRun=true&allOrNothing=true&dateFormat=dmy&connection=c1&revision=2&mapping=a%3Ab+c&mapping=d%3Ae',
    );
  });

  it('stores for real unless it says --dry-run', () => {
    expect(readOptions(['-', '--kind', 'costs'], ENV)?.query.toString()).toBe('');
  });

  it.each([
    [[], 'Name the file'],
    [['a', 'b', '--kind', 'costs'], 'One file at a time'],
    [['a'], '--kind: applications, vacancies'],
    [['a', '--kind', 'people'], '--kind: applications'],
    [['a', '--kind', 'costs', '--dryrun'], "Unknown option '--dryrun'"],
    [['a', '--kind', 'costs', '--url', 'host'], '"host" is not an address'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readOptions(args, ENV)).toThrow(message);
  });

  it('needs a key, except for help', () => {
    expect(() => readOptions(['a', '--kind', 'costs'], {})).toThrow('There is no key');
    expect(readOptions(['--help'], {})).toBeUndefined();
  });
});
