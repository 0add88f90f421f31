import { type CandidateRef } from '../ids.js';
import { type DiscardedEvidence } from '../journeys/evidence-statement.js';
import { journeyOf, type Journey } from '../journeys/journey-of.js';
import { outcomesOf } from '../outcomes/derive-outcomes.js';
import { isCredited, type Outcome } from '../outcomes/outcome.js';
import { anchorsOf } from './anchors.js';
import { withoutPerson } from './anonymise.js';
import { readStory, type CandidateStory } from './candidate-story.js';
import { creditsFor, type Credit } from './credit.js';
import { milestonesOf } from './milestones.js';
import { chosenModels } from './models.js';
import { checkSettings, type AttributionSettings } from './settings.js';

/** What one candidate's story comes to. */
export interface CandidateAttribution {
  readonly candidateRef: CandidateRef;
  /** Sorted by (time, key); reversed and internal ones included. */
  readonly outcomes: readonly Outcome[];
  /** One per application or, anchored at the stage, one per outcome; sorted by application, then by stage. */
  readonly journeys: readonly Journey[];
  /** For every outcome that stands and is not internal, the rows of every model that the settings name. */
  readonly credits: readonly Credit[];
  /** Evidence that made no touch, and why; per journey that it was of no use to. */
  readonly discarded: readonly DiscardedEvidence[];
}

/**
 * Works out who gets credit for what one candidate did. A pure function of sets: any order of the inputs, any repeats
 * and any extras give the identical result. For every model the credits of a credited outcome add up to exactly
 * 1,000,000.
 *
 * The anchor is the application unless the settings say otherwise: later stages inherit its journey, because a share
 * that is clicked after applying can hardly have caused the application.
 */
export function attributeCandidate(
  story: CandidateStory,
  settings: AttributionSettings,
): CandidateAttribution {
  checkSettings(settings);
  const { candidateRef, statements, deletions, isAnonymised, material } = readStory(story, settings);
  const outcomes = outcomesOf(statements, deletions);
  const journeys = anchorsOf(outcomes, settings.anchor).map((anchor) =>
    journeyOf(anchor, material, settings.lookbackDays),
  );
  const ofApplication = Map.groupBy(outcomes, ({ applicationId }) => applicationId);
  const credits = outcomes.filter(isCredited).flatMap((outcome) => {
    const journey = journeyTo(outcome, journeys, settings);
    const milestones = milestonesOf(ofApplication.get(outcome.applicationId) ?? [], journey.stage);
    return chosenModels(settings).flatMap((model) =>
      creditsFor(candidateRef, outcome, journey.touches, model, { settings, milestones }),
    );
  });
  const discarded = journeys.flatMap((journey) => journey.discarded);
  const attribution = { candidateRef, outcomes, journeys, credits, discarded };
  return isAnonymised ? withoutPerson(attribution) : attribution;
}

function journeyTo(outcome: Outcome, journeys: readonly Journey[], { anchor }: AttributionSettings): Journey {
  const journey = journeys.find(
    ({ applicationId, stage }) =>
      applicationId === outcome.applicationId && (anchor === 'application' || stage === outcome.stage),
  );
  if (journey === undefined) throw new Error(`no journey leads to ${outcome.stage}`);
  return journey;
}
