import { select } from '#shared/clickhouse/select.js';
import { ACCEPTED, ATTRIBUTION_GROUP, CONSUMERS } from '#shared/bus/topics.js';
import { loadSql } from '#shared/sql/load-sql.js';
import { lastingDifferences, type Look } from '../lasting-differences.js';
import { type Difference, type Findings } from '../reconcile-result.js';
import { type ReconcileStores } from '../reconcile-stores.js';
import { countOf, type OffsetRange, subtractOffsets } from './subtract-offsets.js';

const GAPS = loadSql(import.meta.url, './log-gaps.sql');
const FIRST_KNOWN = loadSql(import.meta.url, './first-known.sql');
const SET_ASIDE = loadSql(import.meta.url, './set-aside.sql');

/**
 * Every offset that was committed must have left a trace: a row of a fact table, or a rejected event that names it.
 * What is past the committed offset is on its way, not lost.
 */
export async function checkLog(stores: ReconcileStores): Promise<Findings> {
  const found = await lastingDifferences(() => look(stores), stores.pausesMs);
  return { ...found, notes: await lagNotes(stores) };
}

async function look(stores: ReconcileStores): Promise<Look> {
  // Read before the rows: what is committed by now is stored by now.
  const [offsets, watermarks] = await Promise.all([
    stores.bus.groupOffsets(ACCEPTED, ATTRIBUTION_GROUP),
    stores.bus.watermarks(ACCEPTED),
  ]);
  let compared = 0;
  const differences: Difference[] = [];
  for (const { partition, offset: committed } of offsets) {
    const [trail] = await select<{ first: number; known: number }>(stores.clickhouse, FIRST_KNOWN, {
      partition,
    });
    const kept = watermarks.find((watermark) => watermark.partition === partition)?.start ?? 0;
    // The log forgets what is old; the trail does not.
    const start = trail === undefined || trail.known === 0 ? kept : Math.min(kept, trail.first);
    if (committed <= start) continue;
    const holes = await holesOf(stores, { partition, start, committed });
    compared += committed - start;
    differences.push(...holes.map((hole) => differenceOf(partition, hole)));
  }
  return { compared, differences };
}

async function holesOf(
  stores: ReconcileStores,
  range: { readonly partition: number; readonly start: number; readonly committed: number },
): Promise<OffsetRange[]> {
  const gaps = await select<OffsetRange>(stores.clickhouse, GAPS, range);
  if (gaps.length === 0) return [];
  const { rows } = await stores.postgres.query<{ log_offset: number }>(SET_ASIDE, [
    ACCEPTED,
    range.partition,
  ]);
  return subtractOffsets(
    gaps,
    rows.map(({ log_offset }) => log_offset),
  );
}

function differenceOf(partition: number, hole: OffsetRange): Difference {
  const span =
    hole.first === hole.last
      ? `offset ${String(hole.first)}`
      : `offsets ${String(hole.first)} to ${String(hole.last)}`;
  return {
    tenant: '',
    day: '',
    what: `${ACCEPTED} partition ${String(partition)}, ${span}`,
    expected: `${String(countOf([hole]))} events stored or set aside`,
    actual: 'no trace of them',
    missing: countOf([hole]),
  };
}

async function lagNotes({ bus }: ReconcileStores): Promise<string[]> {
  const notes: string[] = [];
  for (const { topic, group } of CONSUMERS) {
    const [offsets, watermarks] = await Promise.all([bus.groupOffsets(topic, group), bus.watermarks(topic)]);
    const lag = watermarks.reduce(
      (sum, { partition, start, end }) =>
        sum + Math.max(0, end - (offsets.find((one) => one.partition === partition)?.offset ?? start)),
      0,
    );
    if (lag > 0)
      notes.push(`${String(lag)} messages of ${topic} are on their way: not lost, and not compared yet`);
  }
  return notes;
}
