import { readServiceAddress, type ServiceAddress } from '#shared/cli/service-address.js';
import { parseCommandLine, UsageError } from '#shared/cli/usage-error.js';
import { DATE_FORMATS } from '../cell/read-date.js';
import { IMPORT_KINDS } from '../kinds/kinds.js';

const KINDS = IMPORT_KINDS.map(({ name }) => name);

export const HELP = `npm run import -- FILE --kind KIND [options]

Sends a CSV file to manyhands; - is standard input. Sending the same file again is harmless.

  --kind KIND          one of: ${KINDS.join(', ')}
  --dry-run            say what would come of it, with every problem, and store nothing
  --all-or-nothing     take nothing when anything is wrong with the file
  --date-format F      the order in dates such as 03/04/2026: ${DATE_FORMATS.join(' or ')}
  --map OURS:THEIRS    what the file calls a column, such as "hired_at:Datum in dienst"; once per column
  --connection ID      the ATS connection the file belongs to, so that its history joins the webhooks
  --revision N         for a file that corrects what was imported before: a number above the last one used
  --url U              where manyhands answers; default: URL in the environment, else http://127.0.0.1:8080
  --key K              an API key with the scope events:write; default: KEY in the environment
  --json               the answer as JSON on standard output

Exit codes: 0 every row is taken (or would be), 1 some rows have problems, 2 it could not be done.
`;

export interface ImportOptions extends ServiceAddress {
  readonly file: string;
  readonly kind: string;
  /** The query of the request, as the service reads it. */
  readonly query: URLSearchParams;
  readonly json: boolean;
}

/** Undefined when only help is asked for. @throws {@link UsageError} */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ImportOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Name the file to import; - is standard input');
  if (more.length > 0) throw new UsageError(`One file at a time; "${more.join(' ')}" is too much`);
  const { kind } = values;
  if (kind === undefined || !KINDS.includes(kind))
    throw new UsageError(`Say what the file holds with --kind: ${KINDS.join(', ')}`);
  return {
    file,
    kind,
    query: queryOf(values),
    ...readServiceAddress(values, env, 'events:write'),
    json: values.json === true,
  };
}

function parse(args: readonly string[]) {
  return parseCommandLine(args, {
    help: { type: 'boolean', short: 'h' },
    kind: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'all-or-nothing': { type: 'boolean' },
    'date-format': { type: 'string' },
    map: { type: 'string', multiple: true },
    connection: { type: 'string' },
    revision: { type: 'string' },
    url: { type: 'string' },
    key: { type: 'string' },
    json: { type: 'boolean' },
  });
}

/** Values go to the service as they are, which says what is wrong with one. */
function queryOf(values: ReturnType<typeof parse>['values']): URLSearchParams {
  const query = new URLSearchParams();
  if (values['dry-run'] === true) query.set('dryRun', 'true');
  if (values['all-or-nothing'] === true) query.set('allOrNothing', 'true');
  if (values['date-format'] !== undefined) query.set('dateFormat', values['date-format']);
  if (values.connection !== undefined) query.set('connection', values.connection);
  if (values.revision !== undefined) query.set('revision', values.revision);
  for (const mapping of values.map ?? []) query.append('mapping', mapping);
  return query;
}
