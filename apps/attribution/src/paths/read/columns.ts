import { InputError, quoted } from './input-problems.js';

/** Where a column stands in a row; undefined when the input has none. */
type Place = number | undefined;

/** Journeys that went the same way, counted: one row per path. */
export interface PathColumns {
  readonly shape: 'paths';
  readonly path: number;
  readonly conversions: number;
  readonly value: Place;
  readonly nulls: Place;
}

/** One row per touch and one per conversion. */
export interface EventColumns {
  readonly shape: 'events';
  readonly journey: number;
  readonly channel: number;
  readonly at: number;
  readonly event: number;
  readonly value: Place;
}

/** The names a column goes by, as the packages of the field write them; told apart without case, spaces and signs. */
const NAMES = {
  path: ['path', 'journey_path', 'channel_path'],
  conversions: ['conversions', 'total_conversions', 'conversion', 'conv'],
  value: ['value', 'total_conversion_value', 'conversion_value', 'total_value'],
  nulls: ['nulls', 'total_null', 'total_nulls', 'null'],
  journey: [
    'journey',
    'journey_id',
    'user',
    'user_id',
    'candidate',
    'candidate_id',
    'customer_id',
    'customer',
  ],
  channel: ['channel', 'touchpoint'],
  at: ['at', 'time', 'timestamp', 'occurred_at'],
  event: ['event', 'kind'],
} as const satisfies Record<string, readonly string[]>;
type ColumnName = keyof typeof NAMES;

const SHAPES =
  'Paths have the columns path and conversions (and value, nulls); events have journey, channel, at and event (and value). The help names what else they may be called.';

/** @throws {@link InputError} when the header belongs to neither shape, or to both, or names a column twice */
export function columnsOf(header: readonly string[]): PathColumns | EventColumns {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const place = (column: ColumnName): Place => {
    const found = names.flatMap((name, index) =>
      NAMES[column].some((known) => known === name) ? [index] : [],
    );
    if (found.length > 1)
      refuse(`Two columns say ${column}: ${found.map((index) => header[index] ?? '').join(' and ')}.`);
    return found[0];
  };
  const needed = (column: ColumnName): number =>
    place(column) ?? refuse(`There is no column ${column} in ${quoted(header.join(', '))}.`);

  const isPaths = place('path') !== undefined;
  const isEvents = place('channel') !== undefined;
  if (isPaths && isEvents) refuse('There are columns of paths and of single touches.');
  if (isPaths)
    return {
      shape: 'paths',
      path: needed('path'),
      conversions: needed('conversions'),
      value: place('value'),
      nulls: place('nulls'),
    };
  if (isEvents)
    return {
      shape: 'events',
      journey: needed('journey'),
      channel: needed('channel'),
      at: needed('at'),
      event: needed('event'),
      value: place('value'),
    };
  return refuse(`The header ${quoted(header.join(', '))} says neither paths nor events.`);
}

function refuse(reason: string): never {
  throw new InputError([{ line: 1, reason, wayOut: SHAPES }]);
}
