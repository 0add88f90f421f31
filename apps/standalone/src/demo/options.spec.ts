import { readOptions, UsageError } from './options.js';

const TODAY = '2026-03-01';

describe('the options of the demo', () => {
  it('need nothing: a small history that ends yesterday, and stays up', () => {
    expect(readOptions([], TODAY)).toMatchObject({
      exit: false,
      json: false,
      size: 'small',
      endDay: TODAY,
      port: 0,
    });
  });

  it('are read as given', () => {
    const args = [
      '--exit',
      '--json',
      '--seed',
      '12',
      '--size',
      'tiny',
      '--end',
      '2025-07-01',
      '--port',
      '9000',
    ];
    expect(readOptions(args, TODAY)).toMatchObject({
      exit: true,
      json: true,
      seed: 12,
      size: 'tiny',
      endDay: '2025-07-01',
      port: 9000,
    });
  });

  it.each([
    [['--size', 'huge'], /--size cannot be "huge"; it is one of tiny, small, medium, large/],
    [['--seed', 'x'], /--seed must be a whole number/],
    [['--port', '70000'], /--port must be a whole number from 0 to 65535/],
    [['--end', '2025-13-01'], /--end must be a day/],
    [['--end', '2026-03-02'], /lies in the future/],
    [['--fast'], /--fast/],
  ])('name what is wrong and the way out: %j', (args, message) => {
    expect(() => readOptions(args, TODAY)).toThrow(UsageError);
    expect(() => readOptions(args, TODAY)).toThrow(message);
  });

  it('leave everything else alone when help is asked for', () => {
    expect(readOptions(['--help', '--size', 'huge'], TODAY)).toBeUndefined();
  });
});
