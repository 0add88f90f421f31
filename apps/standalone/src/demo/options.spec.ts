import { UsageError } from '#shared/cli/usage-error.js';
import { readOptions } from './options.js';

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

  it('lead into running services, and then leave when all is told', () => {
    const args = ['--into', '--kafka', '--ingest', 'http://ingest:8081'];
    expect(readOptions(args, TODAY)).toMatchObject({
      exit: true,
      into: { kafka: true, ingest: 'http://ingest:8081', reporting: undefined, keyFile: undefined },
    });
    expect(readOptions([], TODAY)?.into).toBeUndefined();
  });

  it.each([
    [['--size', 'huge'], /--size cannot be "huge"; it is one of tiny, small, medium, large/],
    [['--seed', 'x'], /--seed must be a whole number/],
    [['--port', '70000'], /--port must be a whole number from 0 to 65535/],
    [['--end', '2025-13-01'], /--end must be a day/],
    [['--end', '2026-03-02'], /lies in the future/],
    [['--fast'], /--fast/],
    [['--kafka'], /--kafka is for running services; add --into/],
    [['--key-file', 'key'], /--key-file is for running services; add --into/],
    [['--into', '--data', 'folder'], /--into starts nothing/],
  ])('name what is wrong and the way out: %j', (args, message) => {
    expect(() => readOptions(args, TODAY)).toThrow(UsageError);
    expect(() => readOptions(args, TODAY)).toThrow(message);
  });

  it('leave everything else alone when help is asked for', () => {
    expect(readOptions(['--help', '--size', 'huge'], TODAY)).toBeUndefined();
  });
});
