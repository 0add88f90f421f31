import { type ClientBase, type Pool } from 'pg';
import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { loadSql } from '../sql/load-sql.js';
import { settingsOf, type SettingsRow } from './settings-row.js';

const SETTINGS_BY_VERSION = loadSql(import.meta.url, './settings-by-version.sql');

/** The settings a ledger was computed under, for whoever knows their version already: a version never changes. */
export async function settingsByVersion(
  postgres: Pool | ClientBase,
  tenant: string,
  version: number,
): Promise<AttributionSettings> {
  const { rows } = await postgres.query<SettingsRow>(SETTINGS_BY_VERSION, [tenant, version]);
  return rows[0] === undefined ? DEFAULT_SETTINGS : settingsOf(rows[0]);
}
