import { type Problem } from '#domain/events/rejection.js';
import { ProblemError } from '#shared/errors/problem.js';
import { DATE_FORMATS, type DateFormat } from './cell/read-date.js';

export interface ImportParameters {
  /** Say what would come of it and store nothing. */
  readonly dryRun: boolean;
  /** Take nothing unless every row is right. */
  readonly allOrNothing: boolean;
  readonly dateFormat: DateFormat | undefined;
  /** The ATS connection the file belongs to. */
  readonly connection: string | undefined;
  /** What the file calls a column, by our name. */
  readonly mapping: ReadonlyMap<string, string>;
  readonly revision: number;
}

export type ImportQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

const NAMES = ['dryRun', 'allOrNothing', 'dateFormat', 'connection', 'mapping', 'revision'] as const;
/** Each is looked up for each event of the file. */
const MAX_REVISION = 20;

/** @throws a 400 that names every wrong parameter, unknown ones too: a `dryrun` that was not understood would store */
export function readParameters(query: ImportQuery): ImportParameters {
  const problems: Problem[] = [];
  const wrong = (name: string, detail: string) => problems.push({ pointer: `/${name}`, detail });
  for (const name of Object.keys(query))
    if (!NAMES.some((known) => known === name))
      wrong(name, `There is no such parameter. There are: ${NAMES.join(', ')}.`);
  const one = (name: (typeof NAMES)[number]) => {
    const value = query[name];
    if (typeof value === 'string' || value === undefined) return value;
    wrong(name, 'Give it once.');
    return undefined;
  };
  const yesNo = (name: 'dryRun' | 'allOrNothing') => {
    const value = one(name);
    if (value !== undefined && value !== 'true' && value !== 'false') wrong(name, 'Must be true or false.');
    return value === 'true';
  };
  const format = one('dateFormat');
  const dateFormat = DATE_FORMATS.find((known) => known === format);
  if (format !== undefined && dateFormat === undefined)
    wrong('dateFormat', `Must be one of: ${DATE_FORMATS.join(', ')}.`);
  const revision = Number(one('revision') ?? 1);
  if (!Number.isInteger(revision) || revision < 1 || revision > MAX_REVISION)
    wrong('revision', `Must be a whole number from 1 to ${String(MAX_REVISION)}.`);
  const parameters = {
    dryRun: yesNo('dryRun'),
    allOrNothing: yesNo('allOrNothing'),
    dateFormat,
    connection: one('connection'),
    mapping: readMapping(query['mapping'], wrong),
    revision,
  };
  const [first] = problems;
  if (first !== undefined) throw new ProblemError('bad-request', { detail: first.detail, errors: problems });
  return parameters;
}

/** `ours:theirs`, once per column; theirs may hold colons, ours never does. */
function readMapping(
  value: string | readonly string[] | undefined,
  wrong: (name: string, detail: string) => void,
): ReadonlyMap<string, string> {
  const mapping = new Map<string, string>();
  for (const text of typeof value === 'string' ? [value] : (value ?? [])) {
    const colon = text.indexOf(':');
    const ours = text.slice(0, Math.max(colon, 0)).trim();
    const theirs = text.slice(colon + 1).trim();
    if (ours === '' || theirs === '')
      wrong('mapping', 'Write it as ours:theirs, such as hired_at:Datum in dienst.');
    else if (mapping.has(ours)) wrong('mapping', `"${ours}" is mapped twice.`);
    else mapping.set(ours, theirs);
  }
  return mapping;
}
