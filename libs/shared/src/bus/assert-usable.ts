import { BusRefused, type OutgoingMessage, type SubscribeOptions } from './bus.js';

/** Refuses a message that no retry would ever get into the log, or that would come out of it changed. */
export function assertPublishable(message: OutgoingMessage, bytes: number, maxBytes: number): void {
  if (bytes > maxBytes) {
    throw new BusRefused(
      `message of ${String(bytes)} bytes for ${message.topic} is larger than ${String(maxBytes)}; split it`,
    );
  }
  if (!message.key.isWellFormed()) {
    throw new BusRefused(
      `key of a message for ${message.topic} is not well-formed text and would come back changed; encode it`,
    );
  }
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    if (!name.isWellFormed() || !value.isWellFormed()) {
      throw new BusRefused(
        `header ${JSON.stringify(name)} of a message for ${message.topic} is not well-formed text and would come back changed; encode it`,
      );
    }
  }
}

/** Refuses a subscription that could never hand anything over. */
export function assertSubscribable({ group, maxMessages }: SubscribeOptions): void {
  if (group === '') throw new BusRefused('group must not be empty; name the consumer group');
  if (!Number.isInteger(maxMessages) || maxMessages < 1) {
    throw new BusRefused(`maxMessages must be a whole number of at least 1, got ${String(maxMessages)}`);
  }
}
