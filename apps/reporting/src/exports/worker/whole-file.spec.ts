import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { BrokenOff, requireWhole, TAIL_BYTES } from './whole-file.js';

const tail = (file: Uint8Array | string) => Buffer.from(file).subarray(-TAIL_BYTES);

describe('requireWhole', () => {
  // Files of other writers than the one whose files are judged.
  const files = {
    csv: Buffer.from('a,b\n1,2\n'),
    ndjson: Buffer.from('{"a":1}\n'),
    arrow: Buffer.from(tableToIPC(tableFromArrays({ a: [1, 2] }), 'stream')),
    parquet: Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2] }] })),
  } as const;

  it.each(Object.keys(files) as (keyof typeof files)[])(
    'accepts %s that came to its end, and nothing shorter',
    (format) => {
      const file = files[format];
      expect(() => {
        requireWhole(format, tail(file));
      }).not.toThrow();
      expect(() => {
        requireWhole(format, tail(file.subarray(0, -1)));
      }).toThrow(BrokenOff);
    },
  );

  it.each(['csv', 'ndjson'] as const)('refuses %s that the engine ended with a failure', (format) => {
    const failure =
      '{"a":1}\n\r\n__exception__\r\nPU1FNUFH98\r\nCode: 395. DB::Exception\r\n24 PU1FNUFH98\r\n__exception__\r\n';
    expect(() => {
      requireWhole(format, tail(failure));
    }).toThrow(BrokenOff);
  });

  it('accepts an answer without lines, and no CSV without its header', () => {
    expect(() => {
      requireWhole('ndjson', tail(''));
    }).not.toThrow();
    expect(() => {
      requireWhole('csv', tail(''));
    }).toThrow(BrokenOff);
  });
});
