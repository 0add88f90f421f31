import { type LinkContext } from '#domain/events/accepted-event.js';
import { type Network } from '#domain/events/catalogue.js';
import { asId, type AdvocateId } from '#domain/ids.js';

/** What a link points at, as both stores keep it: PostgreSQL with nulls, ClickHouse with empty texts. */
export interface LinkColumns {
  readonly sharer: LinkContext['by'];
  readonly advocate_id: string | null;
  readonly share_id: string | null;
  readonly campaign_id: string | null;
  readonly content_id: string | null;
  readonly vacancy_id: string | null;
  readonly network: Network;
}

export function contextOf(row: LinkColumns): LinkContext {
  return {
    by: row.sharer,
    network: row.network,
    ...(row.advocate_id ? { advocateId: asId<AdvocateId>(row.advocate_id) } : {}),
    ...(row.share_id ? { shareId: row.share_id } : {}),
    ...(row.campaign_id ? { campaignId: row.campaign_id } : {}),
    ...(row.content_id ? { contentId: row.content_id } : {}),
    ...(row.vacancy_id ? { vacancyId: row.vacancy_id } : {}),
  };
}
