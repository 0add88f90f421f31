import { type FittedModel } from './fitted-model.js';
import { markov, markovOfConverting } from './markov/markov.js';
import { shapleyCount } from './shapley/shapley-count.js';
import { shapleyMarkov } from './shapley/shapley-markov.js';

/** Every fitted model, in the order in which they are shown. A new one is a file and a line here; the laws test it. */
export const FITTED_MODELS = [
  markov('markov_1', 1),
  markov('markov_2', 2),
  markov('markov_3', 3),
  markov('markov_4', 4),
  markovOfConverting('markov_1_converting', 1),
  shapleyCount,
  shapleyMarkov,
] as const satisfies readonly FittedModel[];

export type FittedModelName = (typeof FITTED_MODELS)[number]['name'];
