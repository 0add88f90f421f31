import { readFileSync } from 'node:fs';

/**
 * Reads a query from its own `.sql` file, once, when the module loads: a missing file stops the start, not a request.
 * @param moduleUrl the caller's `import.meta.url`
 * @param relativePath path of the file as seen from the caller
 */
export function loadSql(moduleUrl: string, relativePath: string): string {
  return readFileSync(new URL(relativePath, moduleUrl), 'utf8');
}
