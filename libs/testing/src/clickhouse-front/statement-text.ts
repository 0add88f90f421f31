import { refuse } from './refusal.js';

/** A value as a ClickHouse string literal. */
export function quoteLiteral(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function quoteIdentifier(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** What brings a new connection to a database and settings. */
export function prologue(database: string, settings: Readonly<Record<string, string>>): string {
  const values = Object.entries(settings).map(([name, value]) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw refuse(400, 115, 'UNKNOWN_SETTING', `Unknown setting ${name}.`);
    return `${name} = ${quoteLiteral(value)}`;
  });
  const use = `USE ${quoteIdentifier(database)}`;
  return values.length === 0 ? use : `SET ${values.join(', ')};\n${use}`;
}

const INSERT_WITH_DATA = /^(?<insert>\s*INSERT\s[\s\S]*?)\sFORMAT\s+(?<format>\w+)\s*;?\s*$/i;

/** Whether the rows of this statement come in the body of the request. */
export function takesRows(sql: string): boolean {
  return INSERT_WITH_DATA.test(sql);
}

/**
 * The same INSERT with its rows in a file. Behind the statement itself the engine takes an empty line for the end of
 * the rows and what follows for another statement; a file can hold anything, and binary formats too.
 */
export function insertFromFile(sql: string, file: string): string {
  const { insert, format } = INSERT_WITH_DATA.exec(sql)?.groups ?? {};
  if (insert === undefined || format === undefined) throw new Error('not an INSERT whose rows follow');
  return `${insert} FROM INFILE ${quoteLiteral(file)} COMPRESSION 'none' FORMAT ${format}`;
}
