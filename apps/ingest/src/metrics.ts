import { type RejectionReason } from '#domain/events/rejection.js';
import { type Verdict } from '#domain/events/catalogue.js';
import { counter, gauge, histogram } from '#shared/telemetry/metrics.js';

export const eventsAccepted = counter('events_accepted_total', 'Events accepted for the first time.');
export const eventsDuplicate = counter('events_duplicate_total', 'Events sent again with the same content.');
export const eventsRejected = counter<'reason'>('events_rejected_total', 'Events refused, by reason.', [
  'reason',
]);
export const rawMessages = counter<'topic' | 'outcome'>(
  'raw_messages_total',
  'Messages taken from the raw topics, by topic and by what became of them. They count as events too.',
  ['topic', 'outcome'],
);
export const refusalsErased = counter(
  'refusals_erased_total',
  'Refused events whose content was erased at the end of its retention.',
);
export const refusalsUnreadable = counter(
  'refusals_unreadable_total',
  'Messages on the rejected topic that cannot be read. Must stay zero.',
);
export const ackSeconds = histogram(
  'ingest_ack_seconds',
  'From the event being read to its acknowledgement.',
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
);
export const clicks = counter<'verdict'>('clicks_total', 'Requests on tracked links, by verdict.', [
  'verdict',
]);
export const clicksLost = counter(
  'clicks_lost_total',
  'Clicks that neither the log nor the spool could keep. Must stay zero.',
);
export const linksNotFound = counter(
  'links_not_found_total',
  'Requests for a tracked link that is unknown or disabled.',
);
export const atsDeliveries = counter<'ats' | 'outcome'>(
  'ats_deliveries_total',
  'Deliveries of recruitment systems that were believed, by what became of them.',
  ['ats', 'outcome'],
);
export const atsRefused = counter<'ats' | 'reason'>(
  'ats_refused_total',
  'Deliveries that were not believed, by reason. Nothing of them was stored.',
  ['ats', 'reason'],
);
export const atsLinksUnknown = counter<'ats'>(
  'ats_links_unknown_total',
  'Link codes carried by applications that are no tracked links of the organisation; left out of the event.',
  ['ats'],
);
export const atsFetches = counter<'ats' | 'outcome'>(
  'ats_fetches_total',
  'Questions to recruitment systems, by what became of them.',
  ['ats', 'outcome'],
);
export const atsFetchesWaiting = gauge(
  'ats_fetches_waiting',
  'Questions to recruitment systems that have no answer yet.',
);
export const atsFetchOldestSeconds = gauge(
  'ats_fetch_oldest_seconds',
  'Seconds since the oldest of them was first asked.',
);
export const spoolBytes = gauge('spool_bytes', 'Bytes of clicks waiting in the local spool.');
export const spoolFiles = gauge('spool_files', 'Files of the local spool.');

export function countRejected(reason: RejectionReason): void {
  eventsRejected.inc({ reason });
}

export function countClick(verdict: Verdict): void {
  clicks.inc({ verdict });
}
