import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { BUS_TRANSPORT, type BatchHandlerOptions } from './batch-handler.js';
import { type Bus, type MessageBatch, type Subscription } from './bus.js';

interface BoundHandler extends BatchHandlerOptions {
  readonly topic: string;
  readonly handle: MessageHandler<MessageBatch>;
}

/**
 * Nest's door to the event log: one subscription per event handler, a whole batch per call. The bus stays its owner's;
 * closing the microservice closes the subscriptions, each after the batch in hand.
 */
export class BusServer extends Server implements CustomTransportStrategy {
  override readonly transportId = BUS_TRANSPORT;
  /** Tells Nest that a failure is not lost here: it reaches the bus, which hands the offsets over again. */
  override readonly propagatesEventHandlerErrors = true;
  readonly #bus: Bus;
  readonly #handlers: BoundHandler[] = [];
  readonly #subscriptions: Subscription[] = [];

  constructor(bus: Bus) {
    super();
    this.#bus = bus;
  }

  /**
   * Nest chains handlers of one pattern into one call. Here each has its own group and therefore its own offset, so
   * they are kept apart.
   */
  override addHandler(
    pattern: unknown,
    handle: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const bound = { ...bindingOf(pattern, isEventHandler, extras), handle };
    if (this.#handlers.some(({ topic, group }) => topic === bound.topic && group === bound.group)) {
      throw new Error(
        `two handlers for topic ${bound.topic} and group ${bound.group}: each message would reach only one; use another group`,
      );
    }
    this.#handlers.push(bound);
    this.messageHandlers.set(`${bound.topic} ${bound.group}`, handle);
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const handler of this.#handlers) this.#subscriptions.push(await this.#subscribe(handler));
    } catch (reason) {
      await this.close();
      callback(reason);
      return;
    }
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.splice(0).map((subscription) => subscription.close()));
  }

  override on(): never {
    throw new Error('the event log has no events of its own to listen to');
  }

  override unwrap<T>(): T {
    return this.#bus as T;
  }

  #subscribe({ topic, group, maxMessages, paceMs = 0, handle }: BoundHandler): Promise<Subscription> {
    return this.#bus.subscribe({
      topic,
      group,
      maxMessages,
      paceMs,
      handle: (batch) => settle(handle, batch),
    });
  }
}

/**
 * Resolves only when the handler has finished, and rejects when it failed. The trap: Nest's exception layer turns a
 * rejection into a *resolved* promise of an observable that errors once somebody subscribes; unheard, it is success.
 */
async function settle(handle: MessageHandler<MessageBatch>, batch: MessageBatch): Promise<void> {
  const result: unknown = await handle(batch);
  if (!isObservable(result)) return;
  try {
    await lastValueFrom(result, { defaultValue: undefined });
  } catch (reason) {
    throw reason instanceof Error
      ? reason
      : new Error(`the handler failed: ${JSON.stringify(reason)}`, { cause: reason });
  }
}

function bindingOf(
  topic: unknown,
  isEventHandler: boolean,
  extras: Record<string, unknown>,
): BatchHandlerOptions & { topic: string } {
  const { group, maxMessages, paceMs = 0 } = extras;
  if (typeof topic !== 'string' || topic === '')
    throw new Error(`the pattern of a batch handler is its topic, got ${JSON.stringify(topic)}`);
  if (!isEventHandler)
    throw new Error(`topic ${topic}: the event log carries events, not requests; use @BatchHandler`);
  if (typeof group !== 'string' || group === '')
    throw new Error(
      `topic ${topic}: the handler names no group; use @BatchHandler(topic, { group, maxMessages })`,
    );
  if (typeof maxMessages !== 'number' || !Number.isInteger(maxMessages) || maxMessages < 1) {
    throw new Error(
      `topic ${topic}, group ${group}: maxMessages must be a whole number of at least 1, got ${JSON.stringify(maxMessages)}`,
    );
  }
  if (typeof paceMs !== 'number' || !(paceMs >= 0)) {
    throw new Error(
      `topic ${topic}, group ${group}: paceMs must be a number of at least 0, got ${JSON.stringify(paceMs)}`,
    );
  }
  return { topic, group, maxMessages, paceMs };
}
