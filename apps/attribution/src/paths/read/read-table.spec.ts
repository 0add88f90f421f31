import { decodeText, type Encoding } from './decode-text.js';
import { InputError } from './input-problems.js';
import { readTable } from './read-table.js';

/** Bytes as they come from a file or a pipe: cut anywhere, also inside a letter. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(input: string | Uint8Array, encoding: Encoding = 'auto', size = 3) {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const { delimiter, header, rows } = await readTable(decodeText(inPieces(bytes, size), encoding));
  const all: string[][] = [];
  const lines: number[] = [];
  for await (const { line, fields } of rows) {
    all.push([...fields]);
    lines.push(line);
  }
  return { delimiter, header, rows: all, lines };
}
const refusal = async (...args: Parameters<typeof read>): Promise<string> => {
  const error: unknown = await read(...args).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof InputError) return error.message;
  throw new Error(`It was read, or broke: ${String(error)}`);
};

describe('reading a table', () => {
  it.each([
    ['commas', 'path,conversions\nA > B,3\n', ','],
    ['semicolons', 'path;conversions\nA > B;3\n', ';'],
    ['tabs', 'path\tconversions\nA > B\t3\n', '\t'],
    ['a delimiter that is also in a quoted name', '"path, as walked";"conversions"\nA > B;3\n', ';'],
    ['line ends of Windows', 'path,conversions\r\nA > B,3\r\n', ','],
    ['no line end at the end', 'path,conversions\nA > B,3', ','],
    ['a byte order mark', '\uFEFFpath,conversions\nA > B,3\n', ','],
    ['empty lines', 'path,conversions\n\nA > B,3\n\n', ','],
  ])('reads %s', async (_what, text, delimiter) => {
    const table = await read(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.header[0]).toMatch(/^path/);
    expect(table.rows).toEqual([['A > B', '3']]);
  });

  it('reads quoted delimiters, quotes and line breaks, and counts lines as an editor does', async () => {
    const { rows, lines } = await read('path,conversions\n"A, ""the"" first",1\n"two\nlines",2\nB,3\n');
    expect(rows).toEqual([
      ['A, "the" first', '1'],
      ['two\nlines', '2'],
      ['B', '3'],
    ]);
    expect([lines[0], lines[2]]).toEqual([2, 5]);
  });

  it.each([1, 2, 3, 5, 1000])('reads letters that are cut over pieces of %d bytes', async (size) => {
    expect((await read('path,conversions\ncafé > ✓ > 𝒜,1\n', 'auto', size)).rows).toEqual([
      ['café > ✓ > 𝒜', '1'],
    ]);
  });

  it('reads what Excel calls Unicode text', async () => {
    const utf16 = Buffer.from('\uFEFFpath\tconversions\r\ncafé\t1\r\n', 'utf16le');
    expect(await read(utf16)).toMatchObject({ delimiter: '\t', rows: [['café', '1']] });
  });

  it('reads Windows-1252 when it is told so, and otherwise refuses at its line with the way out', async () => {
    // 0xE9 is é and 0x80 is € in that encoding.
    const bytes = Buffer.from('path,conversions\nA,1\ncaf\xe9 > \x80,2\n', 'latin1');
    expect((await read(bytes, 'windows-1252')).rows[1]).toEqual(['café > €', '2']);
    const message = await refusal(bytes);
    expect(message).toMatch(/^line 3: This is not UTF-8 text\./);
    expect(message).toContain('--encoding windows-1252');
  });

  it('refuses text that ends in the middle of a letter', async () => {
    expect(
      await refusal(Buffer.concat([Buffer.from('path,conversions\nA,1\n'), Buffer.from([0xc3])])),
    ).toMatch(/^line 3: This is not UTF-8/);
  });

  it.each([
    ['path,conversions\nA,1\nB,1,2\n', /^line 3: This row has 3 fields where the header has 2\./],
    ['path,conversions\nA,1\n"B,1\nC,1\n', /quote.*never closed/i],
    ['path,conversions\nA,1\n"B"x,1\n', /^line 3: The quotes in this row do not fit\./],
    ['', /The input is empty/],
    ['\n\n', /The input is empty/],
    ['\uFEFF', /The input is empty/],
  ])('refuses %j and says where and why', async (text, message) => {
    expect(await refusal(text)).toMatch(message);
  });

  it('refuses what has no lines instead of reading all of it', async () => {
    expect(await refusal('x'.repeat(200_000), 'auto', 1000)).toMatch(/first line has no end/);
  });
});
