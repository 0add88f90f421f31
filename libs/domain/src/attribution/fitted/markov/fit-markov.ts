import { channelCredits } from '../channel-credits.js';
import { type FittedResult } from '../fitted-model.js';
import { chainOf } from './chain.js';
import { removalsOf } from './removals.js';
import { type TransitionTable } from './transition-table.js';

/**
 * The removal effects of a table's journeys, and all outcomes divided in proportion to them. Every channel the table
 * has a name for is in the result.
 *
 * The effects add up to at least 1 as soon as there is an outcome, because every journey visits a channel; without
 * outcomes nothing is divided.
 *
 * @throws RangeError when there are too many states and channels; the message says what to do instead
 */
export function fitMarkov(table: TransitionTable): FittedResult {
  const chain = chainOf(table);
  const [conversions, nulls, value] = [sum(chain.conversions), sum(chain.nulls), sum(chain.values)];
  const lost = removalsOf(chain);
  const perChannel = (numbers: Float64Array) => {
    const byName = new Map(chain.channels.map((name, channel) => [name, numbers[channel] ?? 0]));
    return Float64Array.from(table.names.all, (name) => byName.get(name) ?? 0);
  };
  return {
    credits: channelCredits(
      table.names,
      perChannel(inProportion(lost.conversions, conversions)),
      perChannel(inProportion(lost.values, value)),
      perChannel(lost.conversions.map((count) => (conversions === 0 ? 0 : count / conversions))),
    ),
    conversions,
    nulls,
    value,
    ...(conversions + nulls > 0 && { conversionProbability: conversions / (conversions + nulls) }),
    exactness: { kind: 'exact' },
  };
}

function inProportion(parts: Float64Array, total: number): Float64Array {
  const all = sum(parts);
  return parts.map((part) => (all === 0 ? 0 : (total * part) / all));
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}
