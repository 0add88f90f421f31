import { type Vacancy } from './recruitment/recruitment-system.js';
import { SOURCES, type Stage } from './stage.js';
import { DAY_MS, dayOf, HOUR_MS } from './year.js';

const MONTH_DAYS = 30;
const REVISED_SHARE = 0.2;

/** What recruiting costs every month: kind, category, channel if there is one, and euros from and to. */
const MONTHLY = [
  { kind: 'external', category: 'job-ads', channel: 'job_board', euros: [1_500, 4_000] },
  { kind: 'external', category: 'agency-fees', channel: 'agency', euros: [0, 9_000] },
  { kind: 'internal', category: 'recruiters', channel: undefined, euros: [9_000, 12_000] },
  { kind: 'external', category: 'advocacy-licence', channel: 'advocate', euros: [900, 900] },
  { kind: 'internal', category: 'advocacy-hours', channel: 'advocate', euros: [400, 1_200] },
] as const;

/** What recruiting costs, as finance books it; some bookings are put right a month later. */
export function spend(stage: Stage, vacancies: readonly Vacancy[]): void {
  const random = stage.random.fork('spending');
  const book = (at: number, cost: Readonly<Record<string, unknown>>, cents: () => number) => {
    const told = () => ({ ...cost, amount: { amountMinor: cents(), currency: 'EUR' } });
    stage.tell(at, SOURCES.hr, 'cost.recorded', told());
    if (random.chance(REVISED_SHARE))
      stage.tell(at + MONTH_DAYS * DAY_MS, SOURCES.hr, 'cost.recorded', told());
  };
  for (let from = stage.year.start; from < stage.year.end; from += MONTH_DAYS * DAY_MS) {
    const to = from + (MONTH_DAYS - 1) * DAY_MS;
    for (const { kind, category, channel, euros } of MONTHLY) {
      const about = { costId: stage.nextName('cost'), kind, category, from: dayOf(from), to: dayOf(to) };
      book(to + 9 * HOUR_MS, { ...about, ...(channel === undefined ? {} : { channel }) }, () =>
        random.int(euros[0] * 100, euros[1] * 100),
      );
    }
  }
  // The plain system states what a vacancy cost itself; of the others finance knows.
  for (const { id, system, openedAt, closedAt } of vacancies) {
    if (system === 'plain') continue;
    const days = { from: dayOf(openedAt), to: dayOf(closedAt) };
    const about = { costId: stage.nextName('cost'), kind: 'external', category: 'advert', vacancyId: id };
    book(openedAt + 10 * HOUR_MS, { ...about, ...days }, () => random.int(4, 40) * 10_000);
  }
}
