import { type ClientBase } from 'pg';
import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type TenantId } from '#domain/ids.js';
import { settingsOf, type SettingsRow } from '#shared/ledger/settings-row.js';
import { loadSql } from '#shared/sql/load-sql.js';

const LIVE_SETTINGS = loadSql(import.meta.url, './live-settings.sql');

/** A ledger that has to follow the facts, and the settings it is computed under. */
export interface LiveLedger {
  readonly settings: AttributionSettings;
  /** Whether reports read it. The other one is being computed and is read by nobody until it is complete. */
  readonly counts: boolean;
}

/** The tenant's ledger that counts, and the one under way if settings are being changed. */
export async function liveLedgers(transaction: ClientBase, tenant: TenantId): Promise<LiveLedger[]> {
  const { rows } = await transaction.query<SettingsRow & { state: 'active' | 'computing' }>(LIVE_SETTINGS, [
    tenant,
  ]);
  const ledgers = rows.map((row) => ({ settings: settingsOf(row), counts: row.state === 'active' }));
  return ledgers.some(({ counts }) => counts)
    ? ledgers
    : [{ settings: DEFAULT_SETTINGS, counts: true }, ...ledgers];
}
