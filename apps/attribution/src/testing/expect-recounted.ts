import { type AttributionSettings, DEFAULT_SETTINGS } from '#domain/attribution/settings.js';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { DIMENSIONS, ROLLUPS } from './dimensions.js';
import { type Snapshot } from './pipeline.js';
import { asLines, counted, Recount } from './recount.js';
import { countCredits, countOutcomes, expectedLedger } from './recount-ledger.js';
import { type StoryLink } from './story.js';

/** Expects the rollups to be what plain loops over the events count. Takes the rollups of a snapshot only. */
export function expectAsRecounted(
  snapshot: Snapshot,
  events: readonly AcceptedEvent[],
  links: readonly StoryLink[],
  zone: string,
  settings: AttributionSettings = DEFAULT_SETTINGS,
): void {
  const recount = new Recount(events, zone);
  const ledger = expectedLedger(events, links, settings);
  const expected = {
    reach: recount.reach(),
    unique: recount.unique(),
    verdict: recount.verdict(),
    outcome: countOutcomes(ledger, recount),
    credit: countCredits(ledger, recount),
  };
  const stored = Object.fromEntries(
    ROLLUPS.map((rollup) => [
      rollup,
      asLines(counted(snapshot[`${rollup}_rollup`] ?? [], DIMENSIONS[rollup])),
    ]),
  );
  expect(stored).toEqual(Object.fromEntries(ROLLUPS.map((rollup) => [rollup, asLines(expected[rollup])])));
}
