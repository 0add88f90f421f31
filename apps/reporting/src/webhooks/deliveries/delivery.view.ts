import { type DeliveryError, DELIVERY_ERRORS } from '../send/delivery-error.js';

/** A row of the log of deliveries. */
export interface DeliveryRow {
  readonly id: string;
  readonly messageId: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly state: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  readonly dueAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly lastError: DeliveryError | null;
  readonly lastStatus: number | null;
  readonly deliveredAt: Date | null;
}

/** A delivery as the owner of its subscription sees it. What the receiver answered is not kept, so it is not here. */
export interface DeliveryView {
  readonly id: string;
  /** The header webhook-id. */
  readonly webhookId: string;
  readonly type: string;
  readonly status: 'waiting' | 'delivered' | 'dead';
  readonly attempts: number;
  readonly createdAt: string;
  readonly lastAttemptAt: string | null;
  /** The status of the last answer; null when there was none. */
  readonly lastStatus: number | null;
  readonly lastError: { readonly class: DeliveryError; readonly meaning: string } | null;
  /** Null when there is none. */
  readonly nextAttemptAt: string | null;
  readonly deliveredAt: string | null;
}

export function deliveryView(row: DeliveryRow): DeliveryView {
  const { id, messageId, type, state, attempts, lastStatus, lastError } = row;
  return {
    id,
    webhookId: messageId,
    type,
    status: state,
    attempts,
    createdAt: row.createdAt.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastStatus,
    lastError: lastError === null ? null : { class: lastError, meaning: DELIVERY_ERRORS[lastError] },
    nextAttemptAt: state === 'waiting' ? row.dueAt.toISOString() : null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}
