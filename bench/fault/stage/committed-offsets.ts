import { Kafka, logLevel } from 'kafkajs';
import { type Reader } from './readers.js';

/** Where a group stands in a topic, per partition; what it has not committed yet is left out. */
export async function committedOffsets(
  brokers: readonly string[],
  { groupId, topic }: Reader,
): Promise<Map<number, number>> {
  const kafka = new Kafka({ clientId: 'fault-offsets', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [committed] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const known = (committed?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    return new Map(known.map(({ partition, offset }) => [partition, Number(offset)]));
  } finally {
    await admin.disconnect();
  }
}
