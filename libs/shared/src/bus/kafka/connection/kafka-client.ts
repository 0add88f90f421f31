import { type Socket } from 'node:net';
import { Kafka, logLevel, type SASLOptions } from 'kafkajs';
import { letIdleConnectionsRest } from './idle-request-queue.js';
import { type KafkaConnection, type OpenSocket, openSocketToBroker } from './kafka-connection.js';
import { logToNest } from './log-to-nest.js';

letIdleConnectionsRest();

const CONNECTION_TIMEOUT_MS = 3_000;
/** Within one attempt of kafkajs. What comes after it gave up is decided by whoever called it. */
const RETRY = { initialRetryTime: 100, multiplier: 2, maxRetryTime: 1_000, retries: 5 };

/**
 * A kafkajs client of which nothing is left after {@link end}: its connections are cut and it gets no new ones. kafkajs
 * has no such thing. What it calls `disconnect` waits for answers that may never come, and work it was given goes on
 * behind the back of a caller who gave up: a late retry could still write, or commit.
 */
export class KafkaClient {
  readonly kafka: Kafka;
  readonly #sockets = new Set<Socket>();
  #ended = false;

  constructor(
    connection: KafkaConnection,
    requestTimeoutMs: number,
    openSocket: OpenSocket = openSocketToBroker,
  ) {
    this.kafka = new Kafka({
      brokers: [...connection.brokers],
      clientId: connection.clientId,
      ssl: connection.ssl,
      // The same three mechanisms; the compiler does not see that a union of them is one of them.
      ...(connection.sasl ? { sasl: connection.sasl as SASLOptions } : {}),
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      requestTimeout: requestTimeoutMs,
      retry: RETRY,
      logLevel: logLevel.INFO,
      logCreator: () => logToNest,
      socketFactory: ({ host, port, ssl, onConnect }) => {
        if (this.#ended) throw new Error('this client was given up');
        // Typed as always there; without TLS it is not.
        const tls = ssl as typeof ssl | undefined;
        return this.#tracked(openSocket({ host, port, tls }, onConnect));
      },
    });
  }

  end(): void {
    this.#ended = true;
    // With an error, because kafkajs does not hear of a connection that is merely closed and would wait for its answers.
    for (const socket of this.#sockets) socket.destroy(new Error('this client was given up'));
  }

  #tracked(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    return socket;
  }
}
