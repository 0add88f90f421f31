import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Bus } from '#shared/bus/bus.js';
import { ACCEPTED, ATTRIBUTION_GROUP } from '#shared/bus/topics.js';
import { attributionMetrics } from '../metrics.js';

const LOOK_EVERY_MS = 5_000;

/** Keeps the lag gauge up to date: how many accepted events are not stored yet. */
export class LagWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(LagWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(private readonly bus: Bus) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      const [watermarks, offsets] = await Promise.all([
        this.bus.watermarks(ACCEPTED),
        this.bus.groupOffsets(ACCEPTED, ATTRIBUTION_GROUP),
      ]);
      for (const { partition, start, end } of watermarks) {
        const next = offsets.find((offset) => offset.partition === partition)?.offset ?? start;
        attributionMetrics.consumerLag.set({ partition: String(partition) }, Math.max(0, end - next));
      }
    } catch (error) {
      this.logger.warn(`the lag of the event log could not be read: ${String(error)}`);
    }
  }
}
