import { type FittedModel } from '../fitted-model.js';
import { fitMarkov } from './fit-markov.js';
import { TransitionTable } from './transition-table.js';

/**
 * Markov removal effect (Anderl et al., International Journal of Research in Marketing 2016; ChannelAttribution). Journeys
 * become a chain of order `k`; a channel is removed by sending every transition into it to "no outcome"; its removal
 * effect is the share of all outcomes that is then lost. It is also the probability that a journey visits the channel
 * given that it converts. Worked out exactly, not by simulation.
 */
export function markov<Name extends string>(name: Name, order: number) {
  return {
    kind: 'fitted',
    name,
    version: 1,
    title: `Markov removal effect, order ${order}`,
    definition: `What share of outcomes would be lost without the channel, if every journey went on from its ${lastTouches(order)} as all journeys do, those that came to nothing included. Outcomes are divided in proportion to these shares.`,
    fit: (paths) => fitMarkov(TransitionTable.of(paths, order)),
  } as const satisfies FittedModel;
}

/**
 * The same chain of the journeys that led to an outcome only, as is all that can be done where the others are not known.
 * It answers another question: which channels lie on the way of those who convert, not which of them make people convert.
 */
export function markovOfConverting<Name extends string>(name: Name, order: number) {
  return {
    kind: 'fitted',
    name,
    version: 1,
    title: `Markov removal effect, order ${order}, converting journeys only`,
    definition: `What share of the journeys that led to an outcome would be broken off without the channel, if each went on from its ${lastTouches(order)} as these journeys do. Journeys without an outcome are left out, so it says where outcomes passed, not what brought them about.`,
    fit: (paths) => fitMarkov(TransitionTable.of(paths, order, { nulls: 'left_out' })),
  } as const satisfies FittedModel;
}

function lastTouches(order: number): string {
  return order === 1 ? 'last touch' : `last ${order} touches`;
}
