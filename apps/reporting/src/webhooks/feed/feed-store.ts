import { type ClientBase, type Pool } from 'pg';
import { type TenantId } from '#domain/ids.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { type Announced } from './hire.js';
import { type Announcement } from './what-to-announce.js';

const FEEDS = loadSql(import.meta.url, './sql/feeds.sql');
const LOCK = loadSql(import.meta.url, './sql/lock-feed.sql');
const ADVANCE = loadSql(import.meta.url, './sql/advance-feed.sql');
const ANNOUNCED = loadSql(import.meta.url, './sql/announced.sql');
const ANNOUNCED_CANDIDATES = loadSql(import.meta.url, './sql/announced-candidates.sql');
const ANNOUNCE = loadSql(import.meta.url, './sql/announce.sql');

/** How far an organisation's feed has come. */
export interface Feed {
  readonly tenant: TenantId;
  /** What stood before is noted and not told. */
  readonly beganAt: Date;
  /** Null: that has still to be noted. */
  readonly baselineAt: Date | null;
  readonly settingsVersion: number;
  /** By the publication times of the ledger. */
  readonly readUntil: Date;
  readonly sweptAt: Date | null;
}

export async function listFeeds(postgres: Pool): Promise<Feed[]> {
  return (await postgres.query<Feed>(FEEDS)).rows;
}

/** Until the transaction ends nobody else announces anything of this organisation. */
export async function lockFeed(transaction: ClientBase, tenant: TenantId): Promise<void> {
  await transaction.query(LOCK, [tenant]);
}

export async function advanceFeed(
  postgres: Pool,
  tenant: TenantId,
  to: {
    readonly settingsVersion: number;
    readonly readUntil: Date;
    readonly sweptAt: Date | null;
    readonly baselineAt: Date | null;
  },
): Promise<void> {
  await postgres.query(ADVANCE, [tenant, to.settingsVersion, to.readUntil, to.sweptAt, to.baselineAt]);
}

/** The last announcement of each hire of some candidates. */
export async function readAnnounced(
  transaction: ClientBase,
  tenant: TenantId,
  candidates: readonly string[],
): Promise<Announced[]> {
  return (await transaction.query<Announced>(ANNOUNCED, [tenant, candidates])).rows;
}

/** Candidates of whom anything was announced, a page at a time. */
export async function announcedCandidates(
  postgres: Pool,
  tenant: TenantId,
  page: { readonly after: string; readonly rows: number },
): Promise<string[]> {
  const values = [tenant, page.after, page.rows];
  const { rows } = await postgres.query<{ candidateRef: string }>(ANNOUNCED_CANDIDATES, values);
  return rows.map(({ candidateRef }) => candidateRef);
}

/** @returns false when this version of the ledger was announced already */
export async function noteAnnounced(
  transaction: ClientBase,
  tenant: TenantId,
  settingsVersion: number,
  { candidateRef, applicationId, version, number, status, fingerprint }: Announcement,
): Promise<boolean> {
  const key = [tenant, candidateRef, applicationId, settingsVersion, version];
  const { rowCount } = await transaction.query(ANNOUNCE, [...key, number, status, fingerprint]);
  return rowCount === 1;
}
