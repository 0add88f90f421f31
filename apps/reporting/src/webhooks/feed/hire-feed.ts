import { type Instant } from '#domain/ids.js';
import { instantOf } from '#domain/time/instant.js';
import { type TenantDirectory } from '#shared/access/tenant-directory.js';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { standingSettings } from '#shared/ledger/standing-settings.js';
import { type Comparing, type ComparingParts, compareHires } from './compare-hires.js';
import { advanceFeed, announcedCandidates, type Feed, listFeeds } from './feed-store.js';
import { HireReader } from './hire-reader.js';

/** Candidates of one transaction. */
const PAGE = 500;
/**
 * A version is stamped before it is stored, by the clock of whoever computed it: what is read now may be followed by what
 * was stamped earlier. So far back is looked every time; what comes later still is found by the sweep.
 */
const LOOK_BACK_MS = 5 * 60_000;
/** How often all hires are compared with all announcements, whatever their times of publication say. */
const SWEEP_EVERY_MS = 60 * 60_000;

interface FeedParts extends ComparingParts {
  readonly tenants: TenantDirectory;
}

/**
 * Announces hires that advocates have credit for, and what becomes of them. It decides only whom to look at; what is
 * told is the difference between the ledger and what was told before, so looking twice, or at too many, tells nothing
 * more. How far it came is written last: killed before, it looks at the same again.
 */
export class HireFeed {
  constructor(private readonly parts: FeedParts) {}

  /**
   * One turn for every organisation that has a feed. What fails for one does not keep the others waiting; it is thrown
   * afterwards.
   */
  async turn(): Promise<void> {
    const failures: unknown[] = [];
    for (const feed of await listFeeds(this.parts.postgres))
      await this.turnFor(feed).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async turnFor(feed: Feed): Promise<void> {
    const tenant = await this.parts.tenants.get(feed.tenant);
    if (tenant.personReportsReference === null) return; // single outcomes are closed
    if (feed.baselineAt === null) await this.noteBaseline(feed, tenant);
    else await this.advance(feed, tenant);
  }

  /** Takes note of what stood when the first subscription was made: known to have been, and not told. */
  private async noteBaseline(feed: Feed, tenant: TenantEntity): Promise<void> {
    const { postgres, clickhouse, clock } = this.parts;
    const beganAt = instantOf(feed.beganAt.getTime());
    const settings = await standingSettings(postgres, feed.tenant, beganAt);
    const reader = new HireReader(clickhouse, feed.tenant, settings.version, beganAt);
    await this.compareAll(feed, tenant, { reader, settingsVersion: settings.version, isTold: false });
    const now = new Date(clock());
    const to = { settingsVersion: settings.version, readUntil: feed.beganAt, sweptAt: now, baselineAt: now };
    await advanceFeed(postgres, feed.tenant, to);
  }

  private async advance(feed: Feed, tenant: TenantEntity): Promise<void> {
    const { postgres, clickhouse, clock } = this.parts;
    const settings = await standingSettings(postgres, feed.tenant);
    const reader = new HireReader(clickhouse, feed.tenant, settings.version, '');
    // Before anything is compared: what is published meanwhile is for the next turn.
    const since = instantOf(feed.readUntil.getTime() - LOOK_BACK_MS);
    const newest = await reader.newest(since);
    const now = clock();
    // Other settings have a ledger of their own, published while it did not count yet.
    const isSwept =
      feed.settingsVersion !== settings.version || now - (feed.sweptAt?.getTime() ?? 0) > SWEEP_EVERY_MS;
    const how = { reader, settingsVersion: settings.version, isTold: true };
    if (isSwept) await this.compareAll(feed, tenant, how);
    else if (newest !== undefined) await this.compareChanged(feed, tenant, since, how);
    if (!isSwept && newest === undefined) return;
    await advanceFeed(postgres, feed.tenant, {
      settingsVersion: settings.version,
      readUntil: newest === undefined ? feed.readUntil : new Date(newest),
      sweptAt: isSwept ? new Date(now) : null,
      baselineAt: null,
    });
  }

  /** Everybody who was ever hired, and everybody of whom anything was announced. */
  private async compareAll(feed: Feed, tenant: TenantEntity, how: Comparing): Promise<void> {
    await this.compareChanged(feed, tenant, '', how);
    await eachPage(
      (page) => announcedCandidates(this.parts.postgres, feed.tenant, page),
      (candidates) => compareHires(this.parts, tenant, candidates, how),
    );
  }

  private compareChanged(
    feed: Feed,
    tenant: TenantEntity,
    since: Instant | '',
    how: Comparing,
  ): Promise<void> {
    return eachPage(
      (page) => how.reader.changed(since, page),
      (candidates) => compareHires(this.parts, tenant, candidates, how),
    );
  }
}

async function eachPage(
  read: (page: { readonly after: string; readonly rows: number }) => Promise<string[]>,
  handle: (candidates: readonly string[]) => Promise<void>,
): Promise<void> {
  let after = '';
  for (;;) {
    const candidates = await read({ after, rows: PAGE });
    if (candidates.length > 0) await handle(candidates);
    if (candidates.length < PAGE) return;
    after = candidates.at(-1) ?? '';
  }
}
