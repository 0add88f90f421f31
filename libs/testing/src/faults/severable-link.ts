import { connect, createServer, type Server, type Socket } from 'node:net';
import { DelayedFlow } from './delayed-flow.js';

export interface LinkDelay {
  /** Added to every piece on its way to the store. */
  readonly towardsMs?: number;
  /** Added to every piece on its way back. */
  readonly backMs?: number;
}

interface LinkState {
  target: URL;
  severed: boolean;
  delay: LinkDelay;
  readonly flows: Set<DelayedFlow>;
  readonly sockets: Set<Socket>;
}

/**
 * A TCP connection to a real store that a test can cut, stall, slow down and mend: how a process looks to a store it
 * cannot reach.
 */
export class SeverableLink {
  readonly url: string;
  /** Where it listens; the same for good. */
  readonly port: number;
  readonly #server: Server;
  readonly #state: LinkState;

  private constructor(url: string, port: number, server: Server, state: LinkState) {
    this.url = url;
    this.port = port;
    this.#server = server;
    this.#state = state;
  }

  /**
   * Opens a link; its `url` is the store's with another port. Nobody has to listen there yet.
   * @param port where to listen; by default a free one
   */
  static async to(url: string, { port = 0 }: { port?: number } = {}): Promise<SeverableLink> {
    const state: LinkState = {
      target: new URL(url),
      severed: false,
      delay: {},
      flows: new Set(),
      sockets: new Set(),
    };
    const server = createServer({ allowHalfOpen: true }, (near) => {
      if (state.severed) near.destroy();
      else join(near, state);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the link has no port');
    const near = new URL(url);
    near.hostname = '127.0.0.1';
    near.port = String(address.port);
    return new SeverableLink(near.href, address.port, server, state);
  }

  /** Leads new connections to another address, such as that of a store that came back on another port. */
  retarget(url: string): void {
    this.#state.target = new URL(url);
  }

  /** Ends every connection and every new one, until {@link mend}. */
  sever(): void {
    this.#state.severed = true;
    for (const socket of this.#state.sockets) socket.destroy();
  }

  /** Leaves the connections of this moment open and lets nothing through, for good. */
  stall(): void {
    for (const flow of this.#state.flows) flow.stop();
  }

  /** Makes the way to the store longer from now on, on open connections too. What is left out is no delay. */
  delay(delay: LinkDelay): void {
    this.#state.delay = delay;
  }

  /** Lets new connections through again, without delay. */
  mend(): void {
    this.#state.severed = false;
    this.#state.delay = {};
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

function join(near: Socket, state: LinkState): void {
  const { hostname, port } = state.target;
  const far = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  for (const [one, other, delayMs] of [
    [near, far, () => state.delay.towardsMs ?? 0],
    [far, near, () => state.delay.backMs ?? 0],
  ] as const) {
    const flow = new DelayedFlow(one, other, delayMs);
    state.sockets.add(one);
    state.flows.add(flow);
    one.setNoDelay(true);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      state.sockets.delete(one);
      state.flows.delete(flow);
      // After an orderly end the flow still has to hand on what is delayed, and ends the other side itself.
      if (one.readableEnded) return;
      flow.stop();
      other.destroy();
    });
  }
}
