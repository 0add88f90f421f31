import { UsageError } from '#shared/cli/usage-error.js';
import { readOptions } from './options.js';

const ENV = { KEY: 'mh.a.b' };
const read = (...args: string[]) => readOptions(args, ENV, () => '{"measures":["shares"]}');

describe('the command line of export', () => {
  it('asks what its options say', () => {
    expect(
      read(
        ...['--measures', 'clicks_human,shares', '--measures', 'credit', '--dimensions', 'campaign'],
        ...['--from', '2026-03-01', '--to', '2026-03-31', '--granularity', 'week', '--zone', 'UTC'],
        ...[
          '--filter',
          'network:equals:linkedin,x',
          '--filter',
          'clicks_human:gt:10',
          '--filter',
          'team:set',
        ],
        ...['--order', 'clicks_human:desc', '--segments', 'employees', '--out', 'clicks.csv'],
      ),
    ).toEqual({
      url: 'http://127.0.0.1:8080',
      key: 'mh.a.b',
      out: 'clicks.csv',
      json: false,
      job: {
        start: {
          format: 'csv',
          query: {
            measures: ['clicks_human', 'shares', 'credit'],
            dimensions: ['campaign'],
            timeDimension: { dateRange: ['2026-03-01', '2026-03-31'], granularity: 'week', zone: 'UTC' },
            filters: [
              { member: 'network', operator: 'equals', values: ['linkedin', 'x'] },
              { member: 'clicks_human', operator: 'gt', values: [10] },
              { member: 'team', operator: 'set' },
            ],
            segments: ['employees'],
            order: [['clicks_human', 'desc']],
          },
        },
      },
    });
  });

  it('asks no more than what is said', () => {
    expect(read('--measures', 'shares', '--out', 'x', '--format', 'parquet')?.job).toEqual({
      start: { format: 'parquet', query: { measures: ['shares'] } },
    });
    expect(read('--measures', 'shares', '--range', 'last_7_days', '--out', 'x.arrow')?.job).toEqual({
      start: {
        format: 'arrow',
        query: { measures: ['shares'], timeDimension: { dateRange: 'last_7_days' } },
      },
    });
  });

  it('reads a question from a file, and goes on with one that was asked', () => {
    expect(read('--query', 'q.json', '--out', 'x.ndjson')?.job).toEqual({
      start: { format: 'ndjson', query: { measures: ['shares'] } },
    });
    expect(read('--resume', 'the-id', '--out', 'x')?.job).toEqual({ resume: 'the-id' });
    expect(read('--help')).toBeUndefined();
  });

  it.each([
    ['no file', ['--measures', 'shares'], '--out FILE'],
    ['no measure', ['--out', 'x.csv'], '--measures'],
    ['no format', ['--measures', 'shares', '--out', 'x'], '--format: parquet, csv'],
    ['another format', ['--measures', 'shares', '--out', 'x', '--format', 'xlsx'], '--format'],
    ['half a period', ['--measures', 'shares', '--out', 'x.csv', '--from', '2026-03-01'], 'together'],
    [
      'two periods',
      ['--measures', 's', '--out', 'x.csv', '--from', 'a', '--to', 'b', '--range', 'today'],
      'not both',
    ],
    ['half a filter', ['--measures', 'shares', '--out', 'x.csv', '--filter', 'network'], 'is no filter'],
    ['a loose word', ['--measures', 'shares', 'clicks', '--out', 'x.csv'], '"clicks" is too much'],
    ['an unknown option', ['--measure', 'shares', '--out', 'x.csv'], '--measure'],
  ])('says what is wrong with %s', (_, args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });

  it('says so when a question is not JSON, and when there is no key', () => {
    expect(() => readOptions(['--query', 'q.json', '--out', 'x.csv'], ENV, () => '{')).toThrow(
      'q.json is not JSON',
    );
    expect(() => readOptions(['--measures', 's', '--out', 'x.csv'], {}, () => '')).toThrow('exports:write');
  });
});
