import { mixed, murmur3 } from './murmur3.js';

/** 2^32 divided by the golden ratio: replicates that follow each other lie far apart before they are mixed. */
const GOLDEN = 0x9e3779b9;
const FIRST_SEED = 0;
const SECOND_SEED = 0x5bd1e995;
const TWO_32 = 4_294_967_296;

/** P(Poisson(1) <= k) in units of 2^-32, until the next would be all of them. */
const UP_TO = poissonSteps();

/** The units a bootstrap draws from: for candidates, whoever has several applications is drawn with all of them. */
export interface Units {
  /** Two hashes per unit, one after the other: with 64 bits two units are not drawn alike by chance. */
  readonly hashes: Uint32Array;
}

export function unitsOf(keys: readonly string[]): Units {
  const hashes = new Uint32Array(keys.length * 2);
  keys.forEach((key, index) => {
    hashes[2 * index] = murmur3(key, FIRST_SEED);
    hashes[2 * index + 1] = murmur3(key, SECOND_SEED);
  });
  return { hashes };
}

/**
 * How often each unit is in one replicate: Poisson(1), which is what drawing n of n with replacement comes to for many
 * units, and unlike it is decided for every unit by itself. So it is a function of the unit's key and the number of the
 * replicate: the same data gives the same intervals again, in any order of the rows, and a late unit changes no other.
 */
export function weightsOf({ hashes }: Units, replicate: number): Uint8Array {
  const shift = Math.imul(replicate + 1, GOLDEN);
  const weights = new Uint8Array(hashes.length / 2);
  for (let unit = 0; unit < weights.length; unit += 1) {
    const uniform = mixed((hashes[2 * unit] ?? 0) ^ mixed((hashes[2 * unit + 1] ?? 0) + shift));
    weights[unit] = poissonAt(uniform);
  }
  return weights;
}

/** Inversion: the smallest k with `u < P(Poisson(1) <= k)`, for u in units of 2^-32. */
export function poissonAt(uniform: number): number {
  let k = 0;
  while (k < UP_TO.length && uniform >= (UP_TO[k] ?? TWO_32)) k += 1;
  return k;
}

function poissonSteps(): readonly number[] {
  const steps: number[] = [];
  let probability = Math.exp(-1);
  let sum = probability;
  for (let k = 1; Math.round(sum * TWO_32) < TWO_32; k += 1) {
    steps.push(Math.round(sum * TWO_32));
    probability /= k;
    sum += probability;
  }
  return steps;
}
