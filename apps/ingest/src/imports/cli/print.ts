import kleur from 'kleur';
import { type Answer } from './answers.js';

/** What came of a file, for people. */
export function printAnswer(answer: Answer): string {
  const { rows, events, dryRun, ignoredColumns, columns, problems, leftOut, notListed } = answer;
  const read = Object.entries(columns).map(([ours, theirs]) =>
    ours === theirs ? ours : `${ours} (${theirs})`,
  );
  return [
    `${answer.encoding}, ${answer.delimiter}; read ${read.join(', ')}`,
    ...(ignoredColumns.length === 0
      ? []
      : [kleur.dim(`not read and not stored: ${ignoredColumns.join(', ')}`)]),
    ...problems.map((finding) => `${kleur.red('problem')}   ${place(finding)}${finding.detail}`),
    ...leftOut.map((finding) => `${kleur.yellow('left out')}  ${place(finding)}${finding.detail}`),
    ...(notListed === 0 ? [] : [`and ${String(notListed)} more`]),
    `${String(rows.read)} rows, ${String(rows.withProblems)} with problems`,
    `${dryRun ? 'would be: ' : ''}${String(events.accepted)} events accepted, ${String(events.duplicate)} there already, ${String(events.rejected)} refused`,
    '',
  ].join('\n');
}

function place({ line, column }: Answer['problems'][number]): string {
  return `line ${String(line)}${column === undefined ? '' : `, ${column}`}: `;
}
