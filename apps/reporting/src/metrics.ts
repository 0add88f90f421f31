import { counter, gauge } from '#shared/telemetry/metrics.js';

/** What the last scheduled reconcile found. Told by the one process that runs it. */
export const reconcileMetrics = {
  missing: gauge(
    'reconcile_missing_events',
    'Accepted events that the log handed out and that are not stored. Must be zero.',
  ),
  doubled: gauge('reconcile_doubled_events', 'Accepted events that are stored more than once. Must be zero.'),
  differences: gauge('reconcile_differences', 'All that differed, by check. Must be zero.', ['check']),
  compared: gauge('reconcile_compared', 'How many things were compared, by check.', ['check']),
  seconds: gauge('reconcile_seconds', 'How long it took.'),
  succeededAt: gauge(
    'reconcile_success_timestamp_seconds',
    'When a scheduled reconcile last came to its end, whatever it found.',
  ),
} as const;

/** Exports, by how they ended. */
export const exportMetrics = {
  ended: counter('exports_ended_total', 'Exports that came to their end, by how.', ['state']),
  delivered: counter('export_deliveries_total', 'Files of scheduled exports, delivered or given up.', [
    'state',
  ]),
} as const;

/** Outgoing webhooks, of all organisations together. */
export const webhookMetrics = {
  attempts: counter(
    'webhook_attempts_total',
    'Attempts to deliver a webhook, by what became of the delivery.',
    ['outcome'],
  ),
  waiting: gauge('webhook_deliveries_waiting', 'Deliveries that are due and not yet sent.'),
  oldestSeconds: gauge('webhook_oldest_waiting_seconds', 'How long the oldest of them has been due.'),
} as const;
