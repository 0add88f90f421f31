import { type MediaRate } from './media-rate.js';

/** Amounts in billionths of the currency's unit: a thousandth of a rate's millionths, so that a cpm divides evenly. */
export interface MediaValue {
  readonly lowNano: bigint;
  readonly centralNano: bigint;
  readonly highNano: bigint;
}

export const NO_VALUE: MediaValue = { lowNano: 0n, centralNano: 0n, highNano: 0n };

const NANO_PER_MICRO = 1_000n;
/** A cpm is the price of so many impressions: a millionth of it per thousand is a billionth for one. */
const IMPRESSIONS_PER_CPM = 1_000n;
const NANO_PER_UNIT = 1_000_000_000;

/**
 * What the counted clicks (of a cpc), or impressions (of a cpm), would have cost as advertising: count times rate,
 * exactly, without rounding. It is a comparison with a price list. It is no income, no saving and no effect.
 * @param count of clicks or single impressions, a whole number
 */
export function mediaValue(rate: MediaRate, count: number): MediaValue {
  const factor = BigInt(count) * NANO_PER_MICRO;
  const value = (micro: bigint) =>
    rate.metric === 'cpc' ? micro * factor : (micro * factor) / IMPRESSIONS_PER_CPM;
  return {
    lowNano: value(rate.lowMicro),
    centralNano: value(rate.centralMicro),
    highNano: value(rate.highMicro),
  };
}

/** Amounts of one currency added up. Of two currencies there is no sum. */
export function addValues(a: MediaValue, b: MediaValue): MediaValue {
  return {
    lowNano: a.lowNano + b.lowNano,
    centralNano: a.centralNano + b.centralNano,
    highNano: a.highNano + b.highNano,
  };
}

/** Billionths as units of the currency; the one place where a sum becomes a floating point number. */
export function unitsOf(nano: bigint): number {
  return Number(nano) / NANO_PER_UNIT;
}
