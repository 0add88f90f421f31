import { Kafka, logLevel } from 'kafkajs';

const TIMEOUT_MS = 2_000;

/**
 * Whether a broker at one of these addresses takes requests and knows its cluster; an open port is not that yet. Given
 * a cluster's id, whether it is that one: somebody else's broker may be on the port we asked for.
 */
export async function kafkaAnswers(brokers: readonly string[], clusterId?: string): Promise<boolean> {
  const admin = new Kafka({
    clientId: 'manyhands-readiness',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: TIMEOUT_MS,
    requestTimeout: TIMEOUT_MS,
    enforceRequestTimeout: true,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    return cluster.brokers.length > 0 && (clusterId === undefined || cluster.clusterId === clusterId);
  } finally {
    await admin.disconnect();
  }
}
