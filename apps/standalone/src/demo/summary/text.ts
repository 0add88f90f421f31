const BAR_WIDTH = 16;

/** A whole number with thin groups, or a dash where there is none. */
export function count(value: string | number | null | undefined): string {
  return typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : '-';
}

export function bar(value: number, most: number): string {
  return '█'
    .repeat(most === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((BAR_WIDTH * value) / most)))
    .padEnd(BAR_WIDTH);
}

/** Lines whose cells stand under each other: the first to the left, numbers to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** Breaks a text at spaces. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
