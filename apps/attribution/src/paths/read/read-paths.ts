import { type Delimiter } from './delimiter.js';
import { type PathColumns } from './columns.js';
import { InputProblems, quoted } from './input-problems.js';
import { readCount, type ReadNumber, readValue } from './numbers.js';
import { type TableRow } from './read-table.js';

/** Journeys that went the same way. */
export interface CountedJourneys {
  /** In the order of the touches; empty when nothing is known of them. */
  readonly channels: readonly string[];
  readonly conversions: number;
  readonly nulls: number;
  readonly value: number;
}

/** Rows of counted paths. @throws InputError naming the rows that cannot be read, before the end or at it */
export async function* readPaths(
  rows: AsyncIterable<TableRow>,
  columns: PathColumns,
  delimiter: Delimiter,
): AsyncGenerator<CountedJourneys> {
  const problems = new InputProblems();
  for await (const { line, fields } of rows) {
    const number = (place: number | undefined, field: string, read: (text: string) => ReadNumber): number => {
      const text = place === undefined ? '' : (fields[place] ?? '');
      const found = read(text);
      if (typeof found === 'number') return found;
      problems.add({
        line,
        field,
        reason: `${quoted(text)} ${found}`,
        wayOut: 'Write it as digits, such as 12 or 12.5.',
      });
      return 0;
    };
    const channels = channelsOf(fields[columns.path] ?? '');
    if (channels.some((channel) => channel === ''))
      problems.add({
        line,
        field: 'path',
        reason: `${quoted(fields[columns.path] ?? '')} has a step without a name.`,
        wayOut:
          'Name it, (unknown) for instance, or take it out. A path that is empty as a whole is unattributed.',
      });
    const conversions = number(columns.conversions, 'conversions', readCount);
    const nulls = number(columns.nulls, 'nulls', readCount);
    const value = number(columns.value, 'value', (text) => readValue(text, delimiter));
    if (value > 0 && conversions === 0)
      problems.add({
        line,
        field: 'value',
        reason: `${quoted(fields[columns.value ?? 0] ?? '')} is worth something without a conversion.`,
        wayOut: 'Write 0, or the conversions it belongs to.',
      });
    else yield { channels, conversions, nulls, value };
  }
  problems.refuseIfAny();
}

function channelsOf(path: string): string[] {
  return path.trim() === '' ? [] : path.split('>').map((channel) => channel.trim());
}
