import { type Admin } from 'kafkajs';
import { reasonOf } from '#shared/errors/reason-of.js';
import { BusRefused, BusUnavailable } from '../../bus.js';
import { KafkaClient } from '../connection/kafka-client.js';
import { type KafkaConnection, type OpenSocket } from '../connection/kafka-connection.js';
import { inTime } from '../../../in-time.js';

const TIMEOUT_MS = 15_000;

interface Session {
  readonly client: KafkaClient;
  readonly admin: Promise<Admin>;
}

/** Asks the brokers questions, on one connection for as long as it works and then on another. */
export class KafkaAdmin {
  readonly #connection: KafkaConnection;
  readonly #openSocket: OpenSocket | undefined;
  #session: Session | undefined;

  constructor(connection: KafkaConnection, openSocket?: OpenSocket) {
    this.#connection = connection;
    this.#openSocket = openSocket;
  }

  /** @throws {@link BusUnavailable} when the brokers do not answer, or not with what was asked for */
  async ask<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const session = (this.#session ??= this.#open());
    try {
      return await inTime(session.admin.then(work), TIMEOUT_MS);
    } catch (reason) {
      if (reason instanceof BusRefused) throw reason;
      session.client.end();
      if (this.#session === session) this.#session = undefined;
      throw new BusUnavailable(`Kafka is not available: ${reasonOf(reason)}`, { cause: reason });
    }
  }

  close(): void {
    this.#session?.client.end();
    this.#session = undefined;
  }

  #open(): Session {
    const client = new KafkaClient(this.#connection, TIMEOUT_MS, this.#openSocket);
    const admin = client.kafka.admin();
    return { client, admin: admin.connect().then(() => admin) };
  }
}
