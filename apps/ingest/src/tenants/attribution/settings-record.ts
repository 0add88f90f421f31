import { type AttributionSettings } from '#domain/attribution/settings.js';
import { settingsOf, type SettingsRow } from '#shared/ledger/settings-row.js';
import { type AttributionChoice } from './attribution-settings.body.js';

export type SettingsState = 'proposed' | 'computing' | 'active' | 'superseded' | 'cancelled';

export interface SettingsRecord extends SettingsRow {
  readonly created_at: Date;
  readonly created_by: string;
  readonly state: SettingsState;
  readonly activated_at: Date | null;
  readonly ended_at: Date | null;
  readonly computing_since: Date | null;
  readonly candidates_done: number;
  readonly candidates_total: number;
}

/** One version of the settings and what became of it. */
export interface SettingsVersionView {
  readonly version: number;
  readonly settings: AttributionChoice;
  /** Not to be chosen: see {@link AttributionChoice}. */
  readonly doubleClickSeconds: number;
  readonly state: SettingsState;
  /** The id of the key that asked for them; null for the defaults. */
  readonly createdBy: string | null;
  readonly createdAt: string;
  /** Since when they count, or counted; null when they never did. */
  readonly activatedAt: string | null;
  /** When they were replaced or cancelled. */
  readonly endedAt: string | null;
}

/** How far the ledger under new settings is. Until it is done the settings before go on counting. */
export interface JobView {
  readonly version: number;
  readonly state: 'waiting' | 'computing';
  readonly since: string;
  readonly candidatesDone: number;
  readonly candidatesTotal: number;
}

export function versionView(record: SettingsRecord): SettingsVersionView {
  return {
    ...choiceView(settingsOf(record)),
    state: record.state,
    createdBy: record.created_by,
    createdAt: record.created_at.toISOString(),
    activatedAt: record.activated_at?.toISOString() ?? null,
    endedAt: record.ended_at?.toISOString() ?? null,
  };
}

export function choiceView({ version, doubleClickSeconds, ...settings }: AttributionSettings) {
  const { models, ...rest } = settings;
  const chosen: AttributionChoice = { ...rest, models: models === 'all' ? models : [...models] };
  return { version, settings: chosen, doubleClickSeconds };
}

/** Undefined for settings that are not under way. */
export function jobView(record: SettingsRecord): JobView | undefined {
  if (record.state !== 'proposed' && record.state !== 'computing') return undefined;
  return {
    version: record.version,
    state: record.state === 'proposed' ? 'waiting' : 'computing',
    since: (record.computing_since ?? record.created_at).toISOString(),
    candidatesDone: record.candidates_done,
    candidatesTotal: record.candidates_total,
  };
}
