import { counter, gauge, histogram } from '#shared/telemetry/metrics.js';

/** What an operator watches: is anything late, stuck, or set aside? */
export const attributionMetrics = {
  eventsStored: counter('attribution_events_total', 'Accepted events whose facts were stored.'),
  eventsSetAside: counter(
    'attribution_set_aside_total',
    'Messages that could not become a fact and went to the rejected topic.',
  ),
  candidatesChanged: counter(
    'attribution_candidates_changed_total',
    'Candidates whose credits were computed anew.',
  ),
  batchSeconds: histogram(
    'attribution_batch_seconds',
    'Time to take in one batch of accepted events.',
    [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
  ),
  dirtyBuckets: gauge(
    'rollup_dirty_buckets',
    'Days whose rollups are due; reports count them from raw facts meanwhile.',
  ),
  oldestDirtySeconds: gauge(
    'rollup_oldest_dirty_seconds',
    'How long the longest waiting of them has been due.',
  ),
  rollupSeconds: histogram(
    'rollup_seconds',
    'Time to recompute the rollups of up to 31 days of one tenant.',
    [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
  ),
  rollupBuckets: counter('rollup_buckets_total', 'Days whose rollups were recomputed.'),
} as const;
