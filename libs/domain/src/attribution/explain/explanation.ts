import { type JourneyContext, type PathStep } from '../model.js';

/** Why a touch has the weight it has: the step's arithmetic, in words and numbers, ending in the share. */
export interface Explanation {
  readonly weight: number;
  readonly because: string;
}

/**
 * Says how a model weighs a journey, step by step. Worked out anew from the model's published rule and not from its
 * code, so that the two can be held against each other: the weights must give the same credits.
 */
export type Explain = (path: readonly PathStep[], context: JourneyContext) => Explanation[];

/** `0.3727` as `37.3 %`. */
export function percent(share: number): string {
  return `${decimal(share * 100, 1)} %`;
}

/** At most so many decimals, and none that say nothing. */
export function decimal(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** `1 touch`, `2 touches`. */
export function touches(count: number): string {
  return `${String(count)} ${count === 1 ? 'touch' : 'touches'}`;
}
