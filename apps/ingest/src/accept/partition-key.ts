import { type AcceptedEvent } from '#domain/events/accepted-event.js';

/**
 * Which events stay in order on one partition: a candidate's, else a share's, else a link's. Nothing needs the order
 * to be exact; it keeps what is recomputed together in one batch.
 */
export function partitionKey(event: AcceptedEvent): string {
  const { data } = event;
  if ('candidateRef' in data && data.candidateRef !== undefined)
    return `${event.tenant}/${data.candidateRef}`;
  if (event.type === 'click.recorded') return `${event.tenant}/${event.link.shareId ?? event.data.linkCode}`;
  if ('shareId' in data) return `${event.tenant}/${data.shareId}`;
  if ('linkCode' in data && data.linkCode !== undefined) return `${event.tenant}/${data.linkCode}`;
  return event.key;
}
