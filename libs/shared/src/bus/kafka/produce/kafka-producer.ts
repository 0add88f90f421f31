import { reasonOf } from '#shared/errors/reason-of.js';
import { BusRefused, BusUnavailable } from '../../bus.js';
import { type KafkaConnection, type OpenSocket } from '../connection/kafka-connection.js';
import { protocolErrorOf } from '../connection/protocol-error.js';
import { inTime } from '../../../in-time.js';
import { type PlacedMessage } from './placed-message.js';
import { ProducerSession } from './producer-session.js';

const TOO_LARGE: ReadonlySet<string | undefined> = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);

/** Writes to the log, one append at a time, with a producer that is replaced after any failure. */
export class KafkaProducer {
  readonly #connection: KafkaConnection;
  readonly #timeoutMs: number;
  readonly #openSocket: OpenSocket | undefined;
  #session: ProducerSession | undefined;

  constructor(connection: KafkaConnection, timeoutMs: number, openSocket: OpenSocket | undefined) {
    this.#connection = connection;
    this.#timeoutMs = timeoutMs;
    this.#openSocket = openSocket;
  }

  /**
   * Resolves once the messages are durable; decides within the time that is left since `waitingSince`. A rejection with
   * {@link BusUnavailable} means that nobody knows.
   *
   * After a failure the producer is given up, always. kafkajs takes the numbers of a failed send back and gives them to
   * the next one. If the failed send was written after all, the brokers would take other messages under the same
   * numbers for a repetition, confirm them, and write nothing. A new producer has numbers of its own; and nothing the old
   * one still had in mind can be written late, behind what follows.
   */
  async append(messages: readonly PlacedMessage[], waitingSince: number): Promise<void> {
    const session = (this.#session ??= new ProducerSession(
      this.#connection,
      this.#timeoutMs,
      this.#openSocket,
    ));
    try {
      await inTime(session.send(messages), waitingSince + this.#timeoutMs - performance.now());
    } catch (reason) {
      this.close();
      if (TOO_LARGE.has(protocolErrorOf(reason))) {
        const topics = [...new Set(messages.map(({ topic }) => topic))].join(', ');
        throw new BusRefused(
          `the brokers refuse a message for ${topics} as too large; split it, or raise max.message.bytes of the topic`,
          { cause: reason },
        );
      }
      throw new BusUnavailable(`Kafka is not available: ${reasonOf(reason)}`, { cause: reason });
    }
  }

  close(): void {
    this.#session?.end();
    this.#session = undefined;
  }
}
