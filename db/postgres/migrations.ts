import { Organisation1763740000001 } from './0001-organisation.js';
import { EventLog1763740000002 } from './0002-event-log.js';
import { BucketsAndCandidates1763740000003 } from './0003-buckets-and-candidates.js';
import { RejectedRetention1763740000004 } from './0004-rejected-retention.js';

/** Every PostgreSQL migration, in order. A landed one is never edited; the next change is the next number. */
export const MIGRATIONS = [
  Organisation1763740000001,
  EventLog1763740000002,
  BucketsAndCandidates1763740000003,
  RejectedRetention1763740000004,
] as const;
