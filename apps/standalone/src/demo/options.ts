import { parseArgs } from 'node:util';
import { UsageError } from '#shared/cli/usage-error.js';
import { isSizeName, type SizeName, SIZES } from './history/size.js';

export const HELP = `npm run demo -- [options]

Starts manyhands on a temporary folder, plays a year of an organisation's advocacy through its public doors, and
prints what came of it. Then it stays up, so that you can ask it yourself.

  --exit            leave when the summary is printed
  --json            the summary as JSON on standard output, with addresses and key; progress as lines on standard error
  --seed N          another history (default 7)
  --size SIZE       ${Object.keys(SIZES).join(', ')} (default small: about 30,000 requests and events)
  --end DAY         the day after the last day played, YYYY-MM-DD (default today, UTC)
  --data DIR        folder to use and to keep (default: a temporary one, removed afterwards)
  --port N          port to listen on (default: any free one)
  --record FILE     write every request and answer, one JSON object per line
  -h, --help        this text

Into services that run already, instead of starting anything:

  --into            play into running services; leaves when the summary is printed
  --kafka           with --into: events as messages on Kafka's raw topics; links, clicks and webhooks stay HTTP. They belong to
                    the organisation of those topics, which must be empty. Without it: events over HTTP, in an
                    organisation made for this demo
  --ingest URL      where ingest answers (default: INGEST_URL, else http://127.0.0.1:8081)
  --reporting URL   where reporting answers (default: REPORTING_URL, else http://127.0.0.1:8083)
  --key-file FILE   file with the admin key (default: ADMIN_KEY_FILE)

  From the environment: BACKDATE_TOKEN, the same as at ingest, so that clicks and webhooks can be of the year; and for
  --kafka KAFKA_BROKERS and its companions. Give ingest REDIRECT_BUDGET_MS=10000: played this fast, a click must not be
  hurried past its visitor key.

Exit codes: 0 played, and reconcile found nothing; 1 playing failed or something differs; 2 wrong use; 130 interrupted.
`;

export interface DemoOptions {
  readonly exit: boolean;
  readonly json: boolean;
  readonly seed: number;
  readonly size: SizeName;
  readonly endDay: string;
  readonly data: string | undefined;
  readonly port: number;
  readonly record: string | undefined;
  /** Running services to play into; undefined when the demo starts its own process. */
  readonly into: IntoOptions | undefined;
}

/** What the command line says about running services; the environment says the rest. */
export interface IntoOptions {
  readonly kafka: boolean;
  readonly ingest: string | undefined;
  readonly reporting: string | undefined;
  readonly keyFile: string | undefined;
}

/** The options, or undefined when help was asked for. */
export function readOptions(args: readonly string[], today: string): DemoOptions | undefined {
  const { values } = parsed(args);
  if (values.help === true) return undefined;
  const size = values.size ?? 'small';
  if (!isSizeName(size))
    throw new UsageError(`--size cannot be "${size}"; it is one of ${Object.keys(SIZES).join(', ')}`);
  const endDay = values.end ?? today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endDay) || Number.isNaN(Date.parse(endDay)))
    throw new UsageError(`--end must be a day, YYYY-MM-DD; "${endDay}" is not`);
  if (endDay > today)
    throw new UsageError(`--end ${endDay} lies in the future; events from there are refused`);
  return {
    exit: values.exit === true || values.into === true,
    json: values.json === true,
    seed: wholeNumber('--seed', values.seed ?? '7', Number.MAX_SAFE_INTEGER),
    size,
    endDay,
    data: values.data,
    port: wholeNumber('--port', values.port ?? '0', 65_535),
    record: values.record,
    into: intoOf(values),
  };
}

type Values = ReturnType<typeof parsed>['values'];

function intoOf(values: Values): IntoOptions | undefined {
  const { into, kafka, ingest, reporting, 'key-file': keyFile } = values;
  if (into === true) {
    if (values.data !== undefined || values.port !== undefined)
      throw new UsageError('--into starts nothing, so --data and --port have no meaning with it');
    return { kafka: kafka === true, ingest, reporting, keyFile };
  }
  for (const [option, value] of Object.entries({ kafka, ingest, reporting, 'key-file': keyFile }))
    if (value !== undefined) throw new UsageError(`--${option} is for running services; add --into`);
  return undefined;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        exit: { type: 'boolean' },
        json: { type: 'boolean' },
        seed: { type: 'string' },
        size: { type: 'string' },
        end: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        record: { type: 'string' },
        into: { type: 'boolean' },
        kafka: { type: 'boolean' },
        ingest: { type: 'string' },
        reporting: { type: 'string' },
        'key-file': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new UsageError(`${option} must be a whole number from 0 to ${String(most)}; "${text}" is not`);
  return value;
}
