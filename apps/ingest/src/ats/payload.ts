import { hash } from 'node:crypto';
import { type Problem } from '#domain/events/rejection.js';

/** What is at a path of a payload nobody has checked; undefined when there is nothing. Never throws. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current ?? undefined;
}

/** A text that says something, without the space around it. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found !== 'string') return undefined;
  const text = found.trim();
  return text === '' ? undefined : text;
}

/** Letters, digits and . _ : ~ - only, so that a name or an address cannot pass for an id. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,63}$/;

/** An id as text, whether the system writes it as a number or a text. */
export function idAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found === 'number') return Number.isSafeInteger(found) ? String(found) : undefined;
  return typeof found === 'string' && ID.test(found) ? found : undefined;
}

/** The items of a list; empty when there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** The text as a title may stand in an event: at most 300 characters, never half a character. */
export function titleOf(text: string): string {
  return text.length <= 300 ? text : text.slice(0, 300).toWellFormed();
}

export function missing(pointer: string, what: string): Problem {
  return { pointer, detail: `${what} is missing or not readable here.` };
}

/** Slugs, ids and short hashes that may stand in a `Code`: a word of the system's own lists, such as `too-junior`. */
export function slugOf(text: string): string | undefined {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return slug === '' ? undefined : slug;
}

/** The name of a source as events may carry it. One with an `@` names a person and is left out. */
export function sourceName(text: string | undefined): string | undefined {
  return text === undefined || text.includes('@') ? undefined : text.slice(0, 200).toWellFormed();
}

/** A few characters that differ when the content does: for keys of what can be told again with other content. */
export function contentKey(...content: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, 16);
}
