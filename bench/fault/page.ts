import kleur from 'kleur';
import { type Outcome } from './run-scenario.js';

const MOST_FINDINGS = 12;
const WIDTH = 34;

/** What a person reads of one scenario. */
export function page({ scenario, form, seconds, figures, findings, skipped, ok }: Outcome): string {
  if (skipped !== undefined) return `\n${kleur.yellow('SKIPPED')}  ${kleur.bold(scenario)}   ${skipped}\n`;
  const lines = Object.entries(figures).map(([name, value]) => `  ${name.padEnd(WIDTH)} ${shown(value)}`);
  const broken = findings.slice(0, MOST_FINDINGS).map((what) => `  ${kleur.red('!')} ${what}`);
  const more = findings.length - MOST_FINDINGS;
  return [
    '',
    `${ok ? kleur.green('kept  ') : kleur.red('BROKEN')}  ${kleur.bold(scenario)}   ${form} form, ${String(seconds)} s`,
    ...lines,
    ...broken,
    ...(more > 0 ? [`  and ${String(more)} more`] : []),
    '',
  ].join('\n');
}

/** A row of the table in docs/reliability.md: what was done, what came of it. */
export function tableRow({ scenario, figures, findings, skipped, ok }: Outcome): string {
  if (skipped !== undefined) return `| \`${scenario}\` | not run: ${skipped} | | | | | | | |`;
  const { sent, acknowledged, stored, refused, lines, reconciled, ...done } = figures;
  const did = Object.entries(done)
    .filter(([name]) => !['reports', 'visits'].includes(name))
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');
  const counts = [sent, acknowledged, stored, refused, lines, reconciled].map((value) => shown(value ?? ''));
  return `| \`${scenario}\` | ${did} | ${counts.join(' | ')} | ${ok ? '**0**' : String(findings.length)} |`;
}

export const TABLE_HEAD = [
  '| scenario | done and seen | sent | acknowledged | stored | refused | report lines | reconciled | wrong |',
  '|---|---|---|---|---|---|---|---|---|',
].join('\n');

function shown(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}
