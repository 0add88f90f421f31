import { type LinkEntity } from './link.entity.js';

/** A link as its organisation sees it. */
export interface LinkView {
  readonly code: string;
  readonly url: string;
  readonly destination: string;
  readonly by: string;
  readonly advocateId: string | null;
  readonly shareId: string | null;
  readonly campaignId: string | null;
  readonly contentId: string | null;
  readonly vacancyId: string | null;
  readonly network: string;
  readonly carryClickId: boolean;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The address visitors open. */
export function linkUrl(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/l/${code}`;
}

export function linkView(link: LinkEntity, publicUrl: string): LinkView {
  return {
    code: link.code,
    url: linkUrl(publicUrl, link.code),
    destination: link.destination,
    by: link.sharer,
    advocateId: link.advocateId,
    shareId: link.shareId,
    campaignId: link.campaignId,
    contentId: link.contentId,
    vacancyId: link.vacancyId,
    network: link.network,
    carryClickId: link.carryClickId,
    disabled: link.disabledAt !== null,
    createdAt: link.createdAt.toISOString(),
    updatedAt: link.updatedAt.toISOString(),
  };
}

const nullable = { type: ['string', 'null'] };

export const LINK_VIEW = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    url: { type: 'string', description: 'The address to share.' },
    destination: { type: 'string' },
    by: { type: 'string', enum: ['advocate', 'company_page'] },
    advocateId: nullable,
    shareId: nullable,
    campaignId: nullable,
    contentId: nullable,
    vacancyId: nullable,
    network: { type: 'string' },
    carryClickId: { type: 'boolean' },
    disabled: { type: 'boolean' },
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
  },
};
