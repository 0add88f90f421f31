/** A number of things, in the plural unless it is one. */
export function some(count: number, thing: string): string {
  if (count === 1) return `1 ${thing}`;
  return `${whole(count)} ${thing}${thing === 'touch' ? 'es' : 's'}`;
}

export function whole(number: number): string {
  return number.toLocaleString('en');
}

export function decimal(number: number): string {
  return number.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Breaks lines between words; what follows is set in. */
export function wrapped(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const parts: string[] = [];
    for (const word of line.split(' ')) {
      const last = parts.at(-1);
      if (last === undefined) parts.push(word);
      else if (last.length + 1 + word.length <= width) parts[parts.length - 1] = `${last} ${word}`;
      else parts.push(`  ${word}`);
    }
    return parts;
  });
}
