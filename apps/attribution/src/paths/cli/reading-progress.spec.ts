import { withProgress } from './reading-progress.js';

/** Reads three pieces of a megabyte, each of which takes `pieceMs`. */
async function progressOf(pieceMs: number, total: number | undefined, isTerminal: boolean): Promise<string> {
  let nowMs = 0;
  let said = '';
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; piece < 3; piece++) {
      await Promise.resolve();
      nowMs += pieceMs;
      yield new Uint8Array(1_000_000);
    }
  }
  let bytes = 0;
  const sink = { write: (text: string) => (said += text), isTerminal };
  for await (const chunk of withProgress(pieces(), total, sink, () => nowMs)) bytes += chunk.length;
  expect(bytes).toBe(3_000_000);
  return said;
}

describe('the progress of reading', () => {
  it('is silent for what takes less than two seconds', async () => {
    expect(await progressOf(600, 3_000_000, false)).toBe('');
  });

  it('says how much of a file was read, line by line', async () => {
    expect(await progressOf(1_500, 3_000_000, false)).toBe(
      'Read 2.0 MB of 3.0 MB (66 %)\nRead 3.0 MB of 3.0 MB (100 %)\nRead 3.0 MB of 3.0 MB (100 %)\n',
    );
  });

  it('rewrites one line on a terminal', async () => {
    expect(await progressOf(1_500, 3_000_000, true)).toMatch(
      /^\rRead 2\.0 MB[^\n]*\rRead 3\.0 MB[^\n]*\r[^\n]*\n$/,
    );
  });

  it('says how much was read when nobody knows how much there is', async () => {
    expect(await progressOf(2_500, undefined, false)).toContain('Read 1.0 MB\n');
  });
});
