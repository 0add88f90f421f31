/** The numbers of a report's lines, each under what the line is about. */
export type Lines = ReadonlyMap<string, Readonly<Record<string, number | null>>>;

/** What a line is about, as one text. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join(' | ');
}
