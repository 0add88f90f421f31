import kleur from 'kleur';
import { type ReconcileAnswer } from './reconcile-answer.js';

const SHOWN = 20;

/** The result as text for a narrow terminal: each check with how much it compared, then what differs. */
export function printReconcile({ ok, checks, differences, differencesTotal }: ReconcileAnswer): string {
  const lines = checks.flatMap(({ name, title, compared, differences: found, notes }) => [
    `${found === 0 ? kleur.green('  0 differences') : kleur.red(`${String(found).padStart(3)} differences`)}  ${name}, ${String(compared)} compared`,
    kleur.dim(`                 ${title}`),
    ...notes.map((note) => `                 ${note}`),
  ]);
  for (const { tenant, day, what, expected, actual } of differences.slice(0, SHOWN)) {
    const place = [tenant, day].filter((part) => part !== '').join(', ');
    lines.push(
      '',
      `${place === '' ? '' : `${place}: `}${what}`,
      `  expected ${expected}`,
      `  found    ${actual}`,
    );
  }
  if (differencesTotal > SHOWN)
    lines.push(
      '',
      `${String(differencesTotal - SHOWN)} more; --json lists up to ${String(differences.length)}`,
    );
  lines.push(
    '',
    ok
      ? kleur.green('Nothing lost, nothing doubled.')
      : kleur.red(`${String(differencesTotal)} differences.`),
  );
  return `${lines.join('\n')}\n`;
}
