import { type Instant } from '#domain/ids.js';
import { type PublishedRow } from './rows.js';

/** From when on some settings counted. */
export interface SettingsPeriod {
  readonly version: number;
  /** Undefined: from the beginning. */
  readonly from: Instant | undefined;
}

/** A version of a candidate that counted, since when, and why it took the place of the one before. */
export interface Counted {
  readonly version: number;
  readonly settingsVersion: number;
  readonly since: Instant;
  readonly because: 'first' | 'facts' | 'settings';
}

/**
 * The versions of a candidate that anybody could read, in the order in which they counted. A version that was computed
 * under settings which did not count yet counts from the switch, and only if nothing replaced it before.
 *
 * @param periods in the order of time
 * @param lines of the history, in any order
 */
export function timelineOf(periods: readonly SettingsPeriod[], lines: readonly PublishedRow[]): Counted[] {
  return periods.flatMap(({ version: settingsVersion, from }, index): Counted[] => {
    const until = periods[index + 1]?.from;
    const own = lines
      .filter((line) => line.settings_version === settingsVersion)
      .filter((line) => until === undefined || line.published_at < until)
      .sort((a, b) => a.version - b.version);
    const atSwitch = from === undefined ? undefined : own.findLast((line) => line.published_at <= from);
    // Clocks of processes differ: a version that was written down after a higher one never counted.
    const after = own.filter((line) => from === undefined || line.published_at > from).filter(isRising);
    return [
      ...(atSwitch === undefined || from === undefined
        ? []
        : [{ version: atSwitch.version, settingsVersion, since: from, because: 'settings' as const }]),
      ...after.map((line, place) => ({
        version: line.version,
        settingsVersion,
        since: line.published_at,
        because: place === 0 && atSwitch === undefined ? ('first' as const) : ('facts' as const),
      })),
    ];
  });
}

/** Sorted by version: whether nothing higher was published before. */
function isRising(line: PublishedRow, index: number, all: readonly PublishedRow[]): boolean {
  return all.slice(index + 1).every((higher) => higher.published_at >= line.published_at);
}
