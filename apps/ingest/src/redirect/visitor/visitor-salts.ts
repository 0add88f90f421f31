import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { addDays } from '#domain/time/calendar.js';
import { localDay } from '#domain/time/local-day.js';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../../query-in-time.js';
import { INGEST_CONFIG, type IngestConfig } from '../../ingest.config.js';
import { SaltWrap } from './salt-wrap.js';

const OFFER = loadSql(import.meta.url, './sql/offer-salt.sql');
const READ = loadSql(import.meta.url, './sql/read-salt.sql');
const DESTROY = loadSql(import.meta.url, './sql/destroy-salts.sql');
const SALT_BYTES = 32;
const SWEEP_MS = 60 * 60_000;
/** After a failed read the next one waits this long, so that an outage does not make every click wait. */
const RETRY_MS = 1_000;

const utcDay = localDay('UTC');

/**
 * The random salt of each organisation and day, shared by all processes and destroyed at most two days after its day.
 * Destroying is decided by the day alone and repeated every hour and at every start, so a crash only delays it.
 */
@Injectable()
export class VisitorSalts implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(VisitorSalts.name);
  private readonly wrap: SaltWrap;
  private readonly salts = new Map<string, { readonly day: Day; readonly salt: KeyObject }>();
  private readonly loading = new Map<string, Promise<KeyObject | undefined>>();
  private retryAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INGEST_CONFIG) config: IngestConfig,
  ) {
    this.wrap = new SaltWrap(config.INSTALLATION_SECRET);
  }

  async onModuleInit(): Promise<void> {
    await this.destroyOld();
    this.timer = setInterval(() => {
      this.destroyOld().catch((error: unknown) => {
        this.logger.error(
          `old visitor salts could not be destroyed, next attempt in an hour: ${String(error)}`,
        );
      });
    }, SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.salts.clear();
  }

  /** The salt, if it is in memory. */
  get(tenant: TenantId, day: Day): KeyObject | undefined {
    return this.salts.get(nameOf(tenant, day))?.salt;
  }

  /** The salt; undefined when there is none and PostgreSQL is away. Never rejects. */
  load(tenant: TenantId, day: Day): Promise<KeyObject | undefined> {
    const name = nameOf(tenant, day);
    const cached = this.salts.get(name);
    if (cached !== undefined) return Promise.resolve(cached.salt);
    if (this.clock() < this.retryAt) return Promise.resolve(undefined);
    const current = this.loading.get(name);
    if (current !== undefined) return current;
    const loading = this.obtain(tenant, day).finally(() => this.loading.delete(name));
    this.loading.set(name, loading);
    return loading;
  }

  /** Destroys the salts of days that ended long enough ago, here and in PostgreSQL. */
  async destroyOld(): Promise<void> {
    const kept = this.oldestKept();
    for (const [name, { day }] of this.salts) if (day < kept) this.salts.delete(name);
    await queryInTime(this.pool, DESTROY, [kept]);
  }

  private async obtain(tenant: TenantId, day: Day): Promise<KeyObject | undefined> {
    try {
      // A day whose salt is destroyed already (a backdated click) gets one that is never written down.
      const bytes = day < this.oldestKept() ? randomBytes(SALT_BYTES) : await this.shared(tenant, day);
      const salt = createSecretKey(bytes);
      this.salts.set(nameOf(tenant, day), { day, salt });
      return salt;
    } catch (error) {
      this.retryAt = this.clock() + RETRY_MS;
      this.logger.warn(`no visitor salt for now, clicks are counted without a visitor key: ${String(error)}`);
      return undefined;
    }
  }

  private async shared(tenant: TenantId, day: Day): Promise<Buffer> {
    await queryInTime(this.pool, OFFER, [tenant, day, this.wrap.wrap(randomBytes(SALT_BYTES), tenant, day)]);
    const { rows } = await queryInTime<{ wrappedSalt: Buffer }>(this.pool, READ, [tenant, day]);
    const [row] = rows;
    if (row === undefined) throw new Error('the salt of the day was destroyed while it was read');
    return this.wrap.unwrap(row.wrappedSalt, tenant, day);
  }

  /** Yesterday in UTC: in whatever zone, a day ended 12 to 38 hours before it is older than that. */
  private oldestKept(): Day {
    return addDays(utcDay(this.clock()), -1);
  }
}

function nameOf(tenant: TenantId, day: Day): string {
  return `${day}/${tenant}`;
}
