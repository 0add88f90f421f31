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
}

/**
 * Lookback: the 90 days of Google Analytics 4 for conversions other than acquisition. Half-life: the 7 days of Adobe
 * Analytics and of Google Ads. Double click: the 30 seconds of the COUNTER Code of Practice, section 7.2.
 */
export const DEFAULT_SETTINGS: AttributionSettings = {
  version: 1,
  lookbackDays: 90,
  halfLifeDays: 7,
  doubleClickSeconds: 30,
};

const MAX_LOOKBACK_DAYS = 3650;

/** Throws when a value would make weights that are not numbers, or a window that reaches before the calendar. */
export function checkSettings(settings: AttributionSettings): void {
  check('version', settings.version, 'a whole number from 1', (n) => Number.isInteger(n) && n >= 1);
  check(
    'lookbackDays',
    settings.lookbackDays,
    `from 0 to ${MAX_LOOKBACK_DAYS}`,
    (n) => n >= 0 && n <= MAX_LOOKBACK_DAYS,
  );
  check('halfLifeDays', settings.halfLifeDays, 'a finite number above 0', (n) => n > 0 && Number.isFinite(n));
  check('doubleClickSeconds', settings.doubleClickSeconds, 'from 0 to 3600', (n) => n >= 0 && n <= 3600);
}

function check(field: string, value: number, allowed: string, isAllowed: (value: number) => boolean): void {
  if (!isAllowed(value))
    throw new RangeError(`Attribution setting ${field} is ${value}; it must be ${allowed}.`);
}
