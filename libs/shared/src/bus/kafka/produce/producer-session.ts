import { type Message, type Producer } from 'kafkajs';
import { KafkaClient } from '../connection/kafka-client.js';
import { type KafkaConnection, type OpenSocket } from '../connection/kafka-connection.js';
import { assertAllAnswered } from './assert-all-answered.js';
import { type PlacedMessage } from './placed-message.js';

/** One idempotent producer, from its first send to its first failure. It is not used after that. */
export class ProducerSession {
  readonly #client: KafkaClient;
  readonly #producer: Producer;
  readonly #timeoutMs: number;
  readonly #connected: Promise<void>;

  constructor(connection: KafkaConnection, timeoutMs: number, openSocket: OpenSocket | undefined) {
    this.#client = new KafkaClient(connection, timeoutMs, openSocket);
    this.#timeoutMs = timeoutMs;
    this.#producer = this.#client.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // Every message says its partition; without one of its own kafkajs warns about the choice of partitioner.
      createPartitioner: () => partitionOfMessage,
      retry: { retries: Number.MAX_SAFE_INTEGER }, // until the session is ended
    });
    this.#connected = this.#producer.connect();
    this.#connected.catch(() => undefined); // heard by whoever sends
  }

  /** Resolves once all messages are on as many brokers as their topics ask for. */
  async send(messages: readonly PlacedMessage[]): Promise<void> {
    await this.#connected;
    const answers = await this.#producer.sendBatch({
      acks: -1,
      timeout: this.#timeoutMs,
      topicMessages: [...byTopic(messages)].map(([topic, ofTopic]) => ({ topic, messages: ofTopic })),
    });
    assertAllAnswered(messages, answers);
  }

  end(): void {
    this.#client.end();
  }
}

function partitionOfMessage({ message }: { readonly message: Message }): number {
  if (message.partition === undefined) throw new Error('a message without its partition');
  return message.partition;
}

function byTopic(messages: readonly PlacedMessage[]): Map<string, Message[]> {
  const topics = new Map<string, Message[]>();
  for (const { topic, key, value, headers, partition } of messages) {
    const message = { key, value, partition, ...(headers ? { headers } : {}) };
    const others = topics.get(topic);
    if (others) others.push(message);
    else topics.set(topic, [message]);
  }
  return topics;
}
