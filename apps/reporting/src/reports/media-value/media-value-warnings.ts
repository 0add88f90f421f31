import { type Day } from '#domain/ids.js';
import { type Warning } from '../report.js';
import { type CountRow } from './media-value-rows.js';
import { type RateSet } from './read-rate-set.js';

/** More days than these are counted and not named. */
const NAMED_DAYS = 5;

/** What was not valued and why, and what must not be added up. */
export function mediaValueWarnings(
  counts: readonly CountRow[],
  rates: RateSet,
  hasImpressions: boolean,
): Warning[] {
  if (rates.version === 0) return [NO_MEDIA_RATES];
  const unrated = [
    ...daysWithout('cpc', counts, ({ click_days: days }) => days),
    ...(hasImpressions ? daysWithout('cpm', counts, ({ impression_days: days }) => days) : []),
  ];
  const currencies = new Set([
    ...counts.filter(({ clicks_human }) => clicks_human > 0).map(({ cpc }) => rates.cpc[cpc - 1]?.currency),
    ...(hasImpressions ? counts.map(({ cpm }) => rates.cpm[cpm - 1]?.currency) : []),
  ]);
  currencies.delete(undefined);
  return [
    ...(unrated.length > 0 ? [daysWithoutRate(unrated)] : []),
    ...(currencies.size > 1 ? [SEVERAL_CURRENCIES] : []),
  ];
}

const NO_MEDIA_RATES: Warning = {
  code: 'no_media_rates',
  detail:
    'No media rates were entered by then, so nothing is valued. Enter them, each with its source, with PUT /api/v1/media-rates.',
};

const SEVERAL_CURRENCIES: Warning = {
  code: 'several_currencies',
  detail: 'The rates are in several currencies. Amounts of different currencies must not be added up.',
};

function daysWithoutRate(unrated: readonly string[]): Warning {
  return {
    code: 'days_without_rate',
    detail: `No rate is valid on some days; what was counted on them is on the line (no rate) and not valued. ${unrated.join('; ')}.`,
  };
}

function daysWithout(
  metric: string,
  counts: readonly CountRow[],
  daysOf: (row: CountRow) => readonly Day[],
): string[] {
  const byNetwork = new Map<string, Set<Day>>();
  for (const row of counts) {
    const days = byNetwork.get(row.on_network) ?? new Set();
    for (const day of daysOf(row)) days.add(day);
    if (days.size > 0) byNetwork.set(row.on_network, days);
  }
  return [...byNetwork].sort().map(([network, days]) => {
    const named = [...days].sort().slice(0, NAMED_DAYS).join(', ');
    const more = days.size > NAMED_DAYS ? ` and ${String(days.size - NAMED_DAYS)} more` : '';
    return `${metric} of ${network}: ${named}${more}`;
  });
}
