/** A table of a page in docs, and what the HTML comment above it says of it. */
export interface DocumentedTable {
  readonly name: string;
  /** A text per column name; empty cells are empty texts. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const NAMED_TABLE = /^<!-- (.+) -->\n\n((?:\|.*\n?)+)/gm;

/** The tables of a page that a comment names, in order. */
export function documentedTables(markdown: string): DocumentedTable[] {
  return [...markdown.matchAll(NAMED_TABLE)].map(([, name = '', table = '']) => {
    const [header = [], , ...rows] = table.trim().split('\n').map(cellsOf);
    return {
      name,
      rows: rows.map((cells) =>
        Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])),
      ),
    };
  });
}

/** A number as people write it: 2120, 0.4 or 1/3. Undefined for any other text. */
export function writtenNumber(text: string): number | undefined {
  const [, over = '', under = '1'] = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(text) ?? [];
  return over === '' ? undefined : Number(over) / Number(under);
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
