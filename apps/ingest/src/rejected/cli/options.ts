import { REJECTION_REASONS } from '#domain/events/rejection.js';
import { readServiceAddress, type ServiceAddress } from '#shared/cli/service-address.js';
import { parseCommandLine, UsageError } from '#shared/cli/usage-error.js';

export const HELP = `npm run rejected -- list|show|mend|replay [options]

What was refused: look at it, mend it, send it again.

  list                        refused events that wait, newest first   [--reason R] [--since T] [--until T] [--all] [--limit N]
  show ID                     one of them, with what was sent and what is wrong with it
  mend ID --file FILE         sends FILE (a CloudEvent; - is standard input) in its place
  replay ID                   sends it again as it was
  replay                      sends all that wait again, oldest first  [--reason R] [--since T] [--until T]

  --reason R    one of: ${REJECTION_REASONS.join(', ')}
  --since T     received at or after T: 2026-11-02, or 2026-11-02T09:30:00+01:00    (a day begins at 00:00 UTC)
  --until T     received before T
  --all         list those too that were accepted later
  --limit N     list at most N (default 50)
  --url U       where manyhands answers; default: URL in the environment, else http://127.0.0.1:8080
  --key K       an API key with the scope rejected:write; default: KEY in the environment
  --json        the result as JSON on standard output

Stopped half-way, replay can simply be run again: what was accepted is not sent twice, and would count once if it were.

Exit codes: 0 all accepted (or shown), 1 some are still refused, 2 it could not be done.
`;

/** Which refused events are meant. */
export interface Choice {
  readonly reason?: string;
  readonly since?: string;
  readonly until?: string;
}

export type Command =
  | { readonly name: 'list'; readonly choice: Choice; readonly all: boolean; readonly limit: number }
  | { readonly name: 'show'; readonly id: string }
  | { readonly name: 'mend'; readonly id: string; readonly file: string }
  | { readonly name: 'replay'; readonly id: string }
  | { readonly name: 'replay-all'; readonly choice: Choice };

export interface Options extends ServiceAddress {
  readonly command: Command;
  readonly json: boolean;
}

const DEFAULT_LIMIT = 50;

/** Undefined when only help is asked for. @throws {@link UsageError} */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  const command = commandOf(positionals, values);
  return { command, ...readServiceAddress(values, env, 'rejected:write'), json: values.json === true };
}

function parse(args: readonly string[]) {
  return parseCommandLine(args, {
    help: { type: 'boolean', short: 'h' },
    reason: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    all: { type: 'boolean' },
    limit: { type: 'string' },
    file: { type: 'string' },
    url: { type: 'string' },
    key: { type: 'string' },
    json: { type: 'boolean' },
  });
}

type Values = ReturnType<typeof parse>['values'];

function commandOf([name, id, ...more]: readonly string[], values: Values): Command {
  if (more.length > 0)
    throw new UsageError(`"${more.join(' ')}" is one word too many; give one ID at a time`);
  switch (name) {
    case 'list':
      if (id !== undefined) throw new UsageError(`list takes no ID; did you mean: show ${id}?`);
      return { name, choice: choiceOf(values), all: values.all === true, limit: limitOf(values.limit) };
    case 'show':
      return { name, id: needed(id, 'show needs the ID of a refused event; list shows them') };
    case 'mend':
      return {
        name,
        id: needed(id, 'mend needs the ID of a refused event; list shows them'),
        file: needed(values.file, 'mend needs --file with the mended event'),
      };
    case 'replay':
      if (id === undefined) return { name: 'replay-all', choice: choiceOf(values) };
      if (Object.keys(choiceOf(values)).length > 0)
        throw new UsageError('replay takes an ID, or --reason, --since and --until; not both');
      return { name, id };
    case undefined:
      throw new UsageError('Say what to do: list, show, mend or replay');
    default:
      throw new UsageError(`There is no "${name}"; there are list, show, mend and replay`);
  }
}

function choiceOf({ reason, since, until }: Values): Choice {
  if (reason !== undefined && !REJECTION_REASONS.some((known) => known === reason))
    throw new UsageError(`There is no reason "${reason}". There are: ${REJECTION_REASONS.join(', ')}`);
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(since === undefined ? {} : { since: instantIn(since) }),
    ...(until === undefined ? {} : { until: instantIn(until) }),
  };
}

/** Times go to the service as they are, which says what is wrong with one; only a bare day is made into one. */
function instantIn(text: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? DEFAULT_LIMIT);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new UsageError(`--limit must be a whole number of at least 1, got "${String(text)}"`);
}

function needed(text: string | undefined, otherwise: string): string {
  if (text === undefined || text === '') throw new UsageError(otherwise);
  return text;
}
