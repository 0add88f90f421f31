import { type AdvocateId, type EventKey, type Instant, type TenantId } from '../ids.js';
import { type EventData, type EventType, type Network } from './catalogue.js';

/**
 * What a tracked link pointed at when the click happened. Copied into the accepted click, so that a later edit
 * of the link does not rewrite history and a click's row is a function of the event alone.
 */
export interface LinkContext {
  readonly by: 'advocate' | 'company_page';
  readonly advocateId?: AdvocateId;
  readonly shareId?: string;
  readonly campaignId?: string;
  readonly contentId?: string;
  readonly vacancyId?: string;
  readonly network: Network;
}

interface Accepted<T extends EventType> {
  readonly tenant: TenantId;
  readonly key: EventKey;
  /** CloudEvents `source` and `id`; with the tenant they are the event's identity. */
  readonly source: string;
  readonly id: string;
  readonly type: T;
  /** CloudEvents `time`: when it happened, in UTC milliseconds. */
  readonly occurredAt: Instant;
  /** When we first saw it. */
  readonly receivedAt: Instant;
  readonly data: EventData<T>;
}

/** An event that passed every check, as it travels on `advocacy.accepted.v1`. A union that narrows on `type`. */
export type AcceptedEvent = {
  [T in EventType]: T extends 'click.recorded' ? Accepted<T> & { readonly link: LinkContext } : Accepted<T>;
}[EventType];

export type AcceptedEventOf<T extends EventType> = Extract<AcceptedEvent, { type: T }>;
