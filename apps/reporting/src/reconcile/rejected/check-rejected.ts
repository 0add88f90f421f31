import { REFUSALS_GROUP, REJECTED } from '#shared/bus/topics.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { lastingDifferences, type Look } from '../lasting-differences.js';
import { type Findings } from '../reconcile-result.js';
import { type ReconcileStores } from '../reconcile-stores.js';

const COUNT = loadSql(import.meta.url, './count-rejected.sql');

/**
 * Refused events that were taken from the log against those that are kept. A message that was published twice has one
 * row, so fewer rows than messages is no loss by itself; more rows than messages, or none at all, cannot be.
 */
export async function checkRejected(stores: ReconcileStores): Promise<Findings> {
  const found = await lastingDifferences(() => look(stores), stores.pausesMs);
  const { taken, kept } = await countsOf(stores);
  return {
    ...found,
    notes:
      taken > kept
        ? [
            `${String(taken)} messages of ${REJECTED} are kept as ${String(kept)} refused events; the others were published again`,
          ]
        : [],
  };
}

async function look(stores: ReconcileStores): Promise<Look> {
  const { taken, kept } = await countsOf(stores);
  if (kept <= taken && (kept > 0 || taken === 0)) return { compared: taken, differences: [] };
  return {
    compared: taken,
    differences: [
      {
        tenant: '',
        day: '',
        what: 'refused events',
        expected: `${String(taken)} messages taken from ${REJECTED}`,
        actual: `${String(kept)} kept`,
      },
    ],
  };
}

/** Rows first: a message that is committed in between adds to the messages only, which is no difference. */
async function countsOf({
  bus,
  postgres,
}: ReconcileStores): Promise<{ readonly taken: number; readonly kept: number }> {
  const { rows } = await postgres.query<{ kept: number }>(COUNT);
  const offsets = await bus.groupOffsets(REJECTED, REFUSALS_GROUP);
  return { kept: rows[0]?.kept ?? 0, taken: offsets.reduce((sum, { offset }) => sum + offset, 0) };
}
