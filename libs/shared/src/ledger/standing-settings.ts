import { type ClientBase, type Pool } from 'pg';
import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type Instant } from '#domain/ids.js';
import { loadSql } from '../sql/load-sql.js';
import { settingsOf, type SettingsRow } from './settings-row.js';

const STANDING_SETTINGS = loadSql(import.meta.url, './standing-settings.sql');

/**
 * The attribution settings whose ledger counts for a tenant: now, or at a moment in the past.
 * Reports do not ask here: they read the version together with the state of the buckets, in one statement.
 */
export async function standingSettings(
  postgres: Pool | ClientBase,
  tenant: string,
  at: Instant | 'infinity' = 'infinity',
): Promise<AttributionSettings> {
  const { rows } = await postgres.query<SettingsRow>(STANDING_SETTINGS, [tenant, at]);
  return rows[0] === undefined ? DEFAULT_SETTINGS : settingsOf(rows[0]);
}
