import { type AttributePathsOptions, attributePaths } from '#domain/attribution/paths/attribute-paths.js';
import { type PathsAttribution } from '#domain/attribution/paths/model-table.js';
import { DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type ReadBook } from '../read/read-book.js';
import { type Options } from './options.js';

const DIRECT = /^\(?direct\)?$/i;

/** What was read, in numbers. Together with the command line it is enough to get the same answer again. */
export interface InputSummary {
  readonly shape: ReadBook['shape'];
  readonly rows: number;
  /** Journeys with touches; counted paths: as many as there are rows with a path. */
  readonly paths: number;
  readonly touches: number;
  readonly touchesLeftOut: number;
  readonly channels: number;
  /** Those without touches included. */
  readonly conversions: number;
  readonly nulls: number;
  readonly value: number | null;
  /** null for counted paths, which have no times. */
  readonly windowDays: number | null;
  readonly halfLifeDays: number | null;
}

export interface FileAttribution extends PathsAttribution {
  readonly input: InputSummary;
  /** What the reader must know beside the numbers. */
  readonly notes: readonly string[];
}

export function attributionOf(read: ReadBook, options: Options): FileAttribution {
  const { book, shape } = read;
  const settings = {
    ...DEFAULT_SETTINGS,
    lookbackDays: options.lookbackDays,
    halfLifeDays: options.halfLifeDays,
  };
  const asked: AttributePathsOptions = {
    models: options.models,
    directChannels: options.directChannels ?? book.names.all.filter((name) => DIRECT.test(name)),
    settings,
  };
  const input = summaryOf(read, options);
  return { input, ...attributePaths(book, asked), notes: notesOf(input, shape, options) };
}

function summaryOf(
  { book, shape, rows, hasValues, touchesLeftOut }: ReadBook,
  options: Options,
): InputSummary {
  const { conversions, nulls, values } = book.columns();
  const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
  return {
    shape,
    rows,
    paths: book.size,
    touches: book.touchCount,
    touchesLeftOut,
    channels: book.names.count,
    conversions: sum(conversions) + book.unattributed.conversions,
    nulls: sum(nulls) + book.unattributed.nulls,
    value: hasValues ? sum(values) + book.unattributed.value : null,
    windowDays: shape === 'events' ? options.lookbackDays : null,
    halfLifeDays: shape === 'events' ? options.halfLifeDays : null,
  };
}

function notesOf({ conversions, nulls }: InputSummary, shape: ReadBook['shape'], options: Options): string[] {
  return [
    ...(conversions === 0 ? ['There are no conversions, so there is nothing to divide.'] : []),
    ...(nulls === 0 && conversions > 0
      ? [
          'No journey ended without a conversion, so removal effects say who is on the way to conversions, not who causes them.',
        ]
      : []),
    ...(shape === 'paths' && options.timeOptions.length > 0
      ? [`${options.timeOptions.join(' and ')} changed nothing: counted paths have no times.`]
      : []),
  ];
}
