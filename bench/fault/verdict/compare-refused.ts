import { type SentMistake } from '../workload/sending-book.js';
import { type RefusedRow } from './stored.js';

/**
 * Every mistake that was acknowledged is kept, as it was sent, for the reason it was refused for; as often as it was
 * sent at most, and never something else.
 */
export function compareRefused(
  mistakes: ReadonlyMap<string, SentMistake>,
  rows: readonly RefusedRow[],
): string[] {
  const kept = Map.groupBy(rows, ({ raw }) => raw);
  const findings: string[] = [];
  for (const [raw, { kind, reason, attempts, acknowledged }] of mistakes) {
    const of = kept.get(raw) ?? [];
    const count = of.reduce((sum, one) => sum + one.rows, 0);
    const wrong = of.filter((one) => one.reason !== reason);
    if (count < acknowledged)
      findings.push(
        `mistake "${kind}": refused ${String(acknowledged)} times, kept ${String(count)} times: lost`,
      );
    if (count > attempts)
      findings.push(`mistake "${kind}": sent ${String(attempts)} times, kept ${String(count)} times`);
    if (wrong.length > 0)
      findings.push(
        `mistake "${kind}": kept as ${wrong.map((one) => one.reason).join(', ')} instead of ${reason}`,
      );
    if (of.some(({ problems }) => problems === 0))
      findings.push(`mistake "${kind}": kept without saying what is wrong`);
  }
  return findings;
}

/** What is kept and was never sent as a mistake; of an organisation of many trials, of all of them. */
export function strangersAmongRefused(known: ReadonlySet<string>, rows: readonly RefusedRow[]): string[] {
  return rows
    .filter(({ raw }) => !known.has(raw))
    .map(({ raw, reason }) => {
      const text = Buffer.from(raw, 'base64').toString('utf8').slice(0, 200);
      return `kept as refused (${reason}) and never sent as a mistake: ${text}`;
    });
}
