import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type AcceptedEventOf } from '#domain/events/accepted-event.js';
import { BUS, type Bus, type MessageHeaders } from '#shared/bus/bus.js';
import { ACCEPTED } from '#shared/bus/topics.js';
import { traceHeaders } from '#shared/telemetry/tracing/carried-traces.js';
import { partitionKey } from '../../accept/partition-key.js';
import { GroupCommit } from '#shared/group-commit/group-commit.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { clicksLost } from '../../metrics.js';
import { within } from '../../within.js';
import { ClickSpool, SpoolFull } from '../spool/click-spool.js';
import { SpoolDrain } from '../spool/spool-drain.js';
import { type SpoolRecord } from '../spool/spool-record.js';

const MAX_CLICKS_PER_FLUSH = 2_000;
/** The first loss of an outage is logged at once, the rest by the thousand: the metric counts each. */
const LOSSES_PER_LOG_LINE = 1_000;

interface WaitingClick extends SpoolRecord {
  readonly sinceMs: number;
  /** Its trace; the spool does not keep it. */
  readonly headers: MessageHeaders;
}

/**
 * Keeps clicks in bounded time. When `record` resolves, the click is durable in the log or, if the log was not quick
 * enough, in the synced spool; only when both fail is it lost, which is counted and said out loud.
 */
@Injectable()
export class ClickLog implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ClickLog.name);
  private readonly flushes = new GroupCommit<WaitingClick, true>((clicks) => this.flush(clicks), {
    weightOf: () => 1,
    maxWeight: MAX_CLICKS_PER_FLUSH,
  });
  private readonly budgetMs: number;
  private spool: ClickSpool | undefined;
  private drain: SpoolDrain | undefined;
  /** After the log failed once, clicks go to the spool without waiting for it, until the spool could be drained into it. */
  private isLogTrusted = true;
  private lost = 0;

  constructor(
    @Inject(BUS) private readonly bus: Bus,
    @Inject(INGEST_CONFIG) private readonly config: IngestConfig,
  ) {
    this.budgetMs = config.REDIRECT_BUDGET_MS;
  }

  async onModuleInit(): Promise<void> {
    const spool = await ClickSpool.open(this.config.SPOOL_DIR, this.config.SPOOL_MAX_BYTES);
    this.spool = spool;
    this.drain = new SpoolDrain(
      spool,
      (messages) => this.bus.publish(messages),
      () => (this.isLogTrusted = true),
    );
    this.drain.wake();
  }

  /** After the server has closed, so that no click comes in behind it. */
  async onApplicationShutdown(): Promise<void> {
    await this.flushes.idle();
    await this.drain?.stop();
    await this.spool?.close();
  }

  async record(click: AcceptedEventOf<'click.recorded'>): Promise<void> {
    await this.flushes.submit({
      key: partitionKey(click),
      value: JSON.stringify(click),
      sinceMs: performance.now(),
      headers: traceHeaders(),
    });
  }

  private async flush(clicks: readonly WaitingClick[]): Promise<true[]> {
    if (!(await this.published(clicks))) await this.spooled(clicks);
    return clicks.map(() => true);
  }

  /** Whether the log has taken the clicks for certain. "Not known" is no: twice in the log is harmless, nowhere is not. */
  private async published(clicks: readonly WaitingClick[]): Promise<boolean> {
    const leftMs = this.budgetMs - (performance.now() - (clicks[0]?.sinceMs ?? 0));
    if (!this.isLogTrusted || leftMs <= 0) return false;
    const messages = clicks.map(({ key, value, headers }) => ({
      topic: ACCEPTED,
      key,
      value: Buffer.from(value),
      headers,
    }));
    try {
      if (
        (await within(
          this.bus.publish(messages).then(() => true),
          leftMs,
        )) === true
      )
        return true;
      this.logger.warn(
        `the log took longer than ${String(this.budgetMs)} ms; clicks go to the spool until it answers`,
      );
    } catch (error) {
      this.logger.warn(`the log is not available; clicks go to the spool until it is: ${String(error)}`);
    }
    this.isLogTrusted = false;
    return false;
  }

  private async spooled(clicks: readonly WaitingClick[]): Promise<void> {
    try {
      if (this.spool === undefined) throw new Error('the spool is not open');
      await this.spool.append(clicks);
    } catch (error) {
      this.countLost(clicks.length, error);
    }
    this.drain?.wake();
  }

  private countLost(count: number, error: unknown): void {
    clicksLost.inc(count);
    const before = this.lost;
    this.lost += count;
    if (
      before > 0 &&
      Math.floor(before / LOSSES_PER_LOG_LINE) === Math.floor(this.lost / LOSSES_PER_LOG_LINE)
    )
      return;
    const wayOut = error instanceof SpoolFull ? ' Raise SPOOL_MAX_BYTES or bring the log back.' : '';
    this.logger.error(
      `CLICKS LOST, ${String(this.lost)} so far: neither the log nor the spool could keep them.${wayOut} ${String(error)}`,
    );
  }
}
