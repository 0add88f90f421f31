import { type Problem } from '#domain/events/rejection.js';
import { plainWords } from '../../ats/mapping/words.js';
import { type Column } from '../kinds/import-kind.js';

/** Which cell of a row is which column of ours. */
export interface Header {
  /** Of each column that was found: where, and what the file calls it. */
  readonly found: ReadonlyMap<string, { readonly index: number; readonly called: string }>;
  /** What the file calls the columns that are not read. */
  readonly ignored: readonly string[];
  readonly width: number;
}

export type HeaderReading =
  | { readonly ok: true; readonly header: Header }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Finds our columns by their names and by what they are often called; a mapping says it outright and comes first.
 * @param mapping what the file calls a column, by our name
 */
export function readHeader(
  cells: readonly string[],
  columns: readonly Column[],
  mapping: ReadonlyMap<string, string>,
): HeaderReading {
  const problems: Problem[] = [];
  const places = Map.groupBy(cells.keys(), (index) => plain(cells[index] ?? ''));
  const found = new Map<string, { index: number; called: string }>();
  for (const column of columns) {
    const mapped = mapping.get(column.name);
    const names = mapped === undefined ? [column.name, ...column.aliases] : [mapped];
    // The column's own name wins over its aliases: a file with "vacancy" and "job" means the first.
    const indices = names.map((name) => places.get(plain(name)) ?? []).find((list) => list.length > 0) ?? [];
    const [index, ...more] = indices;
    if (index === undefined) problems.push(...absent(column, mapped));
    else if (more.length > 0)
      problems.push(
        wrong(
          column,
          `The file has ${String(indices.length)} columns called "${cells[index] ?? ''}"; keep one.`,
        ),
      );
    else found.set(column.name, { index, called: cells[index] ?? '' });
  }
  for (const name of mapping.keys())
    if (!columns.some((column) => column.name === name))
      problems.push({
        pointer: '/mapping',
        detail: `There is no column "${name}" to map to. There are: ${columns.map((column) => column.name).join(', ')}.`,
      });
  problems.push(...claimedTwice(found));
  if (problems.length > 0) return { ok: false, problems };
  const used = new Set([...found.values()].map(({ index }) => index));
  return {
    ok: true,
    header: { found, ignored: cells.filter((_, index) => !used.has(index)), width: cells.length },
  };
}

/** Two columns of ours can share an alias; then the mapping has to say which is which. */
function claimedTwice(found: ReadonlyMap<string, { index: number; called: string }>): Problem[] {
  const byIndex = Map.groupBy(found, ([, { index }]) => index);
  return [...byIndex.values()].flatMap((claims) => {
    const [first] = claims;
    if (first === undefined || claims.length === 1) return [];
    const names = claims.map(([name]) => name).join(' and ');
    return [
      {
        pointer: '/mapping',
        detail: `"${first[1].called}" could be ${names}; say which with mapping=ours:theirs.`,
      },
    ];
  });
}

function absent(column: Column, mapped: string | undefined): Problem[] {
  if (mapped !== undefined) return [wrong(column, `The file has no column "${mapped}".`)];
  if (column.needed === undefined) return [];
  const detail = `The file needs a column "${column.name}" (${column.holds}) Rename one, or say which it is with mapping=${column.name}:theirs.`;
  return [wrong(column, detail)];
}

function wrong(column: Column, detail: string): Problem {
  return { pointer: `/columns/${column.name}`, detail };
}

function plain(name: string): string {
  return plainWords(name).replaceAll(' ', '');
}
