import { type createClient } from '@clickhouse/client';

/** A connection to the engine in this process, behind the ordinary client. */
export type EmbeddedConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/**
 * Several connections as one. The engine runs one statement of a connection at a time and any number of connections side
 * by side, as a server does with requests; whoever asks gets the connection with the least to do. What one has
 * acknowledged the others see, for they are of one engine. No statement of ours leaves anything behind in a connection.
 */
export function parallelConnection(connections: readonly EmbeddedConnection[]): EmbeddedConnection {
  const running = new Map<EmbeddedConnection, number>(connections.map((connection) => [connection, 0]));

  async function run<T>(work: (connection: EmbeddedConnection) => Promise<T>): Promise<T> {
    const [least] = [...running].reduce((best, next) => (next[1] < best[1] ? next : best));
    running.set(least, (running.get(least) ?? 0) + 1);
    try {
      return await work(least);
    } finally {
      running.set(least, (running.get(least) ?? 1) - 1);
    }
  }

  return {
    ping: (params) => run((connection) => connection.ping(params)),
    query: (params) => run((connection) => connection.query(params)),
    insert: (params) => run((connection) => connection.insert(params)),
    command: (params) => run((connection) => connection.command(params)),
    exec: (params) => run((connection) => connection.exec(params)),
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}
