import { medianAndQuartiles } from '#domain/statistics/median-and-quartiles.js';
import { CHANNEL_KINDS } from '#domain/journeys/touch.js';
import { SOURCE_CLASSES, sourceClassOf } from '../../hires/source-class.js';
import { type ReportRow } from '../report.js';
import { DURATIONS, type FirstApplication, firstTimes, type Opening, type Timed } from './durations.js';

export const BREAKDOWNS = ['source_class', 'channel', 'vacancy', 'hiring_team'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export const ALL = '(all)';

export interface TimeToHireData {
  readonly timed: readonly Timed[];
  readonly firsts: readonly FirstApplication[];
  readonly openings: ReadonlyMap<string, Opening>;
  readonly isInPeriod: (ms: number) => boolean;
}

/** A line for everybody and one per member of the breakdown, each with every duration. */
export function timeToHireRows(data: TimeToHireData, by: Breakdown, k: number): ReportRow[] {
  const labelOf = labeller(by, data.openings);
  const firsts = data.firsts.map((first) => ({ ...first, sourceClass: sourceClassOf(first) }));
  const found = new Set([...data.timed.map(labelOf), ...firsts.map(labelOf)]);
  const members = fixedMembers(by) ?? [...found].sort();
  return [ALL, ...members].flatMap((member) => {
    const isOfLine = (one: Labelled) => member === ALL || labelOf(one) === member;
    const times = [
      ...data.timed.filter(isOfLine),
      ...firstTimes(firsts.filter(isOfLine), data.openings, data.isInPeriod),
    ];
    const byDuration = Map.groupBy(times, ({ duration }) => duration);
    return DURATIONS.map((duration) => ({
      [by]: member,
      duration,
      ...summary(
        (byDuration.get(duration) ?? []).map(({ days }) => days),
        k,
      ),
    }));
  });
}

type Labelled = Pick<Timed, 'vacancy' | 'channel' | 'sourceClass'>;

function labeller(by: Breakdown, openings: ReadonlyMap<string, Opening>): (one: Labelled) => string {
  switch (by) {
    case 'source_class':
      return ({ sourceClass }) => sourceClass;
    case 'channel':
      return ({ channel }) => (channel === '' ? 'unattributed' : channel);
    case 'vacancy':
      return ({ vacancy }) => (vacancy === '' ? '(none)' : vacancy);
    case 'hiring_team':
      return ({ vacancy }) => openings.get(vacancy)?.team || '(none)';
  }
}

/** Lines that are there whatever the data. */
function fixedMembers(by: Breakdown): readonly string[] | undefined {
  if (by === 'source_class') return SOURCE_CLASSES;
  return by === 'channel' ? [...CHANNEL_KINDS, 'unattributed'] : undefined;
}

/** How many there are may be said, as in the funnel; how long single people waited may not. */
function summary(days: readonly number[], k: number): ReportRow {
  const found = days.length < k ? undefined : medianAndQuartiles(days);
  return {
    timed: days.length,
    days_lower_quartile: rounded(found?.lowerQuartile),
    days_median: rounded(found?.median),
    days_upper_quartile: rounded(found?.upperQuartile),
    days_median_low: rounded(found?.interval?.low),
    days_median_high: rounded(found?.interval?.high),
  };
}

function rounded(days: number | undefined): number | null {
  return days === undefined ? null : Math.round(days * 10) / 10;
}
