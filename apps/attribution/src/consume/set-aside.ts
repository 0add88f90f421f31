import { type Problem } from '#domain/events/rejection.js';
import { type Bus } from '#shared/bus/bus.js';
import { type LogPosition, refusalIdAt } from '#shared/bus/log-position.js';
import { REJECTED } from '#shared/bus/topics.js';

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
          id: refusalIdAt(position, raw),
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
