import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP connection to a real store that a test can cut, stall and mend: how a process looks to a store it cannot reach. */
export class SeverableLink {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #state: { severed: boolean };

  private constructor(
    url: string,
    server: Server,
    sockets: ReadonlySet<Socket>,
    state: { severed: boolean },
  ) {
    this.url = url;
    this.#server = server;
    this.#sockets = sockets;
    this.#state = state;
  }

  /** Opens a link; its `url` is the store's with another port. */
  static async to(url: string): Promise<SeverableLink> {
    const target = new URL(url);
    const sockets = new Set<Socket>();
    const state = { severed: false };
    const server = createServer((near) => {
      if (state.severed) {
        near.destroy();
        return;
      }
      const far = connect({ host: target.hostname, port: Number(target.port) });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.setNoDelay(true);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the link has no port');
    const near = new URL(url);
    near.hostname = '127.0.0.1';
    near.port = String(address.port);
    return new SeverableLink(near.href, server, sockets, state);
  }

  /** Ends every connection and every new one, until {@link mend}. */
  sever(): void {
    this.#state.severed = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Leaves the connections of this moment open and lets nothing through, for good. */
  stall(): void {
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  /** Lets new connections through again. */
  mend(): void {
    this.#state.severed = false;
  }

  async close(): Promise<void> {
    this.sever();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}
