import { Kafka, logLevel } from 'kafkajs';
import { type Reader } from './readers.js';

/** How many consumers the broker counts in a group. */
export async function groupMembers(brokers: readonly string[], { groupId }: Reader): Promise<number> {
  const kafka = new Kafka({ clientId: 'fault-members', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { groups } = await admin.describeGroups([groupId]);
    return groups[0]?.members.length ?? 0;
  } finally {
    await admin.disconnect();
  }
}
