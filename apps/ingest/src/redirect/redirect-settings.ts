import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Pool } from 'pg';
import { type Day, type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';
import { inRanges } from './address-ranges.js';

const READ = loadSql(import.meta.url, './sql/redirect-settings.sql');
const REFRESH_MS = 5_000;

interface TenantRow {
  readonly id: TenantId;
  readonly reportingZone: string;
  readonly internalRanges: readonly string[];
}

/** What a redirect needs of an organisation's settings, ready to use. */
export interface RedirectSetting {
  readonly dayOf: (epochMs: number) => Day;
  readonly isInternal: (address: string) => boolean;
}

/**
 * Every organisation's settings, in memory and refreshed behind the redirect's back: `TenantDirectory` may wait for
 * PostgreSQL, and a redirect must not.
 */
@Injectable()
export class RedirectSettings implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(RedirectSettings.name);
  private settings: ReadonlyMap<TenantId, RedirectSetting> = new Map();
  private readonly texts = new Map<TenantId, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(POSTGRES) private readonly pool: Pool) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.schedule();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The settings, if they are in memory. */
  get(tenant: TenantId): RedirectSetting | undefined {
    return this.settings.get(tenant);
  }

  /** The settings of an organisation that was not there at the last refresh. */
  async load(tenant: TenantId): Promise<RedirectSetting | undefined> {
    await this.refresh();
    return this.settings.get(tenant);
  }

  /** Reads all settings now. */
  async refresh(): Promise<void> {
    const { rows } = await queryInTime<TenantRow>(this.pool, READ);
    this.settings = new Map(rows.map((row) => [row.id, this.settingOf(row)]));
  }

  private settingOf(row: TenantRow): RedirectSetting {
    const text = JSON.stringify(row);
    const current = this.settings.get(row.id);
    if (current !== undefined && this.texts.get(row.id) === text) return current;
    this.texts.set(row.id, text);
    return { dayOf: localDay(row.reportingZone), isInternal: inRanges(row.internalRanges) };
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => {
          this.logger.warn(
            `settings could not be refreshed, the ones in memory stay in use: ${String(error)}`,
          );
        })
        .finally(() => {
          if (this.timer !== undefined) this.schedule();
        });
    }, REFRESH_MS).unref();
  }
}
