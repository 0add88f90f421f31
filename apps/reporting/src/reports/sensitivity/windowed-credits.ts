import { anchorsOf } from '#domain/attribution/anchors.js';
import { MICRO_PER_OUTCOME, microCredits } from '#domain/attribution/micro-credits.js';
import { milestonesOf } from '#domain/attribution/milestones.js';
import { type PathModel, type PathStep } from '#domain/attribution/model.js';
import { type AttributionSettings } from '#domain/attribution/settings.js';
import { type Stage } from '#domain/events/catalogue.js';
import { type AdvocateId, asId, type EventKey } from '#domain/ids.js';
import { type Outcome } from '#domain/outcomes/outcome.js';
import { instantOf } from '#domain/time/instant.js';
import { type ApplicationJourney, type JourneyTouch } from '../../journeys/journeys.js';

const MS_PER_DAY = 86_400_000;

/** What one window and one model make of the journeys. */
export interface WindowedCredits {
  readonly windowDays: number;
  readonly model: string;
  /** In millionths of an outcome; every member that has a touch within the window of the settings. */
  readonly microOf: ReadonlyMap<string, number>;
  readonly unattributedMicro: number;
  readonly touchesOf: ReadonlyMap<string, number>;
  readonly lostOf: ReadonlyMap<string, number>;
}

/**
 * Weighs every journey again over the touches within `windowDays` of its end, with the very models of the ledger. In the
 * window of the settings it gives the credits of the ledger. In a narrower one evidence is not judged again: a
 * statement that only confirmed a click does not take the place of that click where the click falls outside.
 * @param stage the journeys lead to
 */
export function windowedCredits(
  journeys: readonly ApplicationJourney[],
  stage: Stage,
  model: PathModel,
  windowDays: number,
  settings: AttributionSettings,
): WindowedCredits {
  const [microOf, touchesOf, lostOf] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  let unattributedMicro = 0;
  for (const journey of journeys) {
    const { endMs, milestones } = endOf(journey, stage, settings);
    const within = journey.touches.filter(({ atMs }) => atMs >= endMs - windowDays * MS_PER_DAY);
    const micro = microCredits(model.weigh(within.map(stepOf), { settings, milestones }));
    if (within.length === 0) unattributedMicro += MICRO_PER_OUTCOME;
    for (const { member } of journey.touches) add(lostOf, member, 1);
    within.forEach(({ member }, index) => {
      add(microOf, member, micro[index] ?? 0);
      add(touchesOf, member, 1);
      add(lostOf, member, -1);
    });
  }
  return { windowDays, model: model.name, microOf, unattributedMicro, touchesOf, lostOf };
}

/** Where the journey ends and what it passed, by the rules of the ledger. */
function endOf({ applicationId, reached }: ApplicationJourney, stage: Stage, settings: AttributionSettings) {
  const outcomes = reached.map(({ stage: name, atMs, isReversed }): Outcome => {
    const at = instantOf(atMs);
    return {
      key: asId<EventKey>(name),
      at,
      applicationId,
      stage: name,
      vacancyId: '',
      internal: false,
      ...(isReversed && { reversedAt: at }),
    };
  });
  const anchors = anchorsOf(outcomes, settings.anchor);
  const anchor = anchors.find((end) => end.stage === stage) ?? anchors[0];
  if (anchor === undefined) throw new Error(`application ${applicationId} reached no stage`);
  return { endMs: Date.parse(anchor.at), milestones: milestonesOf(outcomes, anchor.stage) };
}

function stepOf({ atMs, channel, advocateId }: JourneyTouch): PathStep {
  return {
    at: instantOf(atMs),
    channel:
      channel === 'advocate'
        ? { kind: channel, advocateId: asId<AdvocateId>(advocateId) }
        : { kind: channel },
  };
}

function add(sums: Map<string, number>, member: string, amount: number): void {
  sums.set(member, (sums.get(member) ?? 0) + amount);
}
