import { type CountedPath } from './fitted-model.js';
import {
  dividedBy,
  type Fraction,
  fraction,
  minus,
  ONE,
  plus,
  solve,
  times,
  ZERO,
} from './fractions.builders.js';

/**
 * The definitions carried out word for word and in fractions, to hold the models against: windows as texts, a chain per
 * question, every channel really removed, every coalition really formed.
 */
const START = 'start';
const CONVERSION = 'conversion';
const NULL = 'null';

type Transitions = Map<string, Map<string, bigint>>;

export function channelsOf(paths: readonly CountedPath[]): string[] {
  return [...new Set(paths.flatMap(({ channels }) => channels))].sort();
}

/** The probability that a journey converts when every transition into a state with another channel leads to nothing. */
export function conversionProbability(
  paths: readonly CountedPath[],
  order: number,
  isOn: (channel: string) => boolean,
): Fraction {
  const transitions = transitionsOf(paths, order);
  const states = [...transitions.keys()];
  const isDead = (state: string) =>
    state !== START && !(JSON.parse(state) as string[]).every((channel) => isOn(channel));
  const matrix = states.map((from, i) =>
    states.map((to, j) => minus(i === j ? ONE : ZERO, isDead(to) ? ZERO : probability(from, to))),
  );
  const solution = solve(
    matrix,
    states.map((state) => probability(state, CONVERSION)),
  );
  return solution[states.indexOf(START)] ?? ZERO;

  function probability(from: string, to: string): Fraction {
    const row = transitions.get(from) ?? new Map<string, bigint>();
    const all = [...row.values()].reduce((sum, count) => sum + count, 0n);
    return all === 0n ? ZERO : fraction(row.get(to) ?? 0n, all);
  }
}

export function removalEffect(paths: readonly CountedPath[], order: number, channel: string): Fraction {
  const all = conversionProbability(paths, order, () => true);
  if (all.over === 0n) return ZERO;
  return minus(
    ONE,
    dividedBy(
      conversionProbability(paths, order, (other) => other !== channel),
      all,
    ),
  );
}

/** The Shapley value of every player, by letting them join in every order there is. */
export function shapleyByOrders(
  players: readonly string[],
  worth: (coalition: ReadonlySet<string>) => Fraction,
): Map<string, Fraction> {
  const orders = ordersOf(players);
  const share = fraction(1n, BigInt(orders.length));
  const values = new Map(players.map((player) => [player, ZERO]));
  for (const order of orders) {
    order.forEach((player, i) => {
      const before = new Set(order.slice(0, i));
      const added = minus(worth(new Set([...before, player])), worth(before));
      values.set(player, plus(values.get(player) ?? ZERO, times(share, added)));
    });
  }
  return values;
}

function ordersOf(players: readonly string[]): string[][] {
  if (players.length === 0) return [[]];
  return players.flatMap((player) =>
    ordersOf(players.filter((other) => other !== player)).map((rest) => [player, ...rest]),
  );
}

function transitionsOf(paths: readonly CountedPath[], order: number): Transitions {
  const transitions: Transitions = new Map();
  for (const { channels, conversions, nulls } of paths) {
    const windows =
      channels.length < order
        ? [channels]
        : Array.from({ length: channels.length - order + 1 }, (_, i) => channels.slice(i, i + order));
    const states = [START, ...windows.map((window) => JSON.stringify(window))];
    states.slice(1).forEach((to, i) => {
      count(states[i] ?? '', to, conversions + nulls);
    });
    count(states.at(-1) ?? '', CONVERSION, conversions);
    count(states.at(-1) ?? '', NULL, nulls);
  }
  return transitions;

  function count(from: string, to: string, journeys: number): void {
    const row = transitions.get(from) ?? new Map<string, bigint>();
    row.set(to, (row.get(to) ?? 0n) + BigInt(journeys));
    transitions.set(from, row);
  }
}
