/** The topic between the services. */
export const ACCEPTED = 'advocacy.accepted.v1';
/** The topic of what could not be accepted. */
export const REJECTED = 'advocacy.rejected.v1';
export const RAW_TOPICS = [
  'advocacy.shares.v1',
  'advocacy.clicks.v1',
  'advocacy.talent.v1',
  'advocacy.programme.v1',
] as const;

/** A topic and the name under which the broker knows its readers. */
export interface Reader {
  readonly topic: string;
  readonly groupId: string;
}

export const ATTRIBUTION: Reader = { topic: ACCEPTED, groupId: `attribution.${ACCEPTED}` };
export const REFUSALS: Reader = { topic: REJECTED, groupId: `ingest-rejected.${REJECTED}` };
/** Who reads what, in the order in which a message travels. */
export const READERS: readonly Reader[] = [
  ...RAW_TOPICS.map((topic) => ({ topic, groupId: `ingest-raw.${topic}` })),
  ATTRIBUTION,
  REFUSALS,
];
