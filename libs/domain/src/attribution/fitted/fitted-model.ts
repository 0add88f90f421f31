/**
 * Journeys that went the same way, counted: how many ended in an outcome, how many did not, and what the outcomes were
 * worth together. Channels are whatever the reader asked for: advocates, teams, campaigns, networks.
 */
export interface CountedPath {
  /** In the order of the touches, repeats included. Without touches a journey is unattributed. */
  readonly channels: readonly string[];
  readonly conversions: number;
  readonly nulls: number;
  /** In any unit, of all its conversions together. 0 when no values are known. */
  readonly value: number;
}

/** What a fitted model gives one channel. */
export interface ChannelCredit {
  readonly channel: string;
  /** In conversions; over all channels they add up to the conversions of the paths. */
  readonly conversions: number;
  /** In the unit of the values; adds up to their sum. */
  readonly value: number;
  /** The share of what would be lost without the channel, in 0..1; undefined for models that remove nothing. */
  readonly removalEffect?: number;
}

export interface FittedResult {
  /** Largest credit first, then by name. */
  readonly credits: readonly ChannelCredit[];
  readonly conversions: number;
  readonly nulls: number;
  readonly value: number;
  /** The model's own probability that a journey converts, where it has one. */
  readonly conversionProbability?: number;
  /** How exact the credits are: by formula, or by sampling, with the largest standard error of a credit in conversions. */
  readonly exactness:
    | { readonly kind: 'exact' }
    | { readonly kind: 'sampled'; readonly permutations: number; readonly standardError: number };
}

/**
 * A model that weighs all journeys together. It has no unique split of one outcome, so its credits are of channels and
 * never of a single hire. The same paths in any order, split or merged, give the same result, to the last bit where
 * values are whole numbers (cents); so events that come late, twice or out of order change it exactly as fitting from
 * scratch would.
 */
export interface FittedModel {
  readonly kind: 'fitted';
  readonly name: string;
  readonly version: number;
  readonly title: string;
  readonly definition: string;
  /**
   * @param paths best a `PathBook`, which is read as it is; anything else is copied into one. Journeys without touches
   *   belong to no channel and have no part in it.
   * @throws RangeError when the model cannot be fitted to so many channels; the message says what to do instead
   */
  fit(paths: Iterable<CountedPath>): FittedResult;
}
