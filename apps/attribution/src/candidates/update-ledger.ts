import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { type LocalDays } from '../buckets/local-days.js';
import { chunksOf } from '../chunks-of.js';
import { type LedgerStores, recomputeCandidates } from './recompute-candidates.js';
import { touchedCandidates } from './touched-candidates.js';

/** Candidates of one transaction: enough to share its inserts, few enough that a lock is not held long. */
const GROUP_SIZE = 1_000;

/** Recomputes every candidate that some stored events can have changed. Returns how many did change. */
export async function updateLedger(
  stores: LedgerStores,
  events: readonly AcceptedEvent[],
  days: LocalDays,
): Promise<number> {
  let changed = 0;
  for (const { tenant, candidateRefs } of await touchedCandidates(stores, events)) {
    for (const group of chunksOf(candidateRefs, GROUP_SIZE)) {
      changed += await recomputeCandidates(stores, tenant, group, days);
    }
  }
  return changed;
}
