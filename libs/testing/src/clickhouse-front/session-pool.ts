import { type Session } from 'chdb';

/** Idle connections are cheap, and closing one waits for every query that runs at that moment: so keep a fair number. */
const MOST_IDLE = 128;

/** Engine connections that wait to be used again, by what they were set up for. */
export class SessionPool {
  readonly #open: () => Session;
  /** In the order in which they were given back: the first has waited longest. */
  readonly #idle: { readonly kind: string; readonly session: Session }[] = [];
  #closed = false;

  constructor(open: () => Session) {
    this.#open = open;
  }

  /** A connection of this kind that nobody else has: a waiting one, or a new one after it was set up. */
  async lease(kind: string, setUp: (fresh: Session) => Promise<unknown>): Promise<Session> {
    const index = this.#idle.findLastIndex((entry) => entry.kind === kind);
    const [waiting] = index === -1 ? [] : this.#idle.splice(index, 1);
    if (waiting !== undefined) return waiting.session;
    const session = this.#open();
    try {
      await setUp(session);
    } catch (error) {
      session.close();
      throw error;
    }
    return session;
  }

  giveBack(kind: string, session: Session): void {
    if (this.#closed) {
      session.close();
      return;
    }
    this.#idle.push({ kind, session });
    if (this.#idle.length > MOST_IDLE) this.#idle.shift()?.session.close();
  }

  close(): void {
    this.#closed = true;
    for (const { session } of this.#idle.splice(0)) session.close();
  }
}
