import { HELP, type Options, readOptions } from './options.js';

function read(...args: string[]): Options {
  const options = readOptions(args);
  if (options === 'help') throw new Error('It asks for help.');
  return options;
}

describe('the command line of attribute', () => {
  it('has a default for everything but the file', () => {
    expect(read('paths.csv')).toMatchObject({
      file: 'paths.csv',
      byValue: false,
      lookbackDays: 90,
      halfLifeDays: 7,
      timeOptions: [],
      directChannels: undefined,
      encoding: 'auto',
      top: 20,
      format: 'table',
    });
    expect(read('paths.csv').models).toEqual(
      expect.arrayContaining(['first_touch', 'markov_1', 'shapley_count']),
    );
    expect(readOptions(['--help'])).toBe('help');
  });

  it('reads windows in hours, days and weeks', () => {
    expect(read('-', '--window', '36h', '--half-life', '2w')).toMatchObject({
      lookbackDays: 1.5,
      halfLifeDays: 14,
      timeOptions: ['--window', '--half-life'],
    });
  });

  it('takes the models asked for, in their own order, and of the Markov models one order', () => {
    expect(read('-', '--model', 'markov_1', '--model', 'linear').models).toEqual(['linear', 'markov_1']);
    const models = read('-', '--order', '2').models;
    expect(models.filter((name) => name.startsWith('markov_'))).toEqual(['markov_2']);
    expect(models).toContain('linear');
  });

  it.each([
    [[], 'Say which file'],
    [['a.csv', 'b.csv'], '"b.csv" is one word too many'],
    [['-', '--model', 'liner'], 'There is no model "liner"'],
    [['-', '--order', '99'], 'There is no Markov model of order "99"'],
    [['-', '--window', '90'], '--window must be a number of days, hours or weeks, such as 90d'],
    [['-', '--half-life', '0d'], 'must be a finite number above 0'],
    [['-', '--window', '999999d'], 'must be from 0 to 3650'],
    [['-', '--encoding', 'latin9'], 'There is no encoding "latin9"'],
    [['-', '--top', '0'], '--top must be a whole number of at least 1'],
    [['-', '--json', '--csv'], '--json or --csv, not both'],
    [['-', '--colour'], "Unknown option '--colour'"],
  ])('says of %j what is wrong', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  it('has a help of which no line is wider than a wide terminal', () => {
    expect(Math.max(...HELP.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
