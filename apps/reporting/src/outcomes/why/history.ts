import { MICRO_PER_OUTCOME } from '#domain/attribution/micro-credits.js';
import { type Instant } from '#domain/ids.js';
import { type TotalRow } from './rows.js';
import { type Counted } from './timeline.js';

/** What a version of the ledger changed about one outcome. */
export interface HistoryEntry extends Counted {
  /** The outcome as that version has it; null when it has none. */
  readonly outcome: { readonly at: Instant; readonly reversedAt: Instant | null } | null;
  /** Credit that moved, per model and holder, against the version before. */
  readonly changes: readonly CreditChange[];
}

export interface CreditChange {
  readonly model: string;
  /** An advocate, or a channel. */
  readonly to: string;
  readonly before: number;
  readonly after: number;
}

/** @param holderOf who stands behind a row, as they may be shown */
export function historyOf(
  timeline: readonly Counted[],
  totals: readonly TotalRow[],
  holderOf: (row: { readonly channel: string; readonly advocate_id: string }) => string,
): HistoryEntry[] {
  const byVersion = Map.groupBy(totals, ({ version }) => version);
  let before = new Map<string, number>();
  return timeline.map((counted) => {
    const rows = byVersion.get(counted.version) ?? [];
    const outcome = rows.find(({ model }) => model === '');
    const after = creditOf(
      rows.filter(({ model }) => model !== ''),
      holderOf,
    );
    const changes = changesBetween(before, after);
    before = after;
    return {
      ...counted,
      outcome: outcome === undefined ? null : { at: outcome.occurred_at, reversedAt: outcome.reversed_at },
      changes,
    };
  });
}

function creditOf(rows: readonly TotalRow[], holderOf: (row: TotalRow) => string): Map<string, number> {
  const micro = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify([row.model, holderOf(row)]);
    micro.set(key, (micro.get(key) ?? 0) + row.credit_micro);
  }
  return micro;
}

function changesBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): CreditChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const [was, is] = [before.get(key) ?? 0, after.get(key) ?? 0];
    if (was === is) return [];
    const [model = '', to = ''] = JSON.parse(key) as [string, string];
    return [{ model, to, before: was / MICRO_PER_OUTCOME, after: is / MICRO_PER_OUTCOME }];
  });
}
