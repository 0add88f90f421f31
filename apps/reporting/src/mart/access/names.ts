import { UsageError } from '#shared/cli/usage-error.js';

/** The database of the views; one per server. */
export const MART = 'mart';
/** What the settings profile and the quota are called, and how the names of roles begin. */
export const OURS = 'manyhands_bi';

const USER_NAME = /^[A-Za-z][A-Za-z0-9_]{1,62}$/;

/** A name in a statement of access, where nothing can be bound. */
export function identifier(name: string): string {
  return `\`${escaped(name, '`')}\``;
}

/** A text in a statement of access, where nothing can be bound. */
export function literal(text: string): string {
  return `'${escaped(text, `'`)}'`;
}

/** The role of an organisation: whoever has it reads the rows of that organisation and nothing else. */
export function roleOf(tenant: string): string {
  return `${OURS}_${tenant}`;
}

/** @throws {@link UsageError} for a name that BI tools or we could not write plainly */
export function userName(text: string): string {
  if (USER_NAME.test(text)) return text;
  throw new UsageError(
    `"${text}" is no name for a user: 2 to 63 letters, digits and underscores, a letter first`,
  );
}

function escaped(text: string, quote: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
}
