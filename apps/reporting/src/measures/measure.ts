/** Where a number comes from. Numbers of different provenance are never added together. */
export type Provenance =
  | 'measured' // counted by us, one by one, or reported by the network for what it showed
  | 'declared' // stated by a person or an organisation
  | 'calculated' // worked out from measured or declared numbers, without a guess
  | 'estimated'; // known only within bounds

/** Over what a measure may be added up and still mean the same. */
export type Additivity = 'over days and groups' | 'over days' | 'not';

/** One number that reports show: defined here once, for the API, the exports and the dashboard alike. */
export interface Measure {
  readonly name: string;
  readonly title: string;
  /** What is counted, what is not, and what the number must not be taken for. */
  readonly definition: string;
  readonly unit: string;
  readonly type: 'integer' | 'number';
  readonly provenance: Provenance;
  /** The true number is at most (upper) or at least (lower) this one. */
  readonly bound?: 'upper' | 'lower';
  readonly additive: Additivity;
  /** Raised when the same events would give another number. */
  readonly version: number;
}

/** What a row of a report is about. */
export interface Dimension {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
}
