import { type ClickHouseClient } from '@clickhouse/client';
import { type Pool } from 'pg';
import { asId, type TenantId } from '#domain/ids.js';
import { localDay } from '#domain/time/local-day.js';
import { type Clock } from '#shared/access/key-verifier.js';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { inTransaction } from '#shared/postgres/in-transaction.js';
import { readMembers } from '../../privacy/members.js';
import { publishNotification } from '../outbox/publish-notification.js';
import { type CreditHolder, creditHolders } from './credit-holders.js';
import { lockFeed, noteAnnounced, readAnnounced } from './feed-store.js';
import { hirePayload } from './hire-payload.js';
import { type HireReader } from './hire-reader.js';
import { whatToAnnounce } from './what-to-announce.js';

export interface ComparingParts {
  readonly postgres: Pool;
  readonly clickhouse: ClickHouseClient;
  readonly clock: Clock;
}

export interface Comparing {
  readonly reader: HireReader;
  readonly settingsVersion: number;
  /** False: what differs is noted only. */
  readonly isTold: boolean;
}

/**
 * Announces what the ledger says of some candidates' hires and the outside does not know. One transaction holds the
 * feed's lock, compares, and writes the announcements together with what is to be sent: killed at any moment it has
 * done all of it or nothing.
 */
export async function compareHires(
  parts: ComparingParts,
  tenant: TenantEntity,
  candidates: readonly string[],
  { reader, settingsVersion, isTold }: Comparing,
): Promise<void> {
  const id = asId<TenantId>(tenant.id);
  await inTransaction(parts.postgres, async (transaction) => {
    await lockFeed(transaction, id);
    // Under the lock: nobody can have announced anything newer than what is read here.
    const { hires, versions } = await reader.standing(candidates);
    const announced = await readAnnounced(transaction, id, candidates);
    const announcements = whatToAnnounce(hires, versions, announced);
    if (announcements.length === 0) return;
    const holderOf = await holdersOf(parts, tenant);
    for (const announcement of announcements) {
      const isNew = await noteAnnounced(transaction, id, settingsVersion, announcement);
      if (!isNew || !isTold) continue;
      const { candidateRef, applicationId, number } = announcement;
      await publishNotification(transaction, {
        tenant: id,
        type: 'hire.attributed',
        id: JSON.stringify([candidateRef, applicationId, number]),
        data: hirePayload(announcement, settingsVersion, holderOf),
      });
    }
  });
}

/** Who may be named today, whenever the hire was: a choice that was taken back is taken back for the past too. */
async function holdersOf(
  { clickhouse, clock }: ComparingParts,
  { id, reportingZone, minGroupSize }: TenantEntity,
): Promise<(channel: string, advocateId: string) => CreditHolder> {
  const today = localDay(reportingZone)(clock());
  const period = { from: today, to: today };
  return creditHolders(await readMembers(clickhouse, asId(id), reportingZone, period), minGroupSize);
}
