/** Why an event cannot be accepted. A closed list: each has a counter, a test and a line in the docs. */
export const REJECTION_REASONS = [
  'not_json',
  'too_large',
  'too_deep',
  'invalid_text',
  'invalid_envelope',
  'missing_identity',
  'unknown_type',
  'unknown_version',
  'invalid_data',
  'time_out_of_range',
  'unknown_reference',
  'identity_conflict',
  'cycle',
  'undecodable',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** One thing that is wrong with an event. `pointer` is a JSON Pointer (RFC 6901) to the field. */
export interface Problem {
  readonly pointer: string;
  readonly detail: string;
}

/** The outcome of judging one event that was not accepted. */
export interface Rejection {
  readonly reason: RejectionReason;
  readonly problems: readonly Problem[];
}
