import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { readTable, type TableRow } from './read-table.js';
import { UnreadableText } from './encoding.js';

async function rows(file: Buffer | string): Promise<TableRow[]> {
  const all: TableRow[] = [];
  for await (const row of readTable(Buffer.from(file)).rows()) all.push(row);
  return all;
}
const cells = async (file: Buffer | string) => (await rows(file)).map((row) => row.cells);
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('readTable', () => {
  // The bytes of "Zoë,€" in each encoding, from the code charts: 0x80 is the euro sign in Windows-1252 and nothing in Latin-1.
  it.each([
    ['utf-8', Buffer.from([0x5a, 0x6f, 0xc3, 0xab, 0x2c, 0xe2, 0x82, 0xac])],
    ['utf-8', Buffer.from([0xef, 0xbb, 0xbf, 0x5a, 0x6f, 0xc3, 0xab, 0x2c, 0xe2, 0x82, 0xac])],
    ['utf-16le', Buffer.from([0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0, 0x2c, 0, 0xac, 0x20])],
    ['utf-16be', Buffer.from([0xfe, 0xff, 0, 0x5a, 0, 0x6f, 0, 0xeb, 0, 0x2c, 0x20, 0xac])],
    ['windows-1252', Buffer.from([0x5a, 0x6f, 0xeb, 0x2c, 0x80])],
  ])('reads %s and says that it is', async (encoding, file) => {
    expect(readTable(file).encoding).toBe(encoding);
    expect(await cells(file)).toEqual([['Zoë', '€']]);
  });

  it('refuses what is no text, and UTF-16 that does not say so', () => {
    expect(() => readTable(Buffer.from('a,b\n1,2', 'utf16le'))).toThrow(UnreadableText);
  });

  it('refuses a file whose bytes are not what its mark says, or stops where that shows', async () => {
    const half = Buffer.from([0x00, 0xd8]);
    await expect(rows(Buffer.concat([utf16('a,b\n', false), half]))).rejects.toThrow(UnreadableText);
    const long = utf16('a,b\n'.repeat(20_000), false);
    await expect(rows(Buffer.concat([long, half]))).rejects.toMatchObject({ name: 'BrokenTable' });
  });

  it.each([
    ['comma', 'a,b;c,d'],
    ['semicolon', 'a;b,c;d'],
    ['tab', 'a\tb,c\td'],
    ['semicolon', '"a,b,c,d";e'],
    ['comma', 'one column'],
    ['semicolon', '\n\na;b'],
  ])('finds the delimiter in the header: %s', (name, text) => {
    expect(readTable(Buffer.from(text)).delimiter).toBe(name);
  });

  it.each(['\n', '\r\n', '\r'])(
    'numbers the lines as an editor does, over breaks in quotes and empty lines (%j)',
    async (eol) => {
      const text = ['a,b', '', '"x', 'y",1', ' , ', 'q,2', '"1', '2', '3",4'].join(eol);
      expect((await rows(text)).map(({ line, cells: [first] }) => [line, first])).toEqual([
        [1, 'a'],
        [3, 'x\ny'],
        [6, 'q'],
        [7, '1\n2\n3'],
      ]);
    },
  );

  it('counts a line break once that falls on the border of two pieces', async () => {
    // Pieces are of 65,536 bytes: the carriage return is the last of the first, the line feed the first of the second.
    const text = `a\r\n${'x'.repeat(65_532)}\r\nb\r\n`;
    expect((await rows(text)).map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('takes a quote inside a text as it is, and doubled quotes as one', async () => {
    expect(await cells('a,b\n5" screen,"say ""hi"""\n')).toEqual([
      ['a', 'b'],
      ['5" screen', 'say "hi"'],
    ]);
  });

  it('gives every row before a quote that is never closed, then says on which line reading stopped', async () => {
    const seen: number[] = [];
    const read = async () => {
      for await (const { line } of readTable(Buffer.from('a\n1\n2\n"open\n3\n')).rows()) seen.push(line);
    };
    await expect(read()).rejects.toMatchObject({ name: 'BrokenTable', line: 4 });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('does not gather the rest of a large file behind such a quote', async () => {
    await expect(rows(`a\n"${'x\n'.repeat(400_000)}`)).rejects.toMatchObject({ line: 2 });
  });

  it('gives back whatever a writer of CSV wrote, in every encoding that can hold it and over many pieces', async () => {
    const cell = fc.stringMatching(/^[ -~éß€\n]{0,12}$/).map((text) => text.trim());
    const table = fc.array(fc.tuple(cell, cell, fc.constant('x'.repeat(3_000))), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.boolean(),
        async (wanted, delimiter, crlf) => {
          const text = stringify([['h1', 'h2', 'h3'], ...wanted], {
            delimiter,
            record_delimiter: crlf ? '\r\n' : '\n',
            quoted_match: '\n',
          });
          const expected = [['h1', 'h2', 'h3'], ...wanted];
          expect(await cells(text)).toEqual(expected);
          expect(await cells(utf16(text, true))).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });
});
