import { type Bus, type MessageBatch, type OutgoingMessage, type Subscription } from '#shared/bus/bus.js';
import { eventually } from '../../eventually.js';

/** A message as a consumer saw it, and where. */
export interface Seen {
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly text: string;
}

export function message(topic: string, key: string, text: string): OutgoingMessage {
  return { topic, key, value: Buffer.from(text) };
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export function places(batch: MessageBatch): Seen[] {
  return batch.messages.map((one) => ({
    partition: batch.partition,
    offset: one.offset,
    key: one.key,
    text: one.value.toString(),
  }));
}

export function byPlace(seen: readonly Seen[]): Seen[] {
  return [...seen].sort((a, b) => a.partition - b.partition || a.offset - b.offset);
}

export function collect(
  bus: Bus,
  topic: string,
  group: string,
  take: (batch: MessageBatch) => unknown,
): Promise<Subscription> {
  return bus.subscribe({ topic, group, maxMessages: 100, handle: async (batch) => void (await take(batch)) });
}

/** Consumes until `count` messages have arrived and closes: what a group sees of a topic, in the order it saw it. */
export async function readAll(bus: Bus, topic: string, group: string, count: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  const subscription = await collect(bus, topic, group, (batch) => void seen.push(...places(batch)));
  await eventually(`${String(count)} messages have arrived`, () => seen.length >= count);
  await subscription.close();
  return seen;
}
