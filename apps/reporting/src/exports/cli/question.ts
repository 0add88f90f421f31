import { UsageError } from '#shared/cli/usage-error.js';
import { type CommandLine } from './options.js';

/** The question a command line asks. Names and values go to the service as they are, which says what is wrong with one. */
export function readQuestion(values: CommandLine, readText: (file: string) => string): unknown {
  if (values.query !== undefined) return readJson(values.query, readText(values.query));
  const measures = listOf(values.measures);
  if (measures.length === 0)
    throw new UsageError('Say what to count with --measures, or ask with --query FILE');
  const [dimensions, segments] = [listOf(values.dimensions), listOf(values.segments)];
  const filters = (values.filter ?? []).map(filterOf);
  const order = (values.order ?? []).map(orderOf);
  const timeDimension = timeOf(values);
  return {
    measures,
    ...(dimensions.length === 0 ? {} : { dimensions }),
    ...(timeDimension === undefined ? {} : { timeDimension }),
    ...(filters.length === 0 ? {} : { filters }),
    ...(segments.length === 0 ? {} : { segments }),
    ...(order.length === 0 ? {} : { order }),
  };
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON`);
  }
}

/** Names behind commas, however often the option was given. */
function listOf(texts: readonly string[] | undefined): string[] {
  return (texts ?? [])
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function timeOf({ from, to, range, granularity, zone }: CommandLine): object | undefined {
  if ((from === undefined) !== (to === undefined))
    throw new UsageError('Give --from and --to together, or a period by its name with --range');
  if (from !== undefined && range !== undefined)
    throw new UsageError('Give --from and --to, or --range, not both');
  const dateRange = from === undefined ? range : [from, to];
  if (dateRange === undefined && granularity === undefined && zone === undefined) return undefined;
  return {
    ...(dateRange === undefined ? {} : { dateRange }),
    ...(granularity === undefined ? {} : { granularity }),
    ...(zone === undefined ? {} : { zone }),
  };
}

const COMPARES = new Set(['gt', 'gte', 'lt', 'lte']);

function filterOf(text: string): object {
  const [, member, operator = '', values] = /^([^:]+):([^:]+)(?::(.*))?$/s.exec(text) ?? [];
  if (member === undefined)
    throw new UsageError(`"${text}" is no filter; write it like network:equals:linkedin`);
  if (values === undefined) return { member, operator };
  const texts = values.split(',');
  const isCompared =
    COMPARES.has(operator) && texts.every((value) => value !== '' && Number.isFinite(Number(value)));
  return { member, operator, values: isCompared ? texts.map(Number) : texts };
}

function orderOf(text: string): [string, string] {
  const colon = text.lastIndexOf(':');
  return colon < 0 ? [text, 'asc'] : [text.slice(0, colon), text.slice(colon + 1)];
}
