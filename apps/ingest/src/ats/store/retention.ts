import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * What is forgotten, and when. Deliveries outlive every system's retries many times over: what is forgotten could be
 * played back, and would then be the same events once more, which count once.
 */
const FORGET = [
  { what: 'deliveries', days: 90, sql: loadSql(import.meta.url, './sql/forget-deliveries.sql') },
  { what: 'applications', days: 400, sql: loadSql(import.meta.url, './sql/forget-old-applications.sql') },
  { what: 'ended secrets', days: 7, sql: loadSql(import.meta.url, './sql/forget-ended-secrets.sql') },
] as const;

/** Forgets what is no longer needed of connections. Several processes may do it at once. */
@Injectable()
export class AtsRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AtsRetention.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    void this.run();
    this.timer = setInterval(() => void this.run(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Never rejects: what fails is reported, and the next run catches up. */
  run(): Promise<void> {
    return (this.running ??= this.forget().finally(() => {
      this.running = undefined;
    }));
  }

  private async forget(): Promise<void> {
    for (const { what, days, sql } of FORGET) {
      try {
        await queryInTime(this.pool, sql, [new Date(this.clock() - days * DAY_MS)]);
      } catch (error) {
        this.logger.warn(`old ${what} could not be forgotten; tried again within the hour: ${String(error)}`);
      }
    }
  }
}
