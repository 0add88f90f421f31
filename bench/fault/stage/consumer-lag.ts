import { type Admin, Kafka, logLevel } from 'kafkajs';
import { READERS } from './readers.js';

/** How far the consumers are behind, by the broker's own word. */
export class ConsumerLag {
  private readonly admin: Admin;

  private constructor(brokers: readonly string[]) {
    this.admin = new Kafka({
      clientId: 'fault-lag',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 2 },
    }).admin();
  }

  static async of(brokers: readonly string[]): Promise<ConsumerLag> {
    const lag = new ConsumerLag(brokers);
    await lag.admin.connect();
    return lag;
  }

  /** Messages that a consumer has not taken yet, per topic; what is empty is left out. */
  async read(): Promise<Map<string, number>> {
    const lags = new Map<string, number>();
    for (const { topic, groupId } of READERS) {
      const ends = await this.admin.fetchTopicOffsets(topic);
      const [committed] = await this.admin.fetchOffsets({ groupId, topics: [topic] });
      const lag = ends.reduce((sum, { partition, high, low }) => {
        const offset = Number(committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
        // Nothing committed yet: the group begins with what is still kept.
        return sum + Math.max(0, Number(high) - (offset < 0 ? Number(low) : offset));
      }, 0);
      if (lag > 0) lags.set(topic, lag);
    }
    return lags;
  }

  async close(): Promise<void> {
    await this.admin.disconnect();
  }
}
