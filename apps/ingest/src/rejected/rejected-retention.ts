import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { instantOf } from '#domain/time/instant.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { INGEST_CONFIG, type IngestConfig } from '../ingest.config.js';
import { refusalsErased } from '../metrics.js';
import { RejectedStore } from './rejected-store.js';

const EVERY_MS = 60 * 60_000;
/** Small, so that no statement holds rows for long beside those who store and replay. */
const ROWS_PER_STEP = 500;
const DAY_MS = 24 * 60 * 60_000;

/** Erases the content of refused events that nobody mended in time. Several processes may do it at once. */
@Injectable()
export class RejectedRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RejectedRetention.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    @Inject(RejectedStore) private readonly store: RejectedStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) private readonly config: IngestConfig,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
    this.timer = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping = true;
    await this.running;
  }

  /** Erases everything whose time has come, step by step. Never rejects: what fails is reported, and the next run catches up. */
  run(): Promise<void> {
    return (this.running ??= this.eraseDue().finally(() => {
      this.running = undefined;
    }));
  }

  private async eraseDue(): Promise<void> {
    const before = instantOf(this.clock() - this.config.REJECTED_RETENTION_DAYS * DAY_MS);
    try {
      let erased = ROWS_PER_STEP;
      while (erased === ROWS_PER_STEP && !this.stopping) {
        erased = await this.store.eraseBefore(before, ROWS_PER_STEP);
        refusalsErased.inc(erased);
      }
    } catch (error) {
      this.logger.warn(
        `refused events received before ${before} could not be erased; tried again within the hour: ${String(error)}`,
      );
    }
  }
}
