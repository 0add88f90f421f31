import { anchorsOf } from '#domain/attribution/anchors.js';
import { milestonesOf } from '#domain/attribution/milestones.js';
import { type JourneyContext } from '#domain/attribution/model.js';
import { type AttributionSettings } from '#domain/attribution/settings.js';
import { type Stage } from '#domain/events/catalogue.js';
import { asId, type EventKey } from '#domain/ids.js';
import { type Window, windowBefore } from '#domain/journeys/window.js';
import { type Outcome } from '#domain/outcomes/outcome.js';
import { type StageRow } from './rows.js';

/** Where the journey to an outcome ends, how far it reaches back, and what the models may look at. */
export interface JourneyEnd {
  readonly stage: Stage;
  readonly window: Window;
  readonly context: JourneyContext;
}

/** @param rows the stages of one application, in the order of time */
export function journeyEnd(
  applicationId: string,
  rows: readonly StageRow[],
  stage: Stage,
  settings: AttributionSettings,
): JourneyEnd | undefined {
  const outcomes = rows.map((row) => outcomeOf(applicationId, row));
  const anchors = anchorsOf(outcomes, settings.anchor);
  const anchor = settings.anchor === 'stage' ? anchors.find((end) => end.stage === stage) : anchors[0];
  if (anchor === undefined) return undefined;
  return {
    stage: anchor.stage,
    window: windowBefore(anchor.at, settings.lookbackDays),
    context: { settings, milestones: milestonesOf(outcomes, anchor.stage) },
  };
}

function outcomeOf(applicationId: string, row: StageRow): Outcome {
  return {
    applicationId,
    stage: row.stage,
    at: row.occurred_at,
    key: asId<EventKey>(''), // not kept in the ledger, and asked for by nothing here
    vacancyId: row.vacancy_id,
    internal: row.internal,
    ...(row.reversed_at === null ? {} : { reversedAt: row.reversed_at }),
  };
}
