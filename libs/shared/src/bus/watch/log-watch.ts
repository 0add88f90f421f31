import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { gauge } from '../../telemetry/metrics.js';
import { reasonOf } from '../../errors/reason-of.js';
import { type Bus } from '../bus.js';
import { type Consumer } from '../topics.js';
import { EndHistory } from './end-history.js';

const LOOK_EVERY_MS = 5_000;
const OF_PARTITION = ['topic', 'partition', 'group'] as const;

const lag = gauge(
  'log_lag_messages',
  'Messages of the log that a consumer group has not processed yet.',
  OF_PARTITION,
);
const oldest = gauge(
  'log_oldest_unprocessed_seconds',
  'How long the oldest of them has waited, at least: as long as this process has seen it.',
  OF_PARTITION,
);
const lookedAt = gauge(
  'log_watch_success_timestamp_seconds',
  'When the log could last be looked at; the two above are as old as this.',
);

/**
 * Watches every consumer group from every process. A consumer that is dead, stuck or not deployed cannot tell; the others
 * can, because a group's offset is in the log and not in its consumer.
 */
export class LogWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LogWatch.name);
  private readonly histories = new Map<string, EndHistory>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  /** @param now a clock that only goes forward, in ms */
  constructor(
    private readonly bus: Bus,
    private readonly consumers: readonly Consumer[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.lookOrSay().finally(() => {
        this.looking = undefined;
      });
    }, LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    for (const consumer of this.consumers) await this.lookAt(consumer);
    lookedAt.setToCurrentTime();
  }

  private async lookOrSay(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.logger.warn(`the lag of the log could not be read: ${reasonOf(error)}`);
    }
  }

  private async lookAt({ topic, group }: Consumer): Promise<void> {
    // Offsets first: a message that comes in between counts as waiting, never as less than none.
    const offsets = await this.bus.groupOffsets(topic, group);
    for (const { partition, start, end } of await this.bus.watermarks(topic)) {
      const next = offsets.find((offset) => offset.partition === partition)?.offset ?? start;
      const labels = { topic, group, partition: String(partition) };
      lag.set(labels, Math.max(0, end - next));
      oldest.set(labels, this.historyOf(topic, group, partition).look(end, next, this.now()) / 1_000);
    }
  }

  private historyOf(topic: string, group: string, partition: number): EndHistory {
    const key = `${topic} ${group} ${String(partition)}`;
    const history = this.histories.get(key) ?? new EndHistory();
    this.histories.set(key, history);
    return history;
  }
}
