import { parseArgs } from 'node:util';
import { type Length } from './stage/length.js';

export interface FaultOptions {
  /** What to do; `list` and `help` need nothing else. */
  readonly task: 'run' | 'list' | 'help';
  readonly names: readonly string[];
  readonly length: Length;
  readonly seed: number;
  readonly json: boolean;
  readonly save: boolean;
  /** A folder to use, and to keep. */
  readonly data?: string;
}

/** The standalone process, killed under load: the one fault that is not about the services. */
export const KILL = 'kill';

export const HELP = `npm run fault -- <scenario>... | all | list  [--long] [--times N] [--minutes M] [--seed N] [--data DIR] [--json] [--save]

Breaks something while several organisations send events, repeats, mistakes and clicks; then waits until nothing is on its way,
compares every stored row, every refused event and every report of every organisation with a recount that shares no code
with the product, and runs reconcile. Nothing is repaired in between.

  list         what there is to break
  all          everything, one after the other
  kill         the standalone process, ended with kill -9 (default 30 times)
  <scenario>   the three services on Kafka, PostgreSQL and ClickHouse as processes of their own

  --long       the form whose figures are quoted; without it a short one of seconds
  --times N    how often, where something is done so many times
  --minutes M  how long, where something lasts
  --seed N     moments and load (default 1)
  --data DIR   folder to use, which must not exist yet, and to keep (default: a temporary one that is removed)
  --json       the results as JSON on standard output
  --save       writes bench/results/<date>-fault-<scenario>.json

Exit codes: 0 nothing lost, doubled, leaked or miscounted; 1 something was; 2 it could not be run.
`;

/** @throws with what is wrong and what would be right */
export function readOptions(args: readonly string[], known: readonly string[]): FaultOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      long: { type: 'boolean', default: false },
      times: { type: 'string' },
      minutes: { type: 'string' },
      seed: { type: 'string', default: '1' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      save: { type: 'boolean', default: false },
    },
  });
  const isHelp = values.help === true || positionals.length === 0;
  const all = [KILL, ...known];
  const unknown = positionals.filter((name) => !['all', 'list', ...all].includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no fault "${unknown.join('", "')}". There are: ${all.join(', ')}, and all.`);
  return {
    task: isHelp ? 'help' : positionals.includes('list') ? 'list' : 'run',
    names: positionals.includes('all') ? all : [...new Set(positionals)],
    length: {
      form: values.long ? 'long' : 'short',
      ...(values.times === undefined ? {} : { times: wholeNumber('--times', values.times) }),
      ...(values.minutes === undefined ? {} : { minutes: positive('--minutes', values.minutes) }),
    },
    seed: wholeNumber('--seed', values.seed),
    json: values.json,
    save: values.save,
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

function wholeNumber(option: string, text: string): number {
  const value = positive(option, text);
  if (!Number.isInteger(value)) throw new Error(`${option} must be a whole number from 1; "${text}" is not`);
  return value;
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new Error(`${option} must be a number above 0; "${text}" is not`);
  return value;
}
