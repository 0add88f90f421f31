export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The delimiter that cuts the header into most columns, quoted text left alone; a comma when none does. */
export function delimiterOf(header: string): Delimiter {
  const plain = header.replace(/"(?:[^"]|"")*"/g, '');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, cuts: plain.split(delimiter).length }));
  return counted.reduce((best, next) => (next.cuts > best.cuts ? next : best)).delimiter;
}
