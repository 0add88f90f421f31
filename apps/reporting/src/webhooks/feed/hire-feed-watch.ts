import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf } from '#shared/errors/reason-of.js';
import { type Leadership } from '#shared/postgres/leadership.js';

/** Which {@link Leadership} this is. */
export const HIRE_FEED_LOCK = 4_701_012;

/** Lets the feed of hires take its turns, in one process of many. */
export class HireFeedWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(HireFeedWatch.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** @param everyMs between two turns; 0 turns the feed off */
  constructor(
    private readonly feed: { turn(): Promise<void> },
    private readonly leadership: Leadership,
    private readonly everyMs: number,
  ) {}

  onApplicationBootstrap(): void {
    if (this.everyMs > 0) this.running = this.keepLooking();
  }

  /** A turn under way comes to its end: it is short, and only then may the stores be closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.leadership.resign();
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        if (await this.leadership.isOurs()) await this.feed.turn();
      } catch (error) {
        this.logger.warn(`hires could not be announced; tried again soon: ${reasonOf(error)}`);
      }
    }
  }
}
