import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** One row of `share`. Null means "not told", which is something else than false or zero. */
export interface ShareRow extends Envelope {
  readonly share_id: string;
  readonly sharer: string;
  readonly advocate_id: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly vacancy_id: string;
  readonly network: string;
  readonly link_code: string;
  readonly parent_share_id: string;
  readonly own_words: boolean | null;
  readonly audience: number | null;
  readonly audience_provenance: string;
}

export function shareRow(event: AcceptedEventOf<'share.created'>, position: LogPosition): ShareRow {
  const { data } = event;
  return {
    ...envelopeOf(event, position),
    share_id: data.shareId,
    sharer: data.by,
    advocate_id: data.advocateId ?? '',
    campaign_id: data.campaignId ?? '',
    content_id: data.contentId ?? '',
    vacancy_id: data.vacancyId ?? '',
    network: data.network,
    link_code: data.linkCode ?? '',
    parent_share_id: data.parentShareId ?? '',
    own_words: data.ownWords ?? null,
    audience: data.audience?.size ?? null,
    audience_provenance: data.audience?.provenance ?? '',
  };
}
