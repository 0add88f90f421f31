import { type FittedModelName } from '#domain/attribution/fitted/fitted-models.js';

/** To how many lines a model is fitted while somebody waits, and to how many of them two hundred times. */
interface Limits {
  readonly members: number;
  readonly membersWithIntervals: number;
}

/** So that an answer takes a few seconds at most: the work of a Markov chain grows with the cube of its lines. */
export const LIMITS: Readonly<Record<FittedModelName, Limits>> = {
  markov_1: { members: 300, membersWithIntervals: 60 },
  markov_2: { members: 300, membersWithIntervals: 12 },
  markov_3: { members: 300, membersWithIntervals: 12 },
  markov_4: { members: 300, membersWithIntervals: 12 },
  markov_1_converting: { members: 300, membersWithIntervals: 60 },
  shapley_count: { members: 50_000, membersWithIntervals: 1_000 },
  shapley_markov: { members: 20, membersWithIntervals: 8 },
};
