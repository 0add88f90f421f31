import { readFileSync } from 'node:fs';

/** The file each text came from, for whoever has to name a query without showing it. */
const names = new Map<string, string>();

/**
 * Reads a query from its own `.sql` file, once, when the module loads: a missing file stops the start, not a request.
 * @param moduleUrl the caller's `import.meta.url`
 * @param relativePath path of the file as seen from the caller
 */
export function loadSql(moduleUrl: string, relativePath: string): string {
  const url = new URL(relativePath, moduleUrl);
  const text = readFileSync(url, 'utf8');
  names.set(text, url.pathname.split('/').slice(-2).join('/'));
  return text;
}

/** Gives a text that was made of a loaded one the name of its file. Texts made with anything a caller sent have none. */
export function namedLike(loaded: string, made: string): string {
  const name = names.get(loaded);
  if (name !== undefined) names.set(made, name);
  return made;
}

const WHAT_IS_WRITTEN = /^(?:INSERT INTO|DELETE FROM|ALTER TABLE|CREATE TABLE IF NOT EXISTS) \w+/i;

/** What a query is called: the table it writes, or the files its text was put together from. Never a value. */
export function sqlName(query: string): string {
  const whole = names.get(query);
  if (whole !== undefined) return whole;
  const written = WHAT_IS_WRITTEN.exec(query.trimStart())?.[0];
  if (written !== undefined) return written;
  const parts = [...names].filter(([text]) => query.includes(text)).map(([, name]) => name);
  return parts.length > 0 ? parts.join(' + ') : (/^\w+/.exec(query.trimStart())?.[0] ?? '');
}
