import { type Anchoring, type AttributionSettings } from '#domain/attribution/settings.js';

/** The columns of `attribution_settings` that are the settings themselves. */
export interface SettingsRow {
  readonly version: number;
  readonly lookback_days: number;
  readonly half_life_days: number;
  readonly double_click_seconds: number;
  readonly anchor: Anchoring;
  readonly deleted_candidates: AttributionSettings['deletedCandidates'];
  readonly models: readonly string[] | null;
}

export function settingsOf(row: SettingsRow): AttributionSettings {
  return {
    version: row.version,
    lookbackDays: row.lookback_days,
    halfLifeDays: row.half_life_days,
    doubleClickSeconds: row.double_click_seconds,
    anchor: row.anchor,
    deletedCandidates: row.deleted_candidates,
    models: row.models ?? 'all',
  };
}
