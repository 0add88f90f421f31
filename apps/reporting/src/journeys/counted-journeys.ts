import { type CountedPath } from '#domain/attribution/fitted/fitted-model.js';
import { type Stage } from '#domain/events/catalogue.js';
import { type ApplicationJourney } from './journeys.js';

/** How often one candidate went one way, to an outcome and to none. */
interface Walk {
  readonly candidate: number;
  readonly converted: number;
  readonly nulls: number;
}

/**
 * Journeys that went the same way together, and who went it: everything a fitted model and its bootstrap need, without
 * the journeys themselves.
 */
export interface CountedJourneys {
  /** Every candidate once, those without touches included. */
  readonly candidates: readonly string[];
  readonly ways: readonly { readonly members: readonly string[]; readonly walks: readonly Walk[] }[];
  /** The way of no touch at all. */
  readonly untouched: readonly Walk[];
}

export function countJourneys(journeys: readonly ApplicationJourney[], stage: Stage): CountedJourneys {
  const numbers = new Map<string, number>();
  const ways = new Map<string, { readonly members: readonly string[]; readonly walks: Walk[] }>();
  for (const { candidateRef, reached, touches } of journeys) {
    const candidate = numbers.get(candidateRef) ?? numbers.size;
    numbers.set(candidateRef, candidate);
    const members = touches.map(({ member }) => member);
    const key = JSON.stringify(members);
    const way = ways.get(key) ?? { members, walks: [] };
    ways.set(key, way);
    const isConverted = reached.some((outcome) => outcome.stage === stage && !outcome.isReversed);
    way.walks.push({ candidate, converted: isConverted ? 1 : 0, nulls: isConverted ? 0 : 1 });
  }
  const untouched = ways.get('[]')?.walks ?? [];
  ways.delete('[]');
  return { candidates: [...numbers.keys()], ways: [...ways.values()], untouched };
}

/** The journeys as a model takes them. @param weights how often each candidate is in; without them, once */
export function pathsOf({ ways }: CountedJourneys, weights?: Uint8Array): CountedPath[] {
  return ways.map(({ members, walks }) => {
    const { conversions, nulls } = totalOf(walks, weights);
    return { channels: members, conversions, nulls, value: 0 };
  });
}

/** Outcomes that no touch is known of. */
export function unattributedOf({ untouched }: CountedJourneys, weights?: Uint8Array): number {
  return totalOf(untouched, weights).conversions;
}

function totalOf(walks: readonly Walk[], weights: Uint8Array | undefined) {
  let [conversions, nulls] = [0, 0];
  for (const walk of walks) {
    const weight = weights === undefined ? 1 : (weights[walk.candidate] ?? 0);
    conversions += weight * walk.converted;
    nulls += weight * walk.nulls;
  }
  return { conversions, nulls };
}
