import { type LinkContext } from '#domain/events/accepted-event.js';
import { asId, type AdvocateId, type TenantId } from '#domain/ids.js';
import { type LinkEntity } from './link.entity.js';

/** A link as the redirect uses it: everything that can be worked out beforehand is. */
export interface TrackedLink {
  readonly code: string;
  readonly tenant: TenantId;
  readonly enabled: boolean;
  readonly context: LinkContext;
  /** The address to send visitors to, given the id of their click. */
  readonly locationFor: (clickId: string) => string;
}

export type LinkRow = Omit<LinkEntity, 'createdAt' | 'updatedAt'>;

export function trackedLink(row: LinkRow): TrackedLink {
  return {
    code: row.code,
    tenant: asId<TenantId>(row.tenantId),
    enabled: row.disabledAt === null,
    context: contextOf(row),
    locationFor: locationOf(row),
  };
}

function contextOf(row: LinkRow): LinkContext {
  return {
    by: row.sharer,
    network: row.network,
    ...(row.advocateId === null ? {} : { advocateId: asId<AdvocateId>(row.advocateId) }),
    ...(row.shareId === null ? {} : { shareId: row.shareId }),
    ...(row.campaignId === null ? {} : { campaignId: row.campaignId }),
    ...(row.contentId === null ? {} : { contentId: row.contentId }),
    ...(row.vacancyId === null ? {} : { vacancyId: row.vacancyId }),
  };
}

/** The query is extended as text: rewriting it through URLSearchParams would re-encode what the organisation wrote. */
function locationOf({ destination, carryClickId }: LinkRow): TrackedLink['locationFor'] {
  if (!carryClickId) return () => destination;
  const [page = '', ...fragment] = destination.split('#');
  const separator = !page.includes('?') ? '?' : /[?&]$/.test(page) ? '' : '&';
  const before = `${page}${separator}mh_click=`;
  const after = fragment.length === 0 ? '' : `#${fragment.join('#')}`;
  return (clickId) => `${before}${clickId}${after}`;
}
