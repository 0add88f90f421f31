import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** One row of `share_measure`. A counter that was not given is null and leaves the earlier one standing. */
export interface ShareMeasureRow extends Envelope {
  readonly share_id: string;
  readonly provenance: string;
  readonly impressions: number | null;
  readonly members_reached: number | null;
  readonly reactions: number | null;
  readonly comments: number | null;
  readonly reshares: number | null;
}

export function shareMeasureRow(
  event: AcceptedEventOf<'share.measured'>,
  position: LogPosition,
): ShareMeasureRow {
  const { data } = event;
  return {
    ...envelopeOf(event, position),
    share_id: data.shareId,
    provenance: data.provenance,
    impressions: data.impressions ?? null,
    members_reached: data.membersReached ?? null,
    reactions: data.reactions ?? null,
    comments: data.comments ?? null,
    reshares: data.reshares ?? null,
  };
}
