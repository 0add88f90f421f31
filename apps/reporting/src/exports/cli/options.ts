import { extname } from 'node:path';
import { readServiceAddress, type ServiceAddress } from '#shared/cli/service-address.js';
import { parseCommandLine, UsageError } from '#shared/cli/usage-error.js';
import { EXPORT_FORMAT_NAMES, type ExportFormat } from '../export-format.js';
import { readQuestion } from './question.js';

export const HELP = `npm run export -- --measures M,M --out FILE [options]

Writes the whole answer to a question into a file. manyhands makes the file; this command waits for it, fetches it, goes on
where a connection broke, and checks that it came whole.

  --measures M,M       what is counted, such as clicks_human,shares; GET /api/v1/meta lists them
  --dimensions D,D     what it is broken down by
  --granularity G      one line per day, week, month, quarter or year
  --from D, --to D     first and last local day, YYYY-MM-DD
  --range R            instead of them a period by its name, such as last_30_days
  --zone Z             IANA time zone that cuts the days; default: the organisation's
  --filter M:OP:V,V    such as network:equals:linkedin,x or clicks_human:gt:10; once per filter
  --segments S,S       ready-made filters
  --order M:asc|desc   once per column
  --query FILE         instead of all of these a question as JSON, as POST /api/v1/query takes it; - is standard input
  --format F           one of: ${EXPORT_FORMAT_NAMES.join(', ')}; default: what FILE ends with
  --out FILE           where it is written; FILE.part until it is whole
  --resume ID          fetch what an earlier run has started, without asking anew
  --url U              where manyhands answers; default: URL in the environment, else http://127.0.0.1:8080
  --key K              an API key with the scopes exports:write and reports:read; default: KEY in the environment
  --json               what came of it as JSON on standard output

Exit codes: 0 the file is there, 1 the export failed or was cancelled, 2 it could not be done.
`;

export interface ExportOptions extends ServiceAddress {
  readonly out: string;
  /** The job to start, or the id of one there is. */
  readonly job:
    | { readonly resume: string }
    | { readonly start: { readonly query: unknown; readonly format: ExportFormat } };
  readonly json: boolean;
}

/** Undefined when only help is asked for. @throws {@link UsageError} */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readText: (file: string) => string,
): ExportOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  if (positionals.length > 0)
    throw new UsageError(`"${positionals.join(' ')}" is too much; a value stands behind its option`);
  const { out, resume } = values;
  if (out === undefined) throw new UsageError('Say where to write to with --out FILE');
  const address = readServiceAddress(values, env, 'exports:write');
  const json = values.json === true;
  if (resume !== undefined) return { ...address, out, json, job: { resume } };
  const start = { query: readQuestion(values, readText), format: formatOf(values.format, out) };
  return { ...address, out, json, job: { start } };
}

export type CommandLine = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  return parseCommandLine(args, {
    help: { type: 'boolean', short: 'h' },
    measures: { type: 'string', multiple: true },
    dimensions: { type: 'string', multiple: true },
    granularity: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    range: { type: 'string' },
    zone: { type: 'string' },
    filter: { type: 'string', multiple: true },
    segments: { type: 'string', multiple: true },
    order: { type: 'string', multiple: true },
    query: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    resume: { type: 'string' },
    url: { type: 'string' },
    key: { type: 'string' },
    json: { type: 'boolean' },
  });
}

function formatOf(given: string | undefined, out: string): ExportFormat {
  const wanted = given ?? extname(out).slice(1);
  const format = EXPORT_FORMAT_NAMES.find((name) => name === wanted);
  if (format !== undefined) return format;
  throw new UsageError(`Say what the file is to be with --format: ${EXPORT_FORMAT_NAMES.join(', ')}`);
}
