import { didYouMean, nearest } from '#shared/text/nearest.js';
import { nonsense, outsideSubset } from '../errors/odata-error.js';
import { type Expression } from './expression.js';
import { type OrderItem, parseFilter, parseOrderby } from './expression-parser.js';
import { decoded, namesAndValues } from './percent-decoding.js';
import { resolveAliases } from './resolve-aliases.js';

const SUBSET = [
  '$filter',
  '$orderby',
  '$select',
  '$top',
  '$skip',
  '$count',
  '$format',
  '$skiptoken',
] as const;
type SystemOption = (typeof SUBSET)[number];
/** What else OData 4.0 and 4.01 know. `$batch` and `$levels` are no query options; they are refused alike. */
const OUTSIDE = [
  '$apply', '$expand', '$search', '$compute', '$levels', '$batch', '$id', '$deltatoken', '$index', '$schemaversion',
  '$inlinecount',
]; // prettier-ignore

/** The query options of a request, as they were written. */
export interface QueryOptions {
  readonly filter: Expression | undefined;
  readonly orderby: readonly OrderItem[];
  /** The properties asked for; undefined is all of them. */
  readonly select: readonly string[] | undefined;
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
  readonly format: string | undefined;
  readonly skiptoken: string | undefined;
}

/**
 * Reads the query part of a request target, undecoded. System options may lack their dollar sign and are not told apart
 * by case, as OData 4.01 has it; other names are options of somebody else's and are passed over, unless they are a slip
 * of one of ours.
 */
export function readQueryOptions(query: string): QueryOptions {
  const system = new Map<SystemOption, string>();
  const aliases = new Map<string, string>();
  for (const { name, value } of namesAndValues(query)) {
    if (name.startsWith('@')) {
      if (aliases.has(name)) throw nonsense(name, 'is given more than once');
      aliases.set(name, valueOf(name, value));
      continue;
    }
    const option = systemOption(name);
    if (option === undefined) continue;
    if (system.has(option)) throw nonsense(option, 'is given more than once');
    system.set(option, valueOf(option, value));
  }
  const read = <T>(option: SystemOption, reader: (text: string) => T): T | undefined => {
    const text = system.get(option);
    return text === undefined ? undefined : reader(text);
  };
  return {
    filter: read('$filter', (text) => resolveAliases(parseFilter(text, '$filter'), aliases)),
    orderby:
      read('$orderby', (text) =>
        parseOrderby(text, '$orderby').map((item) => ({
          ...item,
          expression: resolveAliases(item.expression, aliases),
        })),
      ) ?? [],
    select: read('$select', readSelect),
    top: read('$top', (text) => readWhole(text, '$top')),
    skip: read('$skip', (text) => readWhole(text, '$skip')) ?? 0,
    count: read('$count', readBoolean) ?? false,
    format: system.get('$format'),
    skiptoken: system.get('$skiptoken'),
  };
}

/** The system option a name stands for; undefined for an option that is not OData's. */
function systemOption(name: string): SystemOption | undefined {
  const lower = name.toLowerCase();
  const dollared = lower.startsWith('$') ? lower : `$${lower}`;
  const option = SUBSET.find((known) => known === dollared);
  if (option !== undefined) return option;
  if (OUTSIDE.includes(dollared)) throw outsideSubset(name, 'this query option');
  if (name.startsWith('$')) {
    throw nonsense(name.slice(0, 64), `there is no such query option. ${didYouMean(name, SUBSET)}`);
  }
  // What is nearly ours was meant to be: passing it over would answer another question than the one asked.
  const meant = lower.length < 4 ? undefined : nearest(dollared, SUBSET);
  if (meant === undefined || lower.length < meant.length - 2) return undefined;
  throw nonsense(name.slice(0, 64), `there is no such query option. Did you mean ${meant}?`);
}

function valueOf(option: string, value: string | undefined): string {
  if (value === undefined) throw nonsense(option, 'has no value: a = is missing', option.length);
  return decoded(value, option);
}

function readSelect(text: string): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.replace(/^[ \t]+|[ \t]+$/g, ''));
  if (names.length === 1 && names[0] === '*') return undefined;
  for (const name of names) {
    if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) continue;
    if (name === '') throw nonsense('$select', 'names nothing between two commas, or nothing at all');
    if (/[/.@($*]/.test(name))
      throw outsideSubset('$select', `${name.slice(0, 64)} (only * or names of properties)`);
    throw nonsense('$select', `${JSON.stringify(name.slice(0, 64))} is not a name`);
  }
  return [...new Set(names)];
}

function readWhole(text: string, option: string): number {
  if (!/^\d{1,16}$/.test(text))
    throw nonsense(option, `${JSON.stringify(text.slice(0, 40))} is not a whole number from 0`);
  const value = Number(text);
  if (value <= Number.MAX_SAFE_INTEGER) return value;
  throw nonsense(option, 'is more than any list has');
}

function readBoolean(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  throw nonsense('$count', 'is true or false');
}
