import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Pool } from 'pg';
import { CLOCK, type Clock } from '#shared/access/key-verifier.js';
import { POSTGRES } from '#shared/postgres/token.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { queryInTime } from '../query-in-time.js';
import { GroupCommit } from '#shared/group-commit/group-commit.js';
import { type LinkRow, type TrackedLink, trackedLink } from './tracked-link.js';

const CHANGED = loadSql(import.meta.url, './sql/changed-links.sql');
const BY_CODE = loadSql(import.meta.url, './sql/links-by-code.sql');
/** What a code can look like at all. Anything else is not worth a query, and with a NUL character would fail it. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/;
const MAX_CACHED = 500_000;
const MAX_UNKNOWN = 10_000;
const UNKNOWN_TTL_MS = 5_000;
const REFRESH_MS = 2_000;
/** A change is stamped when its transaction begins and seen when it commits; this much later is still looked for. */
const OVERLAP_MS = 30_000;
const MAX_CODES_PER_QUERY = 1_000;

/**
 * Every tracked link, in memory: a redirect waits for no store. Links are read at the start, then as they change; a code
 * that is not here is looked up once, and remembered as unknown for a few seconds so that guessing costs little.
 */
@Injectable()
export class LinkDirectory implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LinkDirectory.name);
  private readonly links = new Map<string, TrackedLink>();
  private readonly unknownUntil = new Map<string, number>();
  private readonly lookUps = new GroupCommit<string, { link: TrackedLink | undefined }>(
    (codes) => this.lookUp(codes),
    {
      weightOf: () => 1,
      maxWeight: MAX_CODES_PER_QUERY,
    },
  );
  private seenUntil = new Date(0);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(POSTGRES) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.scheduleRefresh();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** The link, if it is in memory. */
  get(code: string): TrackedLink | undefined {
    return this.links.get(code);
  }

  /** The link, also when another process made it a moment ago. Rejects when it is not in memory and PostgreSQL is away. */
  async find(code: string): Promise<TrackedLink | undefined> {
    const cached = this.links.get(code);
    if (cached !== undefined) return cached;
    if (!CODE.test(code)) return undefined;
    const until = this.unknownUntil.get(code);
    if (until !== undefined && until > this.clock()) return undefined;
    return (await this.lookUps.submit(code)).link;
  }

  /** The links that exist among these codes. Does not trust "unknown a moment ago": an event may follow its link closely. */
  async findMany(codes: readonly string[]): Promise<ReadonlyMap<string, TrackedLink>> {
    const missing = codes.filter((code) => !this.links.has(code));
    const found = new Map<string, TrackedLink>();
    for (const code of codes) {
      const link = this.links.get(code);
      if (link !== undefined) found.set(code, link);
    }
    if (missing.length > 0) {
      const { rows } = await queryInTime<LinkRow>(this.pool, BY_CODE, [missing]);
      for (const row of rows) found.set(row.code, this.put(row));
    }
    return found;
  }

  /** Puts a link that was read or just changed here in memory. */
  put(row: LinkRow): TrackedLink {
    const link = trackedLink(row);
    this.links.delete(link.code);
    if (this.links.size >= MAX_CACHED) this.links.delete(this.links.keys().next().value ?? '');
    this.links.set(link.code, link);
    this.unknownUntil.delete(link.code);
    return link;
  }

  private async lookUp(codes: readonly string[]): Promise<{ link: TrackedLink | undefined }[]> {
    const found = await this.findMany([...new Set(codes)]);
    for (const code of codes) if (!found.has(code)) this.rememberUnknown(code);
    return codes.map((code) => ({ link: found.get(code) }));
  }

  private rememberUnknown(code: string): void {
    if (this.unknownUntil.size >= MAX_UNKNOWN) this.unknownUntil.clear();
    this.unknownUntil.set(code, this.clock() + UNKNOWN_TTL_MS);
  }

  private async refresh(): Promise<void> {
    const since = new Date(this.seenUntil.getTime() - OVERLAP_MS);
    const { rows } = await queryInTime<LinkRow & { updatedAt: Date }>(this.pool, CHANGED, [
      since,
      MAX_CACHED,
    ]);
    for (const row of rows.reverse()) this.put(row);
    const newest = rows.at(-1)?.updatedAt;
    if (newest !== undefined && newest > this.seenUntil) this.seenUntil = newest;
  }

  private scheduleRefresh(): void {
    this.timer = setTimeout(() => {
      this.refresh()
        .catch((error: unknown) => {
          this.logger.warn(`links could not be refreshed, the ones in memory stay in use: ${String(error)}`);
        })
        .finally(() => {
          if (this.timer !== undefined) this.scheduleRefresh();
        });
    }, REFRESH_MS).unref();
  }
}
