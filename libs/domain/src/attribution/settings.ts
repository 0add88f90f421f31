import { PATH_MODELS } from './models.js';

/** What a tenant can choose about attribution. The version is kept on every credit row. */
export interface AttributionSettings {
  /** Raised with every change of the values below. */
  readonly version: number;
  /** How far before an application a touch can lie and still count. */
  readonly lookbackDays: number;
  /** After how many days a touch weighs half, in time decay. */
  readonly halfLifeDays: number;
  /** Clicks of one visitor on one link within this time of each other are one touch. */
  readonly doubleClickSeconds: number;
  /**
   * Whose look-back window a later stage gets: that of the application, which every stage then inherits, or its own
   * ("as of stage"). A share that is clicked after applying can hardly have caused the application.
   */
  readonly anchor: Anchoring;
  /**
   * Whether the outcomes of a candidate whom the ATS deleted still count. Anonymised candidates always do: what
   * happened stays true, and nobody can be found in it any more.
   */
  readonly deletedCandidates: (typeof DELETED_CANDIDATES)[number];
  /** The path models whose credits are computed: every one there is, or those with these names. */
  readonly models: 'all' | readonly string[];
}

export const ANCHORINGS = ['application', 'stage'] as const;
export type Anchoring = (typeof ANCHORINGS)[number];
export const DELETED_CANDIDATES = ['drop', 'count'] as const;

/**
 * Lookback: the 90 days of Google Analytics 4 for conversions other than acquisition. Half-life: the 7 days of Adobe
 * Analytics and of Google Ads. Double click: the 30 seconds of the COUNTER Code of Practice, section 7.2.
 */
export const DEFAULT_SETTINGS: AttributionSettings = {
  version: 1,
  lookbackDays: 90,
  halfLifeDays: 7,
  doubleClickSeconds: 30,
  anchor: 'application',
  deletedCandidates: 'drop',
  models: 'all',
};

const MAX_LOOKBACK_DAYS = 3650;

/** A value that cannot be, and what could. */
export interface SettingProblem {
  readonly field: keyof AttributionSettings;
  readonly value: string | number;
  readonly allowed: string;
}

/** Throws the first of {@link settingProblems}. */
export function checkSettings(settings: AttributionSettings): void {
  const [first] = settingProblems(settings);
  if (first !== undefined)
    throw new RangeError(
      `Attribution setting ${first.field} is ${first.value}; it must be ${first.allowed}.`,
    );
}

/** Values that would make weights that are not numbers, a window that reaches before the calendar, or credits of no model. */
export function settingProblems(settings: AttributionSettings): SettingProblem[] {
  const { version, lookbackDays, halfLifeDays, doubleClickSeconds, anchor, deletedCandidates } = settings;
  return [
    ...unless(Number.isInteger(version) && version >= 1, 'version', version, 'a whole number from 1'),
    ...unless(
      lookbackDays >= 0 && lookbackDays <= MAX_LOOKBACK_DAYS,
      'lookbackDays',
      lookbackDays,
      `from 0 to ${MAX_LOOKBACK_DAYS}`,
    ),
    ...unless(
      halfLifeDays > 0 && Number.isFinite(halfLifeDays),
      'halfLifeDays',
      halfLifeDays,
      'a finite number above 0',
    ),
    ...unless(
      doubleClickSeconds >= 0 && doubleClickSeconds <= 3600,
      'doubleClickSeconds',
      doubleClickSeconds,
      'from 0 to 3600',
    ),
    ...unless(ANCHORINGS.includes(anchor), 'anchor', anchor, oneOf(ANCHORINGS)),
    ...unless(
      DELETED_CANDIDATES.includes(deletedCandidates),
      'deletedCandidates',
      deletedCandidates,
      oneOf(DELETED_CANDIDATES),
    ),
    ...(settings.models === 'all' ? [] : modelProblems(settings.models)),
  ];
}

function modelProblems(models: readonly string[]): SettingProblem[] {
  const names: string[] = PATH_MODELS.map(({ name }) => name);
  return [
    ...unless(models.length > 0, 'models', models.length, 'all, or at least one model'),
    ...models.flatMap((model) => unless(names.includes(model), 'models', model, oneOf(names))),
  ];
}

function unless(
  isAllowed: boolean,
  field: keyof AttributionSettings,
  value: string | number,
  allowed: string,
): SettingProblem[] {
  return isAllowed ? [] : [{ field, value, allowed }];
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.join(', ')}`;
}
