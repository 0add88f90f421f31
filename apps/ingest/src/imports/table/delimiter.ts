export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type DelimiterName = keyof typeof DELIMITERS;

/** The delimiter that stands most often in the header, outside quotes. A header of one column has none: comma. */
export function detectDelimiter(text: string): DelimiterName {
  const header = headerOf(text);
  const count = (name: DelimiterName) => header.split(DELIMITERS[name]).length;
  let best: DelimiterName = 'comma';
  for (const name of Object.keys(DELIMITERS) as DelimiterName[]) if (count(name) > count(best)) best = name;
  return best;
}

/** The first line that is not empty, without what is in quotes; a quoted name can hold delimiters and line breaks. */
function headerOf(text: string): string {
  return (
    text
      .replace(/"[^"]*"/g, '')
      .trimStart()
      .split('\n', 1)[0] ?? ''
  );
}
