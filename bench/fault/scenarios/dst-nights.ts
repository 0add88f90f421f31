import { timesOf } from '../stage/length.js';
import { type Stage } from '../stage/stage.js';
import { type Item } from '../workload/parcel.js';
import { DAY_MS } from '../workload/organisation.js';
import { type Told } from '../workload/told.js';
import { type Workload } from '../workload/workload.js';
import { type Scenario } from './scenario.js';

/** Days on which the clocks of Amsterdam were changed, with the instants between which such a day lies: 23 hours, or 25. */
const DAYS = [
  { day: '2025-03-30', begins: '2025-03-29T23:00:00Z', ends: '2025-03-30T22:00:00Z' },
  { day: '2025-10-26', begins: '2025-10-25T22:00:00Z', ends: '2025-10-26T23:00:00Z' },
  { day: '2026-03-29', begins: '2026-03-28T23:00:00Z', ends: '2026-03-29T22:00:00Z' },
  { day: '2026-10-25', begins: '2026-10-24T22:00:00Z', ends: '2026-10-25T23:00:00Z' },
] as const;
type ChangeDay = (typeof DAYS)[number];
const HOUR_MS = 3_600_000;
const STEP_MS = 15 * 60_000;
const SECOND_MS = 1_000;

export const dstNights: Scenario = {
  name: 'dst-nights',
  summary: 'events around the changes of the clocks in Amsterdam land on the right days',
  async run(stage) {
    // A night that is still to come would be refused, and rightly so.
    const past = DAYS.filter(({ ends }) => Date.parse(ends) + DAY_MS < Date.now());
    for (const night of past.slice(stage.length.form === 'short' ? -2 : 0)) {
      const midnight = Date.parse(`${night.day}T00:00:00Z`);
      const opened = await stage.open({ firstMoment: midnight - 30 * DAY_MS });
      for (const workload of opened) {
        const items = around(workload, midnight, timesOf(stage.length, 1, 10));
        await workload.sendAll(stage.random.shuffle(items));
        stage.count('events around the nights', items.length);
      }
      stage.count('nights');
      await expectHours(stage, opened, night);
    }
  },
};

/** A click and an application every quarter of an hour from evening to morning, and at the very edges of the days. */
function around({ story, organisation }: Workload, midnight: number, times: number): Item[] {
  const from = midnight - 4 * HOUR_MS;
  const quarters = Array.from({ length: (32 * HOUR_MS) / STEP_MS }, (_, index) => from + index * STEP_MS);
  // Amsterdam begins its day at 22:00 or 23:00 UTC, one or two hours before midnight in UTC.
  const edges = [-2, -1, 22, 23].flatMap((hours) => [
    midnight + hours * HOUR_MS - 1,
    midnight + hours * HOUR_MS,
    midnight + hours * HOUR_MS + SECOND_MS,
  ]);
  return Array.from({ length: times }, () => [...quarters, ...edges])
    .flat()
    .flatMap((wanted): Told[] => {
      const at = story.moments.nextFrom(wanted);
      const link = organisation.links[at % organisation.links.length];
      const name = `${organisation.mark}night-${String(at)}`;
      const click = {
        clickId: name,
        linkCode: link?.code,
        verdict: 'human',
        rule: 'default',
        visitorKey: `${name}-v`,
      };
      const application = {
        candidateRef: `${name}-c`,
        applicationId: `${name}-a`,
        vacancyId: organisation.vacancies[0],
        evidence: [{ kind: 'click_id', clickId: name }],
      };
      const applied = story.moments.nextFrom(at + 1);
      return [
        story.extra('click.recorded', click, at),
        story.extra('application.received', application, applied),
      ];
    })
    .map((event): Item => ({ kind: 'event', event }));
}

/** Beside the recount, which asks a library for the days: so many clicks lie between the two instants, and no other. */
async function expectHours(
  stage: Stage,
  opened: readonly Workload[],
  { day, begins, ends }: ChangeDay,
): Promise<void> {
  await stage.settle();
  for (const workload of opened) {
    const { tenant } = workload.organisation;
    const clicks = [...workload.book.told.values()].filter(
      ({ type, at }) => type === 'click.recorded' && at >= Date.parse(begins) && at < Date.parse(ends),
    ).length;
    const { answer } = await stage
      .reportsOf(workload)
      .ask('reach', { from: day, to: day, granularity: 'day' });
    const reported = Number(answer.data[0]?.['clicks_human']);
    stage.figures.set(`clicks on ${day}`, reported);
    stage.expect(
      `${tenant}: ${String(reported)} clicks on ${day} instead of ${String(clicks)}`,
      reported === clicks,
    );
  }
}
