import { type Problem } from '#domain/events/rejection.js';
import { pointerTo } from './pointer.js';

const MAX_PROBLEMS = 20;

/**
 * Texts that cannot be stored: with a NUL character (PostgreSQL refuses it) or half a surrogate pair (it has no UTF-8).
 * In valid UTF-8 JSON both can only come from a `\u` escape, so a text without one is not walked.
 */
export function invalidTextIn(value: unknown, json: string): Problem[] {
  if (!json.includes('\\u')) return [];
  const problems: Problem[] = [];
  const waiting: { readonly pointer: string; readonly value: unknown }[] = [{ pointer: '', value }];
  for (let next = waiting.pop(); next !== undefined && problems.length < MAX_PROBLEMS; next = waiting.pop()) {
    const { pointer } = next;
    if (typeof next.value === 'string') {
      const fault = faultOf(next.value);
      if (fault !== undefined) problems.push({ pointer, detail: `The text holds ${fault}; remove it.` });
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, inner] of Object.entries(next.value)) {
        const fault = faultOf(key);
        if (fault !== undefined)
          problems.push({
            pointer: pointerTo(pointer, key),
            detail: `The field's name holds ${fault}; remove it.`,
          });
        waiting.push({ pointer: pointerTo(pointer, key), value: inner });
      }
    }
  }
  return problems;
}

function faultOf(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character';
  return text.isWellFormed() ? undefined : 'half a surrogate pair';
}
