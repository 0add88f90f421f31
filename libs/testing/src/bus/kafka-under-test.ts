import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { type KafkaConnection, type OpenSocket } from '#shared/bus/kafka/connection/kafka-connection.js';
import { KafkaBus, type KafkaBusOptions } from '#shared/bus/kafka/kafka-bus.js';
import { declareKafkaTopics } from '#shared/bus/kafka/topics/declare-kafka-topics.js';
import { SeverableLink } from '../faults/severable-link.js';

export interface LinkedBus {
  readonly bus: KafkaBus;
  readonly link: SeverableLink;
}

/** Instances of the bus on one broker, each behind a link of its own, with times short enough for tests. */
export class KafkaUnderTest {
  readonly connection: KafkaConnection;
  readonly #undo: (() => Promise<void>)[] = [];

  constructor(brokers: readonly string[]) {
    this.connection = { brokers, clientId: 'under-test', ssl: false };
  }

  async linkedBus(options: Partial<KafkaBusOptions> = {}): Promise<LinkedBus> {
    const link = await SeverableLink.to(`tcp://${String(this.connection.brokers[0])}`);
    const bus = await KafkaBus.connect({
      connection: this.connection,
      openSocket: through(link),
      sessionTimeoutMs: 2_000,
      publishTimeoutMs: 2_000,
      ...options,
    });
    this.#undo.push(async () => {
      link.mend();
      await bus.close();
      await link.close();
    });
    return { bus, link };
  }

  async bus(options: Partial<KafkaBusOptions> = {}): Promise<KafkaBus> {
    return (await this.linkedBus(options)).bus;
  }

  /** Declares a topic, or more partitions of one, and gives its name. */
  async topic(partitions: number, name = `test.${randomUUID()}`): Promise<string> {
    await declareKafkaTopics(this.connection, [{ name, partitions, retentionDays: 1 }], {
      replicationFactor: 1,
    });
    return name;
  }

  /** Closes every instance, its link mended first. */
  async close(): Promise<void> {
    await Promise.all(this.#undo.splice(0).map((one) => one()));
  }
}

/** Leads every connection through the link, whichever address the brokers give themselves. */
function through(link: SeverableLink): OpenSocket {
  const { hostname, port } = new URL(link.url);
  return (_broker, onConnect) => connect({ host: hostname, port: Number(port) }, onConnect);
}
