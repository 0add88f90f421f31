import { Client, type Pool } from 'pg';
import { BackOff } from '../../back-off.js';
import { Bell } from '../../bell.js';

/** `append`: a topic has new messages. `group`: a member of one of the topic's groups came, went, or gave a partition back. */
export type NotificationKind = 'append' | 'group';

const CHANNELS: Readonly<Record<string, NotificationKind>> = {
  event_log_append: 'append',
  event_log_group: 'group',
};
const MAX_BACK_OFF_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;
const FOREVER_MS = 2 ** 31 - 1;

interface Listener {
  readonly kind: NotificationKind;
  readonly topic: string;
  readonly wake: () => void;
}

/**
 * Hears PostgreSQL's notifications on a connection of its own and wakes whoever waits. Only ever a hint: everyone who
 * is woken also looks by himself from time to time, so a lost notification costs time, not data.
 */
export class Notifications {
  readonly #pool: Pool;
  readonly #listeners = new Set<Listener>();
  readonly #closing = new Bell();
  #gone = new Bell();
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Calls `wake` at every notification of the kind for the topic, until the returned function is called. */
  on(kind: NotificationKind, topic: string, wake: () => void): () => void {
    const listener = { kind, topic, wake };
    this.#listeners.add(listener);
    this.#running ??= this.#run();
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#closing.ring();
    this.#gone.ring();
    await this.#running;
  }

  async #run(): Promise<void> {
    const backOff = new BackOff(MAX_BACK_OFF_MS);
    while (!this.#closed) {
      this.#gone = new Bell();
      const client = this.#connection(this.#gone);
      try {
        await client.connect();
        await client.query('LISTEN event_log_append');
        await client.query('LISTEN event_log_group');
        backOff.reset();
        for (const { wake } of this.#listeners) wake(); // what was said while nobody listened
        if (!this.#closed) await this.#gone.wait(FOREVER_MS);
      } catch {
        // Whoever depends on PostgreSQL reports that it is away; this connection only has to come back.
      }
      await client.end().catch(() => undefined);
      if (!this.#closed) await this.#closing.wait(backOff.next());
    }
  }

  #connection(gone: Bell): Client {
    const { options } = this.#pool;
    // The password is not among the options that can be enumerated.
    const client = new Client({
      ...options,
      password: options.password,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const listener of this.#listeners) {
        if (listener.kind === CHANNELS[channel] && listener.topic === payload) listener.wake();
      }
    });
    client.on('error', () => {
      gone.ring();
    });
    client.on('end', () => {
      gone.ring();
    });
    return client;
  }
}
