/** How names of stages and sources are compared: without case, accents and punctuation. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Looks a text up among configured names, compared without case. */
export function configured<T>(
  table: Readonly<Record<string, T>> | undefined,
  text: string | undefined,
): T | undefined {
  if (table === undefined || text === undefined) return undefined;
  const wanted = text.trim().toLowerCase();
  return Object.entries(table).find(([name]) => name.trim().toLowerCase() === wanted)?.[1];
}
