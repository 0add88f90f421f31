import { type Socket } from 'node:net';

interface Piece {
  readonly chunk: Buffer;
  readonly dueAt: number;
}

/** What may be on its way at once; past it the sender is made to wait, as on a real connection. */
const MOST_QUEUED_BYTES = 8 * 1024 * 1024;

/** Hands on what one socket receives to another: in order, each piece as much later as the delay says when it comes. */
export class DelayedFlow {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #queue: Piece[] = [];
  #queuedBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #blocked = false;
  #ended = false;
  #stopped = false;

  constructor(from: Socket, to: Socket, delayMs: () => number) {
    this.#from = from;
    this.#to = to;
    from.on('data', (chunk: Buffer) => {
      this.#queue.push({ chunk, dueAt: performance.now() + delayMs() });
      this.#queuedBytes += chunk.length;
      if (this.#queuedBytes > MOST_QUEUED_BYTES) from.pause();
      this.#handOn();
    });
    from.on('end', () => {
      this.#ended = true;
      this.#handOn();
    });
    to.on('drain', () => {
      this.#blocked = false;
      this.#handOn();
    });
  }

  /** Hands on nothing more, for good, and leaves both sockets open. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#from.pause();
  }

  #handOn(): void {
    clearTimeout(this.#timer);
    for (;;) {
      if (this.#stopped || this.#blocked) return;
      const next = this.#queue[0];
      if (next === undefined) break;
      const waitMs = next.dueAt - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => {
          this.#handOn();
        }, waitMs);
        return;
      }
      this.#queue.shift();
      this.#queuedBytes -= next.chunk.length;
      this.#blocked = !this.#to.write(next.chunk);
    }
    if (this.#ended) this.#to.end();
    else if (this.#from.isPaused()) this.#from.resume();
  }
}
