import kleur from 'kleur';
import { type Reasons, type Refused, type RefusedWithText, type Result } from './answers.js';

/** One refused event on a line or two, and what is wrong with it under it. */
export function printRefused(event: Refused): string {
  const state =
    event.replayedAt !== null
      ? kleur.green(`accepted ${event.replayedAt}`)
      : event.erasedAt !== null
        ? kleur.dim(`content erased ${event.erasedAt}`)
        : '';
  return [
    `${event.id}  ${kleur.bold(event.reason)}  ${state}`.trimEnd(),
    `  ${kleur.dim(`received ${event.receivedAt}, ${originOf(event.origin)}`)}`,
    ...event.problems.map(problemLine),
    '',
  ].join('\n');
}

/** One refused event with what was sent. */
export function printWithText(event: RefusedWithText): string {
  const cut = event.origin.truncated === true ? kleur.yellow('  (only the beginning is kept)\n') : '';
  return `${printRefused(event)}\n${cut}${indented(event.raw)}\n`;
}

/** How many wait, by reason. */
export function printReasons({ reasons }: Reasons): string {
  const waiting = reasons.filter(({ open }) => open > 0);
  if (waiting.length === 0) return 'None waits to be mended.\n';
  const total = waiting.reduce((sum, { open }) => sum + open, 0);
  return `${String(total)} wait: ${waiting.map(({ reason, open }) => `${reason} ${String(open)}`).join(', ')}\n`;
}

/** What became of an event that was sent again. */
export function printResult({ rejectedId, status, reason, problems }: Result): string {
  if (status !== 'rejected') return `${rejectedId}  ${kleur.green(status)}\n`;
  return [
    `${rejectedId}  ${kleur.red('still refused')}${reason === undefined ? '' : `  ${reason}`}`,
    ...(problems ?? []).map(problemLine),
    '',
  ].join('\n');
}

function problemLine({ pointer, detail }: { readonly pointer: string; readonly detail: string }): string {
  return `  ${pointer === '' ? '' : `${pointer}: `}${detail}`;
}

function originOf(origin: Refused['origin']): string {
  const { channel, keyId, topic, partition, offset, kind, line, ats, connectionId } = origin;
  if (ats !== undefined) return `${ats}, connection ${connectionId ?? ''}`;
  if (line !== undefined) return `import of ${kind ?? 'a file'}, line ${String(line)}, key ${keyId ?? ''}`;
  return topic === undefined
    ? `${channel}${keyId === undefined ? '' : `, key ${keyId}`}`
    : `${channel}, ${topic} partition ${String(partition)} offset ${String(offset)}`;
}

/** JSON is laid out to be read; anything else is shown as it was sent. */
function indented(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
