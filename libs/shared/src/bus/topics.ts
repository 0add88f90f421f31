/** The topics of the house, in code so that nothing creates one by accident. */
export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  /**
   * How long a message is kept after it was written. The PostgreSQL log keeps it longer for a group that has not passed
   * it; Kafka drops by time alone, so there it has to be longer than a consumer may ever be away.
   */
  readonly retentionDays: number;
}

/** Accepted events between the services. */
export const ACCEPTED = 'advocacy.accepted.v1';
/** What could not be accepted: reason, raw bytes and where it came from. */
export const REJECTED = 'advocacy.rejected.v1';

/** The consumer groups: who has to have passed a message before it may be dropped, and before `reconcile` expects its effect. */
export const ATTRIBUTION_GROUP = 'attribution';
export const REFUSALS_GROUP = 'ingest-rejected';
export const RAW_GROUP = 'ingest-raw';

/** The topics between the services, on every adapter. */
export const TOPICS: readonly TopicDeclaration[] = [
  // Two partitions: as many as the smallest supported machine has cores; more would only make smaller inserts.
  { name: ACCEPTED, partitions: 2, retentionDays: 7 },
  { name: REJECTED, partitions: 1, retentionDays: 30 },
];

/** The front door of Kafka: anybody who may write to the broker's topics writes here. Read by ingest, in {@link RAW_GROUP}. */
export const SHARES = 'advocacy.shares.v1';
export const CLICKS = 'advocacy.clicks.v1';
export const TALENT = 'advocacy.talent.v1';
export const PROGRAMME = 'advocacy.programme.v1';

export const RAW_TOPICS: readonly TopicDeclaration[] = [SHARES, CLICKS, TALENT, PROGRAMME].map((name) => ({
  name,
  partitions: 2,
  retentionDays: 7,
}));

/** A consumer group and the topic it reads. */
export interface Consumer {
  readonly topic: string;
  readonly group: string;
}

/** Who reads the topics between the services. */
export const CONSUMERS: readonly Consumer[] = [
  { topic: ACCEPTED, group: ATTRIBUTION_GROUP },
  { topic: REJECTED, group: REFUSALS_GROUP },
];

/** The same with the front door: everybody who reads anything on Kafka. */
export const KAFKA_CONSUMERS: readonly Consumer[] = [
  ...CONSUMERS,
  ...RAW_TOPICS.map(({ name }) => ({ topic: name, group: RAW_GROUP })),
];
