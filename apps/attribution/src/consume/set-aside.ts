import { createHash } from 'node:crypto';
import { type Problem } from '#domain/events/rejection.js';
import { type Bus } from '#shared/bus/bus.js';
import { REJECTED } from '#shared/bus/topics.js';
import { type LogPosition } from '../facts/logged-event.js';

/** A message that cannot become a fact, and what is wrong with it. */
export interface UnusableMessage {
  readonly tenant: string;
  readonly problem: Problem;
  readonly raw: Buffer;
  readonly position: LogPosition;
}

/** Resolves when the messages are durable on the rejected topic, with the reason, their bytes and where they stood. */
export async function setAside(
  bus: Bus,
  messages: readonly UnusableMessage[],
  receivedAt: string,
): Promise<void> {
  if (messages.length === 0) return;
  await bus.publish(
    messages.map(({ tenant, problem, raw, position }) => ({
      topic: REJECTED,
      key: tenant,
      value: Buffer.from(
        JSON.stringify({
          id: idAt(position),
          tenant,
          reason: 'undecodable',
          problems: [problem],
          raw: raw.toString('base64'),
          origin: { channel: 'log', ...position, bytes: raw.length, truncated: false },
          receivedAt,
        }),
      ),
    })),
  );
}

/** The same position gives the same id, so a batch that is handed over again does not store its refusals twice. */
function idAt({ topic, partition, offset }: LogPosition): string {
  const hex = createHash('sha256')
    .update(`${topic}/${String(partition)}/${String(offset)}`)
    .digest('hex');
  // The bits that make it a well-formed UUID of the free form, version 8 (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
