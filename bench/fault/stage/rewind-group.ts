import { Kafka, logLevel } from 'kafkajs';
import { type Reader } from './readers.js';

/** Sets a group, of which no consumer runs, back to the first message that is kept. Gives how many it will read again. */
export async function rewindGroup(brokers: readonly string[], { groupId, topic }: Reader): Promise<number> {
  const kafka = new Kafka({ clientId: 'fault-rewind', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const kept = await admin.fetchTopicOffsets(topic);
    const partitions = kept.map(({ partition, low }) => ({ partition, offset: low }));
    await admin.setOffsets({ groupId, topic, partitions });
    return kept.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  } finally {
    await admin.disconnect();
  }
}
