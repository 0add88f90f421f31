import { Logger } from '@nestjs/common';
import { type OutgoingMessage } from '#shared/bus/bus.js';
import { ACCEPTED } from '#shared/bus/topics.js';
import { clicksLost, spoolBytes, spoolFiles } from '../../metrics.js';
import { within } from '../../within.js';
import { type ClickSpool } from './click-spool.js';
import { type SpoolRecord } from './spool-record.js';

const RECORDS_PER_PUBLISH = 2_000;
const PUBLISH_TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Moves spooled clicks into the log, oldest first, and removes a file once all of it is durable there. A file that was
 * half published when the process died is published again: same events, same identities, counted once.
 */
export class SpoolDrain {
  private readonly logger = new Logger(SpoolDrain.name);
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private isWoken = false;

  /** @param onLogWorks called when the log took something, or nothing is left that it would have to take */
  constructor(
    private readonly spool: ClickSpool,
    private readonly publish: (messages: readonly OutgoingMessage[]) => Promise<void>,
    private readonly onLogWorks: () => void,
  ) {}

  /** There may be something to drain. */
  wake(): void {
    this.isWoken = true;
    this.observe();
    if (!this.stopping.signal.aborted) this.running ??= this.run();
  }

  /** Stops; what is not drained stays on the disk for the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (this.isWoken && !this.stopping.signal.aborted) {
      this.isWoken = false;
      try {
        while (!this.stopping.signal.aborted && (await this.drainOldest())) pauseMs = FIRST_PAUSE_MS;
        this.onLogWorks();
      } catch (error) {
        this.isWoken = true;
        this.logger.warn(
          `the spool could not be drained, next attempt in ${String(pauseMs)} ms: ${String(error)}`,
        );
        await interruptiblePause(pauseMs, this.stopping.signal);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
      this.observe();
    }
    this.running = undefined;
  }

  private async drainOldest(): Promise<boolean> {
    const oldest = await this.spool.oldest();
    if (oldest === undefined) return false;
    const { records, damaged, isTorn } = oldest.contents;
    for (let i = 0; i < records.length; i += RECORDS_PER_PUBLISH) {
      await this.publishInTime(records.slice(i, i + RECORDS_PER_PUBLISH));
      this.onLogWorks();
    }
    if (damaged > 0) {
      clicksLost.inc(damaged);
      this.logger.error(
        `${String(damaged)} records of ${oldest.name} do not match their checksum; the file is kept as ${oldest.name}.damaged`,
      );
    }
    if (isTorn)
      this.logger.warn(`${oldest.name} ends in the middle of a record, which was never acknowledged`);
    await this.spool.remove(oldest.name, { setAside: damaged > 0 });
    return true;
  }

  private async publishInTime(records: readonly SpoolRecord[]): Promise<void> {
    const messages = records.map(({ key, value }) => ({ topic: ACCEPTED, key, value: Buffer.from(value) }));
    const done = await within(
      this.publish(messages).then(() => true),
      PUBLISH_TIMEOUT_MS,
    );
    if (done !== true) throw new Error(`the log did not answer within ${String(PUBLISH_TIMEOUT_MS)} ms`);
  }

  private observe(): void {
    spoolBytes.set(this.spool.bytes);
    spoolFiles.set(this.spool.files);
  }
}

function interruptiblePause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
