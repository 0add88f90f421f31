import { SpanKind } from '@opentelemetry/api';
import {
  type Bus,
  type GroupOffset,
  type MessageBatch,
  type OutgoingMessage,
  type SubscribeOptions,
  type Subscription,
  type Watermark,
} from '../../bus/bus.js';
import { ancestryOf, traceHeaders } from './carried-traces.js';
import { inSpan } from './in-span.js';
import { isTracing } from './register-tracing.js';

/**
 * The event log with traces through it: each message carries a W3C `traceparent`, and a batch is handled in a span that
 * continues the trace of its messages, or links to their traces when there are several. A message that already carries
 * one (its producer gathers the work of many requests) speaks for itself; the others belong to the work under way.
 */
export class TracedBus implements Bus {
  readonly #bus: Bus;

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0 || !isTracing()) return this.#bus.publish(messages);
    const own = traceHeaders();
    const { parent, links, isOne } = ancestryOf(messages.map(({ headers }) => ({ ...own, ...headers })));
    const topics = [...new Set(messages.map(({ topic }) => topic))];
    const attributes = attributesOf('send', topics, messages.length);
    const name = `publish ${topics.join(', ')}`;
    await inSpan(name, { kind: SpanKind.PRODUCER, attributes, parent, links }, () => {
      const here = traceHeaders();
      return this.#bus.publish(
        messages.map((message) => ({
          ...message,
          // Of several traces each message keeps the one it came with; otherwise this publish is where it comes from.
          headers: isOne ? { ...message.headers, ...here } : { ...here, ...message.headers },
        })),
      );
    });
  }

  subscribe(options: SubscribeOptions): Promise<Subscription> {
    if (!isTracing()) return this.#bus.subscribe(options);
    return this.#bus.subscribe({ ...options, handle: (batch) => this.#handled(batch, options) });
  }

  watermarks(topic: string): Promise<Watermark[]> {
    return this.#bus.watermarks(topic);
  }

  groupOffsets(topic: string, group: string): Promise<GroupOffset[]> {
    return this.#bus.groupOffsets(topic, group);
  }

  rewind(topic: string, group: string): Promise<void> {
    return this.#bus.rewind(topic, group);
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #handled(batch: MessageBatch, { group, handle }: SubscribeOptions): Promise<void> {
    const attributes = {
      ...attributesOf('process', [batch.topic], batch.messages.length),
      'messaging.consumer.group.name': group,
      'messaging.destination.partition.id': String(batch.partition),
    };
    return inSpan(
      `process ${batch.topic}`,
      { kind: SpanKind.CONSUMER, attributes, ...ancestryOf(batch.messages.map(({ headers }) => headers)) },
      () => handle(batch),
    );
  }
}

/** OpenTelemetry's names for messaging. Never a key: it is made of the tenant and of what the message is about. */
function attributesOf(operation: 'send' | 'process', topics: readonly string[], count: number) {
  return {
    'messaging.operation.type': operation,
    'messaging.destination.name': topics.join(','),
    'messaging.batch.message_count': count,
  };
}
