import { channelCredits } from '../channel-credits.js';
import { type FittedModel, type FittedResult } from '../fitted-model.js';
import { type Chain, chainOf } from '../markov/chain.js';
import { FlowMatrix } from '../markov/elimination.js';
import { TransitionTable } from '../markov/transition-table.js';
import { coalitionWorths } from './coalition-worths.js';
import { sampledShapley } from './sampled-shapley.js';
import { shapleyOfGame } from './shapley-of-game.js';

/** A million coalitions: well under a second. */
const MOST_CHANNELS_EXACTLY = 20;
/** An order costs the cube of the channels: at most some ten seconds. */
const MOST_CHANNELS = 200;
const PERMUTATIONS = 1_000;

/**
 * The Shapley value of the Markov graph: a coalition of channels is worth the outcomes that are left when all other
 * channels lead to "no outcome". Unlike removal effects these values add up to all outcomes by themselves, and unlike
 * the game of conversion rates they are not negative: a channel more can only add.
 */
export const shapleyMarkov = {
  kind: 'fitted',
  name: 'shapley_markov',
  version: 1,
  title: 'Shapley, on the Markov graph',
  definition:
    'The outcomes a channel adds on average when channels are switched on one after another, in every order, and every journey goes on from its last touch as all journeys do.',
  fit: (paths) => {
    const table = TransitionTable.of(paths, 1);
    const chain = chainOf(table);
    const { conversions, values, exactness } = valuesOf(chain);
    const perName = (numbers: Float64Array) => {
      const byName = new Map(chain.channels.map((name, channel) => [name, numbers[channel] ?? 0]));
      return Float64Array.from(table.names.all, (name) => byName.get(name) ?? 0);
    };
    const [converted, nulls] = [sum(chain.conversions), sum(chain.nulls)];
    return {
      credits: channelCredits(table.names, perName(conversions), perName(values)),
      conversions: converted,
      nulls,
      value: sum(chain.values),
      ...(converted + nulls > 0 && { conversionProbability: converted / (converted + nulls) }),
      exactness,
    };
  },
} as const satisfies FittedModel;

interface Values {
  readonly conversions: Float64Array;
  readonly values: Float64Array;
  readonly exactness: FittedResult['exactness'];
}

/** In order 1 every state is one channel, and both stand in the order of their names. */
function valuesOf(chain: Chain): Values {
  if (chain.size > MOST_CHANNELS)
    throw new RangeError(
      `There are ${chain.size} channels, and a Shapley value on the Markov graph can be sampled for ${MOST_CHANNELS}. ` +
        'Group the channels, such as advocates to teams, or take shapley_count or markov_1.',
    );
  const matrix = FlowMatrix.of(chain);
  if (chain.size > MOST_CHANNELS_EXACTLY) {
    const { standardError, ...sampled } = sampledShapley(matrix, PERMUTATIONS);
    return { ...sampled, exactness: { kind: 'sampled', permutations: PERMUTATIONS, standardError } };
  }
  const worths = coalitionWorths(matrix);
  return {
    conversions: shapleyOfGame(worths.conversions),
    values: shapleyOfGame(worths.values),
    exactness: { kind: 'exact' },
  };
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}
