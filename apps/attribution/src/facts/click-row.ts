import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { type LogPosition } from '#shared/bus/log-position.js';
import { type Envelope, envelopeOf } from './envelope.js';

/** One row of `click`. An absent dimension is the empty string, so that it can be grouped by. */
export interface ClickRow extends Envelope {
  readonly click_id: string;
  readonly link_code: string;
  readonly share_id: string;
  readonly sharer: string;
  readonly advocate_id: string;
  readonly campaign_id: string;
  readonly content_id: string;
  readonly vacancy_id: string;
  readonly network: string;
  readonly verdict: string;
  readonly rule: string;
  readonly visitor_key: string;
}

export function clickRow(event: AcceptedEventOf<'click.recorded'>, position: LogPosition): ClickRow {
  const { data, link } = event;
  return {
    ...envelopeOf(event, position),
    click_id: data.clickId,
    link_code: data.linkCode,
    share_id: link.shareId ?? '',
    sharer: link.by,
    advocate_id: link.advocateId ?? '',
    campaign_id: link.campaignId ?? '',
    content_id: link.contentId ?? '',
    vacancy_id: link.vacancyId ?? '',
    network: link.network,
    verdict: data.verdict,
    rule: data.rule,
    visitor_key: data.visitorKey ?? '',
  };
}
