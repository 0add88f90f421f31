/** The topics of the house, in code so that nothing creates one by accident. */
export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  /** How long a message is kept after it was written, provided every group has passed it. */
  readonly retentionDays: number;
}

/** Accepted events between the services. */
export const ACCEPTED = 'advocacy.accepted.v1';
/** What could not be accepted: reason, raw bytes and where it came from. */
export const REJECTED = 'advocacy.rejected.v1';

/** The consumer groups: who has to have passed a message before it may be dropped, and before `reconcile` expects its effect. */
export const ATTRIBUTION_GROUP = 'attribution';
export const REFUSALS_GROUP = 'ingest-rejected';

export const TOPICS: readonly TopicDeclaration[] = [
  // Two partitions: as many as the smallest supported machine has cores; more would only make smaller inserts.
  { name: ACCEPTED, partitions: 2, retentionDays: 7 },
  { name: REJECTED, partitions: 1, retentionDays: 30 },
];
