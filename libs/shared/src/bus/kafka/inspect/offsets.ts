import { BusRefused, type GroupOffset, type Watermark } from '../../bus.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { groupIdOf } from '../group-id.js';
import { type KafkaAdmin } from './kafka-admin.js';

export async function readWatermarks(admin: KafkaAdmin, topic: string): Promise<Watermark[]> {
  const offsets = await admin.ask((kafka) => kafka.fetchTopicOffsets(topic));
  return offsets
    .map(({ partition, low, high }) => ({ partition, start: Number(low), end: Number(high) }))
    .sort((a, b) => a.partition - b.partition);
}

/**
 * Kafka answers a negative number where the group has committed nothing, and may answer an offset that retention has
 * dropped since: either way the group will be handed the first message there is.
 */
export async function readGroupOffsets(
  admin: KafkaAdmin,
  topic: string,
  group: string,
): Promise<GroupOffset[]> {
  const [fetched] = await admin.ask((kafka) =>
    kafka.fetchOffsets({ groupId: groupIdOf(topic, group), topics: [topic] }),
  );
  const committed = new Map(
    fetched?.partitions.map(({ partition, offset }) => [partition, Number(offset)] as const),
  );
  return (await readWatermarks(admin, topic)).map(({ partition, start }) => ({
    partition,
    offset: Math.max(start, committed.get(partition) ?? start),
  }));
}

/** Forgets the group: it begins again at the first message there is. The brokers refuse it while the group has members. */
export async function rewindGroup(admin: KafkaAdmin, topic: string, group: string): Promise<void> {
  await admin.ask(async (kafka) => {
    try {
      await kafka.deleteGroups([groupIdOf(topic, group)]);
    } catch (reason) {
      const error = protocolErrorOf(reason);
      if (error === 'GROUP_ID_NOT_FOUND') return; // it has committed nothing yet
      if (error !== 'NON_EMPTY_GROUP') throw reason;
      throw new BusRefused(`group ${group} of ${topic} has a running consumer; stop it, then rewind`, {
        cause: reason,
      });
    }
  });
}
