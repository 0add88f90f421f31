import { type PartitionMetadata, Partitioners } from 'kafkajs';
import { type OutgoingMessage } from '../../bus.js';

/** A message and the partition its key leads to. */
export interface PlacedMessage extends OutgoingMessage {
  readonly partition: number;
}

/** Kafka's own: the key's murmur2 hash. A producer in another language puts the same key into the same partition. */
const partition = Partitioners.DefaultPartitioner();

export function place(message: OutgoingMessage, partitions: readonly PartitionMetadata[]): PlacedMessage {
  const { topic, key, value } = message;
  return {
    ...message,
    partition: partition({ topic, partitionMetadata: [...partitions], message: { key, value } }),
  };
}

/** Lengths, time and attributes of a record, and of each of its headers, at their largest. */
const RECORD_BYTES = 40;
const HEADER_BYTES = 10;

/** How many bytes of a batch a message takes, or a little less. */
export function recordBytes({ key, value, headers = {} }: OutgoingMessage): number {
  const headerBytes = Object.entries(headers).reduce(
    (bytes, [name, text]) => bytes + HEADER_BYTES + Buffer.byteLength(name) + Buffer.byteLength(text),
    0,
  );
  return RECORD_BYTES + Buffer.byteLength(key) + value.length + headerBytes;
}
