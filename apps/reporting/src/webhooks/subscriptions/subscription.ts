import { type TenantId } from '#domain/ids.js';
import { type EventType } from '../event-types.js';

/** Why nothing is sent any more. */
export const DISABLED_REASONS = {
  by_owner: 'It was disabled by a key of the organisation.',
  gone: 'The receiver answered 410 Gone: it does not want to be told any more.',
  failing: 'Every attempt failed for five days.',
} as const;
export type DisabledReason = keyof typeof DISABLED_REASONS;

/** Somebody who wants to be told. */
export interface Subscription {
  readonly id: string;
  readonly tenant: TenantId;
  readonly url: string;
  readonly eventTypes: readonly EventType[];
  readonly description: string;
  readonly createdAt: Date;
  /** Since when every attempt failed; null while the last one was answered well. */
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
}
