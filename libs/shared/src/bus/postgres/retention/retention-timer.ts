import { Logger } from '@nestjs/common';
import { type Pool } from 'pg';
import { type TopicDeclaration } from '../../topics.js';
import { trim } from './trim.js';

/** Trims all topics at an interval, one run at a time. A run that fails is reported, and the next one catches up. */
export class RetentionTimer {
  readonly #pool: Pool;
  readonly #topics: readonly TopicDeclaration[];
  readonly #logger = new Logger('EventLog');
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;

  constructor(pool: Pool, topics: readonly TopicDeclaration[], intervalMs: number) {
    this.#pool = pool;
    this.#topics = topics;
    this.#timer = setInterval(() => {
      this.#running ??= this.#run();
    }, intervalMs);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      for (const topic of this.#topics) await trim(this.#pool, topic, new Date());
    } catch (reason) {
      this.#logger.warn(`retention: ${reason instanceof Error ? reason.message : String(reason)}`);
    }
    this.#running = undefined;
  }
}
