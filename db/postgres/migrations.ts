import { Organisation1763740000001 } from './0001-organisation.js';
import { EventLog1763740000002 } from './0002-event-log.js';
import { BucketsAndCandidates1763740000003 } from './0003-buckets-and-candidates.js';
import { RejectedRetention1763740000004 } from './0004-rejected-retention.js';
import { AttributionSettings1763740000005 } from './0005-attribution-settings.js';
import { Holdouts1763740000007 } from './0007-holdouts.js';
import { Ats1763740000006 } from './0006-ats.js';
import { EventEdges1763740000008 } from './0008-event-edges.js';
import { RecomputeForCoarserRollups1763740000009 } from './0009-recompute-for-coarser-rollups.js';
import { MediaRates1763740000010 } from './0010-media-rates.js';
import { Exports1763740000011 } from './0011-exports.js';
import { OutgoingWebhooks1763740000012 } from './0012-outgoing-webhooks.js';

/** Every PostgreSQL migration, in order. A landed one is never edited; the next change is the next number. */
export const MIGRATIONS = [
  Organisation1763740000001,
  EventLog1763740000002,
  BucketsAndCandidates1763740000003,
  RejectedRetention1763740000004,
  AttributionSettings1763740000005,
  Holdouts1763740000007,
  Ats1763740000006,
  EventEdges1763740000008,
  RecomputeForCoarserRollups1763740000009,
  MediaRates1763740000010,
  Exports1763740000011,
  OutgoingWebhooks1763740000012,
] as const;
