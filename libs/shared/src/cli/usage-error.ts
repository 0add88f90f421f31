import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A command line that cannot be followed; the message says what is wrong with it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command line as Node's `parseArgs` reads it. @throws {@link UsageError} for an option that is not there, or lacks its value */
export function parseCommandLine<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
