/** The marks of others that stand in a text. */
export function leaksIn(text: string, foreignMarks: readonly string[]): string[] {
  return foreignMarks.filter((mark) => text.includes(mark));
}
