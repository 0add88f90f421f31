import { PathBook, type PathColumns } from '../../paths/path-book.js';
import { channelCredits } from '../channel-credits.js';
import { type FittedModel } from '../fitted-model.js';

/**
 * The Shapley value of the count game: a coalition of channels is worth the outcomes of the journeys that touched no
 * other channel. Its dividends are the observed counts, so each outcome gives `1/u` to each of its `u` distinct channels
 * (Zhao et al., arXiv 1804.05327, the simplified formula): exact, for any number of channels, in one pass.
 */
export const shapleyCount = {
  kind: 'fitted',
  name: 'shapley_count',
  version: 1,
  title: 'Shapley, outcomes counted',
  definition:
    'Every channel of a journey gets the same share of its outcome, however often it was touched: the Shapley value when a group of channels is worth the outcomes it reached without any other.',
  fit: (paths) => {
    const book = PathBook.of(paths);
    const columns = book.columns();
    const { conversions, values } = shareAmongDistinct(columns, book.names.count);
    return {
      credits: channelCredits(book.names, conversions, values),
      conversions: sum(columns.conversions),
      nulls: sum(columns.nulls),
      value: sum(columns.values),
      exactness: { kind: 'exact' },
    };
  },
} as const satisfies FittedModel;

/**
 * Outcomes are first counted per channel and number of distinct channels, in whole numbers, and divided at the end: so
 * the order of the journeys cannot change even the last digit.
 */
function shareAmongDistinct(
  { touches, starts, conversions, values }: PathColumns,
  channels: number,
): { readonly conversions: Float64Array; readonly values: Float64Array } {
  const countsBy: (Counts | undefined)[] = [];
  const seenIn = new Int32Array(channels).fill(-1);
  const distinct = new Int32Array(channels);
  for (let path = 0; path < conversions.length; path += 1) {
    const count = conversions[path] ?? 0;
    const value = values[path] ?? 0;
    if (count === 0 && value === 0) continue;
    let size = 0;
    for (let i = starts[path] ?? 0; i < (starts[path + 1] ?? 0); i += 1) {
      const channel = touches[i] ?? 0;
      if (seenIn[channel] === path) continue;
      seenIn[channel] = path;
      distinct[size] = channel;
      size += 1;
    }
    const counts = (countsBy[size] ??= emptyCounts(channels));
    for (let i = 0; i < size; i += 1) {
      const channel = distinct[i] ?? 0;
      counts.conversions[channel] = (counts.conversions[channel] ?? 0) + count;
      counts.values[channel] = (counts.values[channel] ?? 0) + value;
    }
  }
  const shares = emptyCounts(channels);
  countsBy.forEach((counts, size) => {
    if (counts === undefined) return;
    for (let channel = 0; channel < channels; channel += 1) {
      shares.conversions[channel] =
        (shares.conversions[channel] ?? 0) + (counts.conversions[channel] ?? 0) / size;
      shares.values[channel] = (shares.values[channel] ?? 0) + (counts.values[channel] ?? 0) / size;
    }
  });
  return shares;
}

interface Counts {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

function emptyCounts(channels: number): Counts {
  return { conversions: new Float64Array(channels), values: new Float64Array(channels) };
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
