import { type FittedResult } from '../fitted/fitted-model.js';

/** What one model gives every channel of a book of journeys. */
export interface ModelTable {
  readonly model: string;
  readonly version: number;
  readonly title: string;
  readonly definition: string;
  readonly kind: 'path' | 'fitted';
  readonly exactness: FittedResult['exactness'];
  /** One per channel of the book, most conversions first, then by name. */
  readonly rows: readonly ModelRow[];
  /** The outcomes of journeys without touches. With the rows they add up to all outcomes. */
  readonly unattributed: { readonly conversions: number; readonly value: number };
  /** The model's own probability that a journey converts, where it has one. */
  readonly conversionProbability?: number;
}

export interface ModelRow {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  readonly removalEffect?: number;
}

/** A model that could not be computed for these journeys, and what would have to be otherwise. */
export interface OmittedModel {
  readonly model: string;
  readonly why: string;
}

export interface PathsAttribution {
  /** The path models in their order, then the fitted ones in theirs. */
  readonly tables: readonly ModelTable[];
  readonly omitted: readonly OmittedModel[];
}
