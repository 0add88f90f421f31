import { type SecretState } from '../secrets/webhook-secrets.js';
import { type DisabledReason, DISABLED_REASONS, type Subscription } from './subscription.js';

/** A subscription as its organisation sees it. Secrets are told of, never told. */
export interface SubscriptionView {
  readonly id: string;
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly description: string;
  readonly createdAt: string;
  readonly disabled: {
    readonly at: string;
    readonly reason: DisabledReason;
    readonly meaning: string;
  } | null;
  /** Since when every attempt failed; null while the last one was answered well. */
  readonly failingSince: string | null;
  /** The newest first. More than one: deliveries carry a signature by each. */
  readonly secrets: readonly { readonly validFrom: string; readonly validUntil: string | null }[];
}

export function subscriptionView(
  { id, url, eventTypes, description, createdAt, failingSince, disabledAt, disabledReason }: Subscription,
  secrets: readonly SecretState[],
): SubscriptionView {
  return {
    id,
    url,
    eventTypes,
    description,
    createdAt: createdAt.toISOString(),
    disabled:
      disabledAt === null || disabledReason === null
        ? null
        : { at: disabledAt.toISOString(), reason: disabledReason, meaning: DISABLED_REASONS[disabledReason] },
    failingSince: failingSince?.toISOString() ?? null,
    secrets: secrets
      .filter(({ subscriptionId }) => subscriptionId === id)
      .map(({ validFrom, validUntil }) => ({
        validFrom: validFrom.toISOString(),
        validUntil: validUntil?.toISOString() ?? null,
      })),
  };
}
