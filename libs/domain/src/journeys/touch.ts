import { type LinkContext } from '../events/accepted-event.js';
import { type Evidence, type Network } from '../events/catalogue.js';
import { STATED_CHANNELS } from '../events/talent.js';
import { type AdvocateId, type Instant } from '../ids.js';
import { type Ordered } from '../time/total-order.js';

/** Through whom a candidate came. */
export type Channel =
  | { readonly kind: 'advocate'; readonly advocateId: AdvocateId }
  | { readonly kind: Exclude<ChannelKind, 'advocate'> };

/** Every channel there is, in the order in which they are shown. */
export const CHANNEL_KINDS = ['advocate', 'direct', ...STATED_CHANNELS] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export type EvidenceKind = Evidence['kind'];

/** The channel of a touch and the link it went over, if it went over one. */
export interface TouchOrigin {
  readonly channel: Channel;
  readonly linkCode?: string;
  readonly shareId?: string;
  readonly campaignId?: string;
  readonly contentId?: string;
  readonly network?: Network;
}

/** One contact of a candidate with a sharer, a page or the vacancy itself, before they applied. */
export interface Touch extends Ordered, TouchOrigin {
  /** What joined this touch to the candidate. */
  readonly evidence: EvidenceKind;
  /** Other kinds of evidence that say the same and therefore made no touch of their own. Sorted. */
  readonly corroboratedBy: readonly EvidenceKind[];
  /** The keys of the clicks behind the touch or, without clicks, of the events that stated it. Sorted as they happened. */
  readonly events: readonly string[];
  /** How many clicks were joined into it; 0 when it does not come from a click. */
  readonly clickCount: number;
  readonly lastAt: Instant;
}

/** A text that is equal exactly when two channels are the same. */
export function channelKey(channel: Channel): string {
  return channel.kind === 'advocate' ? `advocate:${channel.advocateId}` : channel.kind;
}

/** Where a touch over a link comes from. Undefined when the link names an advocate's share but no advocate. */
export function originOfLink(linkCode: string, link: LinkContext): TouchOrigin | undefined {
  const channel = channelOfLink(link);
  if (channel === undefined) return undefined;
  return {
    channel,
    linkCode,
    network: link.network,
    ...(link.shareId !== undefined && { shareId: link.shareId }),
    ...(link.campaignId !== undefined && { campaignId: link.campaignId }),
    ...(link.contentId !== undefined && { contentId: link.contentId }),
  };
}

function channelOfLink(link: LinkContext): Channel | undefined {
  if (link.by === 'company_page') return { kind: 'company_page' };
  return link.advocateId === undefined ? undefined : { kind: 'advocate', advocateId: link.advocateId };
}
