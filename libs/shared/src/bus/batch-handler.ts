import { EventPattern } from '@nestjs/microservices';
import { type MessageBatch } from './bus.js';

/** Nest's id of the transport; handlers that name it are bound to the {@link BusServer} only. */
export const BUS_TRANSPORT = Symbol('BusTransport');

export interface BatchHandlerOptions {
  /** The consumer group. Every group sees every message. */
  readonly group: string;
  readonly maxMessages: number;
  /** Least time between two batches of a partition, unless the one before was full. */
  readonly paceMs?: number;
}

/**
 * Hands a topic to a controller's method, batch after batch: Nest's `@EventPattern` with the topic as pattern. When the
 * method's promise resolves, the offset moves; when it rejects, the same offsets come again.
 */
export function BatchHandler(topic: string, options: BatchHandlerOptions) {
  const eventPattern = EventPattern<string>(topic, BUS_TRANSPORT, { ...options });
  return <Handler extends (batch: MessageBatch) => Promise<void>>(
    target: object,
    method: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => {
    eventPattern(target, method, descriptor);
  };
}
