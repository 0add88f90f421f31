import { randomUUIDv7 } from 'node:crypto';
import { type Rejection } from '#domain/events/rejection.js';
import { asId, type Instant, type TenantId } from '#domain/ids.js';
import { type OutgoingMessage } from '#shared/bus/bus.js';
import { type LogPosition, refusalIdAt } from '#shared/bus/log-position.js';
import { REJECTED } from '#shared/bus/topics.js';
import { type Origin } from './sent-event.js';

/** Refused by a collector, or found on the log of accepted events (`log`) by a service that could not use it. */
type Refuser = Origin | ({ readonly channel: 'log' } & LogPosition);

/** Where a refused event came from, how many bytes it had, and whether fewer are kept. */
export type RefusalOrigin = Refuser & { readonly bytes: number; readonly truncated: boolean };

/** A refused event as it travels on `advocacy.rejected.v1`. */
export interface RefusedEvent extends Rejection {
  readonly id: string;
  readonly tenant: TenantId;
  /** What was sent, base64, cut off after {@link MAX_RAW_BYTES}. */
  readonly raw: string;
  readonly origin: RefusalOrigin;
  readonly receivedAt: Instant;
}

export const MAX_RAW_BYTES = 64 * 1024;

/** The id is made before the first publish, so a message that is delivered twice is stored once. */
export function refusedEvent(
  refusal: {
    readonly tenant: TenantId;
    readonly bytes: Buffer;
    readonly rejection: Rejection;
    readonly receivedAt: Instant;
  },
  origin: Origin,
): RefusedEvent {
  const { tenant, bytes, rejection, receivedAt } = refusal;
  return {
    // A message of the log comes again after a crash; a request that comes again is another request.
    id: origin.channel === 'kafka' ? refusalIdAt(origin, bytes) : randomUUIDv7(),
    tenant,
    reason: rejection.reason,
    problems: rejection.problems,
    raw: bytes.subarray(0, MAX_RAW_BYTES).toString('base64'),
    origin: { ...origin, bytes: bytes.length, truncated: bytes.length > MAX_RAW_BYTES },
    receivedAt,
  };
}

export function refusedMessage(refused: RefusedEvent): OutgoingMessage {
  return { topic: REJECTED, key: refused.tenant, value: Buffer.from(JSON.stringify(refused)) };
}

/** @throws when the bytes are not what {@link refusedMessage} writes */
export function readRefused(value: Buffer): RefusedEvent {
  const refused = JSON.parse(value.toString('utf8')) as Partial<RefusedEvent>;
  const { id, tenant, reason, problems, raw, origin, receivedAt } = refused;
  // A message that attribution could not read may name no organisation; it is kept all the same.
  if (!id || tenant === undefined || !reason || !problems || raw === undefined || !origin || !receivedAt)
    throw new Error('a message on the rejected topic lacks a field');
  return { id, tenant: asId<TenantId>(tenant), reason, problems, raw, origin, receivedAt };
}
