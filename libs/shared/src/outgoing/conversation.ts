import { type ClientRequest, type IncomingMessage } from 'node:http';
import { type OutgoingAnswer } from './outgoing-answer.js';
import { OutgoingError, type OutgoingFailure } from './outgoing-error.js';

/** All counted from the beginning. */
export interface OutgoingLimits {
  /** Until the name is resolved and the connection stands, encryption included. */
  readonly connectMs: number;
  /** Until the status and all headers are there. */
  readonly headersMs: number;
  /** Until the body is there, or as much of it as is read. */
  readonly totalMs: number;
  /** Most that is read of the body; the rest is left. */
  readonly bodyBytes: number;
}

/** How far a request has come; what an error means depends on it. */
type Phase = 'resolving' | 'connecting' | 'securing' | 'asking';

/** One request and its answer, held to limits of time and size. Used once. */
export class Conversation {
  private readonly begunAt = performance.now();
  private readonly timers: NodeJS.Timeout[] = [];
  private phase: Phase = 'resolving';
  private request: ClientRequest | undefined;
  private isOver = false;
  private fail: (failure: OutgoingFailure) => void = () => undefined;

  constructor(private readonly limits: OutgoingLimits) {}

  /**
   * @param resolve finds out where to connect to
   * @param open makes the request, still without its body; not called when resolving took too long
   */
  async hold<Where>(
    resolve: () => Promise<Where>,
    open: (where: Where) => ClientRequest,
    { body, signal }: { readonly body: string | undefined; readonly signal: AbortSignal | undefined },
  ): Promise<OutgoingAnswer> {
    const abort = () => {
      this.giveUp('aborted');
    };
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise<OutgoingAnswer>((answer, reject) => {
        this.fail = (failure) => {
          this.isOver = true;
          reject(new OutgoingError(failure));
        };
        this.within(this.limits.connectMs, () => this.phase !== 'asking');
        this.within(this.limits.headersMs, () => true);
        if (signal?.aborted === true) abort();
        resolve()
          .then((where) => {
            if (!this.isOver) this.send(open(where), body, answer);
          })
          .catch((error: unknown) => {
            this.fail(failureOf(error, this.phase));
          });
      });
    } finally {
      signal?.removeEventListener('abort', abort);
      for (const timer of this.timers) clearTimeout(timer);
      this.request?.destroy();
    }
  }

  private send(
    request: ClientRequest,
    body: string | undefined,
    answer: (answer: OutgoingAnswer) => void,
  ): void {
    this.request = request;
    this.phase = 'connecting';
    // Never taken away: what breaks after we have turned away must not end the process.
    request.on('error', (error) => {
      this.fail(failureOf(error, this.phase));
    });
    request.once('socket', (socket) => {
      socket.once('connect', () => (this.phase = 'encrypted' in socket ? 'securing' : 'asking'));
      socket.once('secureConnect', () => (this.phase = 'asking'));
    });
    request.once('response', (message) => {
      void this.read(message).then(answer);
    });
    request.end(body);
  }

  /** Never rejects: with the status there is an answer, and what is missing of the body is told. */
  private async read(message: IncomingMessage): Promise<OutgoingAnswer> {
    this.fail = () => undefined;
    for (const timer of this.timers) clearTimeout(timer);
    const leftMs = this.limits.totalMs - (performance.now() - this.begunAt);
    this.timers.push(setTimeout(() => message.destroy(), Math.max(0, leftMs)));
    const parts: Buffer[] = [];
    let room = this.limits.bodyBytes;
    try {
      for await (const part of message as AsyncIterable<Buffer>) {
        parts.push(part.subarray(0, room));
        room -= part.length;
        if (room < 0) break;
      }
    } catch {
      // It broke off, which `complete` tells.
    }
    const { statusCode: status = 0, headers, complete } = message;
    return { status, headers, body: Buffer.concat(parts), isWhole: complete && room >= 0 };
  }

  private within(ms: number, isTooLate: () => boolean): void {
    const timer = setTimeout(() => {
      if (isTooLate()) this.giveUp('timeout');
    }, ms);
    this.timers.push(timer);
  }

  private giveUp(failure: OutgoingFailure): void {
    this.fail(failure);
    this.request?.destroy();
  }
}

function failureOf(error: unknown, phase: Phase): OutgoingFailure {
  if (error instanceof OutgoingError) return error.failure;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ECONNREFUSED') return 'refused';
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'].includes(code))
    return 'unreachable';
  if (phase === 'securing') return 'tls';
  return code.startsWith('HPE_') ? 'protocol' : 'connection';
}
