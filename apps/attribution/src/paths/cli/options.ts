import { FITTED_MODELS } from '#domain/attribution/fitted/fitted-models.js';
import { PATH_MODELS } from '#domain/attribution/models.js';
import { checkSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { parseCommandLine, UsageError } from '#shared/cli/usage-error.js';
import { type Encoding, ENCODINGS } from '../read/decode-text.js';

const MODELS: readonly string[] = [...PATH_MODELS, ...FITTED_MODELS].map(({ name }) => name);
const MARKOV = /^markov_(\d+)/;
const ORDERS = [...new Set(MODELS.flatMap((name) => MARKOV.exec(name)?.[1] ?? []))];
const DEFAULT_TOP = 20;

export const HELP = `npm run --silent attribute -- FILE [options]

Divides conversions over the channels that led to them, by every attribution model side by side. FILE is CSV with
a header; - is standard input. Commas, semicolons and tabs are told apart. Two kinds of rows are understood:

  counted paths   path, conversions, and if known value and nulls (journeys without a conversion).
                  A path is "A > B > C". Rows with an empty path are unattributed.
                  Also read: total_conversions, total_conversion_value, conversion_value, total_null
  events          journey, channel, at, event (touch or conversion), and if known value: one row each, in any order.
                  Also read: user, candidate or customer_id for journey; time or timestamp for at

  --model M       one model; repeat for more. Default: all there are for the input. One of:
${wrapped(MODELS)}
  --order K       of the Markov models, only those that remember K touches; repeat for more
  --by-value      divide the value of the conversions instead of their number
  --window W      events: how long before its conversion a touch still counts; default ${String(DEFAULT_SETTINGS.lookbackDays)}d. Also 12h, 2w
  --half-life H   events: after how long a touch weighs half, in time_decay; default ${String(DEFAULT_SETTINGS.halfLifeDays)}d
  --direct NAME   the channel that stands for a direct visit, for last_non_direct; repeat for more;
                  default: direct and (direct), in any case
  --encoding E    ${ENCODINGS.join(', ')}; default auto: what the byte order mark says, else utf-8
  --top N         channels in the printed table; default ${String(DEFAULT_TOP)}, the others together. --json and --csv have all
  --json          everything as JSON on standard output
  --csv           a row per model and channel as CSV on standard output

The text is read as it comes and never kept. The journeys are, as numbers: about 12 bytes per path and 4 per touch.
Events have to be grouped first, so each row costs some 40 bytes until that is done, and each journey its name.

Exit codes: 0 done, 1 the input cannot be read as it is (then nothing is on standard output), 2 the command line
cannot be followed, or the file not opened.
`;

export interface Options {
  /** - is standard input. */
  readonly file: string;
  readonly models: readonly string[];
  readonly byValue: boolean;
  readonly lookbackDays: number;
  readonly halfLifeDays: number;
  /** Options that say something about times, for an input that has none. */
  readonly timeOptions: readonly string[];
  /** undefined: every channel that is called direct. */
  readonly directChannels: readonly string[] | undefined;
  readonly encoding: Encoding;
  readonly top: number;
  readonly format: 'table' | 'json' | 'csv';
}

/** @throws {@link UsageError} */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError('Say which file; - is standard input');
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}" is one word too many; give one file`);
  if (values.json === true && values.csv === true) throw new UsageError('Give --json or --csv, not both');
  const lookbackDays = daysIn('--window', values.window, DEFAULT_SETTINGS.lookbackDays);
  const halfLifeDays = daysIn('--half-life', values['half-life'], DEFAULT_SETTINGS.halfLifeDays);
  checkTimes(lookbackDays, halfLifeDays);
  return {
    file,
    models: modelsIn(values.model ?? [], values.order ?? []),
    byValue: values['by-value'] === true,
    lookbackDays,
    halfLifeDays,
    timeOptions: (['window', 'half-life'] as const)
      .filter((name) => values[name] !== undefined)
      .map((name) => `--${name}`),
    directChannels: values.direct,
    encoding: encodingIn(values.encoding),
    top: topIn(values.top),
    format: values.json === true ? 'json' : values.csv === true ? 'csv' : 'table',
  };
}

function parse(args: readonly string[]) {
  return parseCommandLine(args, {
    help: { type: 'boolean', short: 'h' },
    model: { type: 'string', multiple: true },
    order: { type: 'string', multiple: true },
    'by-value': { type: 'boolean' },
    window: { type: 'string' },
    'half-life': { type: 'string' },
    direct: { type: 'string', multiple: true },
    encoding: { type: 'string' },
    top: { type: 'string' },
    json: { type: 'boolean' },
    csv: { type: 'boolean' },
  });
}

function modelsIn(asked: readonly string[], orders: readonly string[]): readonly string[] {
  const unknown = asked.find((name) => name !== 'all' && !MODELS.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no model "${unknown}". There are: ${MODELS.join(', ')}`);
  const order = orders.find((text) => !ORDERS.includes(text));
  if (order !== undefined)
    throw new UsageError(`There is no Markov model of order "${order}". There are: ${ORDERS.join(', ')}`);
  const named =
    asked.length === 0 || asked.includes('all') ? MODELS : MODELS.filter((name) => asked.includes(name));
  return named.filter((name) => {
    const remembered = MARKOV.exec(name)?.[1];
    return remembered === undefined || orders.length === 0 || orders.includes(remembered);
  });
}

const IN_DAYS = { h: 1 / 24, d: 1, w: 7 } as const;

function daysIn(option: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const [, number, unit] = /^(\d+(?:\.\d+)?)([hdw])$/.exec(text) ?? [];
  if (unit === 'h' || unit === 'd' || unit === 'w') return Number(number) * IN_DAYS[unit];
  throw new UsageError(
    `${option} must be a number of days, hours or weeks, such as 90d, 12h or 2w; got "${text}"`,
  );
}

function checkTimes(lookbackDays: number, halfLifeDays: number): void {
  try {
    checkSettings({ ...DEFAULT_SETTINGS, lookbackDays, halfLifeDays });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function encodingIn(text: string | undefined): Encoding {
  const found = ENCODINGS.find((known) => known === (text ?? 'auto').toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(`There is no encoding "${String(text)}". There are: ${ENCODINGS.join(', ')}`);
}

function topIn(text: string | undefined): number {
  const top = Number(text ?? DEFAULT_TOP);
  if (Number.isInteger(top) && top >= 1) return top;
  throw new UsageError(`--top must be a whole number of at least 1, got "${String(text)}"`);
}

function wrapped(names: readonly string[]): string {
  const lines = [''];
  for (const name of names) {
    const line = lines.at(-1) ?? '';
    if (line.length + name.length > 90) lines.push(name);
    else lines[lines.length - 1] = line === '' ? name : `${line}, ${name}`;
  }
  return lines.map((line) => `                    ${line}`).join('\n');
}
