import kleur from 'kleur';
import { type ModelTable } from '#domain/attribution/paths/model-table.js';
import { type FileAttribution } from './attribution-of-file.js';
import { decimal, some, whole, wrapped } from './lay-out.js';
import { remarksOn } from './remarks.js';

const WIDEST_CHANNEL = 28;
const UNATTRIBUTED = '(unattributed)';
const ALL = 'all';

export interface Printing {
  readonly byValue: boolean;
  readonly top: number;
  /** Characters of a line. A table that is wider is cut into blocks of models. */
  readonly width: number;
}

interface Line {
  readonly label: string;
  readonly numbers: readonly number[];
}

/** One table, channels down and models across, and under it what its reader must know. */
export function printTables(attribution: FileAttribution, printing: Printing): string {
  const { tables } = attribution;
  return [
    ...summaryLines(attribution, printing),
    '',
    ...(tables.length === 0 ? [] : [...blocks(tables, linesOf(tables, printing), printing), '']),
    ...wrapped(remarksOn(attribution), printing.width),
    '',
  ].join('\n');
}

function summaryLines({ input }: FileAttribution, { byValue, width }: Printing): string[] {
  const { shape, conversions, nulls, value, channels, paths, touches, touchesLeftOut, windowDays } = input;
  const divided = byValue ? `value ${decimal(value ?? 0)} of ` : '';
  const over =
    shape === 'paths'
      ? `on ${some(paths, 'path')} over ${some(channels, 'channel')}.`
      : `with ${some(touches, 'touch')} of ${some(channels, 'channel')}.`;
  const lines = [
    `${divided}${some(conversions, 'conversion')} and ${some(nulls, 'journey')} without one, ${over}`,
  ];
  if (windowDays !== null)
    lines.push(
      `Touches up to ${some(windowDays, 'day')} before a conversion; ${some(touchesLeftOut, 'other')} left out.`,
    );
  return wrapped(lines, width).map((line) => kleur.bold(line));
}

/** The channels with most credit over all models together, the others in one line, then what belongs to nobody. */
function linesOf(tables: readonly ModelTable[], { byValue, top }: Printing): Line[] {
  const creditOf = (row: { readonly conversions: number; readonly value: number }) =>
    byValue ? row.value : row.conversions;
  const columns = tables.map(({ rows }) => new Map(rows.map((row) => [row.channel, creditOf(row)])));
  const channels = new Set(columns.flatMap((column) => [...column.keys()]));
  const sorted = [...channels]
    .map((label) => ({ label, numbers: columns.map((column) => column.get(label) ?? 0) }))
    .sort((a, b) => total(b.numbers) - total(a.numbers) || (a.label < b.label ? -1 : 1));
  const rest = sorted.slice(top);
  const unattributed = tables.map((table) => creditOf(table.unattributed));
  const lines = [
    ...sorted.slice(0, top),
    ...(rest.length === 0 ? [] : [{ label: `(${whole(rest.length)} others)`, numbers: sums(rest) }]),
    { label: UNATTRIBUTED, numbers: unattributed },
  ];
  return [...lines, { label: ALL, numbers: sums(lines) }];
}

function sums(lines: readonly Line[]): number[] {
  return (lines[0]?.numbers ?? []).map((_, column) =>
    total(lines.map(({ numbers }) => numbers[column] ?? 0)),
  );
}

function blocks(tables: readonly ModelTable[], lines: readonly Line[], { width }: Printing): string[] {
  const labels = lines.map(({ label }) => shortened(label));
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const columns = tables.map(({ model }, index) => {
    const cells = lines.map(({ numbers }) => decimal(numbers[index] ?? 0));
    return { model, cells, width: Math.max(model.length, ...cells.map((cell) => cell.length)) };
  });
  const printed: string[] = [];
  while (columns.length > 0) {
    let used = labelWidth;
    const fitting = columns.findIndex((column) => (used += 2 + column.width) > width);
    // A column that does not fit even by itself is printed all the same.
    const block = columns.splice(0, fitting === -1 ? columns.length : Math.max(1, fitting));
    if (printed.length > 0) printed.push('');
    printed.push(
      kleur.dim(
        [''.padEnd(labelWidth), ...block.map((column) => column.model.padStart(column.width))].join('  '),
      ),
      ...labels.map((label, line) =>
        [
          label.padEnd(labelWidth),
          ...block.map((column) => (column.cells[line] ?? '').padStart(column.width)),
        ].join('  '),
      ),
    );
  }
  return printed;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
function shortened(label: string): string {
  return label.length > WIDEST_CHANNEL ? `${label.slice(0, WIDEST_CHANNEL - 1)}…` : label;
}
