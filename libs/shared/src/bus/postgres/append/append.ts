import { type Pool, type QueryConfig } from 'pg';
import { type OutgoingMessage } from '../../bus.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { encodePayload } from '../payload-codec.js';
import { queryWithin } from '../query-within.js';

const APPEND = loadSql(import.meta.url, './append.sql');

/** A message and the partition its key leads to. */
export interface PlacedMessage extends OutgoingMessage {
  readonly partition: number;
}

/**
 * Writes the messages in one transaction: one row per partition, in the order given. Resolves after the commit; a
 * rejection means that all of them were written or none.
 */
export async function append(
  pool: Pool,
  messages: readonly PlacedMessage[],
  timeoutMs: number,
): Promise<void> {
  await queryWithin(pool, timeoutMs, appendStatement(messages));
}

/** The one statement of an append. */
export function appendStatement(messages: readonly PlacedMessage[]): QueryConfig<unknown[]> {
  const groups = [...byPartition(messages).values()];
  const payloads = groups.map((group) => encodePayload(group.messages));
  const lengths = payloads.map((payload) => payload.length);
  let end = 0;
  const starts = lengths.map((length) => (end += length) - length);
  return {
    name: 'event-log-append',
    text: APPEND,
    values: [
      groups.map((group) => group.topic),
      groups.map((group) => group.partition),
      groups.map((group) => group.messages.length),
      Buffer.concat(payloads),
      starts,
      lengths,
    ],
  };
}

interface PartitionGroup {
  readonly topic: string;
  readonly partition: number;
  readonly messages: PlacedMessage[];
}

function byPartition(messages: readonly PlacedMessage[]): Map<string, PartitionGroup> {
  const groups = new Map<string, PartitionGroup>();
  for (const message of messages) {
    const name = `${String(message.partition)} ${message.topic}`;
    const group = groups.get(name);
    if (group) group.messages.push(message);
    else groups.set(name, { topic: message.topic, partition: message.partition, messages: [message] });
  }
  return groups;
}
