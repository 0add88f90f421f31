import { type CandidateRef } from '../ids.js';
import { type DiscardedEvidence } from '../journeys/evidence-statement.js';
import { journeyOf, type Anchor, type Journey } from '../journeys/journey-of.js';
import { outcomesOf } from '../outcomes/derive-outcomes.js';
import { isCredited, type Outcome } from '../outcomes/outcome.js';
import { readStory, type CandidateStory } from './candidate-story.js';
import { creditsFor, type Credit } from './credit.js';
import { PATH_MODELS } from './models.js';
import { checkSettings, type AttributionSettings } from './settings.js';

/** What one candidate's story comes to. */
export interface CandidateAttribution {
  readonly candidateRef: CandidateRef;
  /** Sorted by (time, key); reversed and internal ones included. */
  readonly outcomes: readonly Outcome[];
  /** One per application, sorted by application. */
  readonly journeys: readonly Journey[];
  /** For every outcome that stands and is not internal, the rows of every model. */
  readonly credits: readonly Credit[];
  /** Evidence that made no touch, and why. */
  readonly discarded: readonly DiscardedEvidence[];
}

/**
 * Works out who gets credit for what one candidate did. A pure function of sets: any order of the inputs, any repeats
 * and any extras give the identical result. For every model the credits of a credited outcome add up to exactly
 * 1,000,000.
 *
 * The anchor is the application: later stages inherit its journey, because a share that is clicked after applying can
 * hardly have caused the application.
 */
export function attributeCandidate(
  story: CandidateStory,
  settings: AttributionSettings,
): CandidateAttribution {
  checkSettings(settings);
  const { candidateRef, statements, material } = readStory(story, settings);
  const outcomes = outcomesOf(statements);
  const journeys = anchorsOf(outcomes).map((anchor) => journeyOf(anchor, material, settings.lookbackDays));
  const journeyTo = new Map(journeys.map((journey) => [journey.applicationId, journey]));
  const credits = outcomes.filter(isCredited).flatMap((outcome) => {
    const touches = journeyTo.get(outcome.applicationId)?.touches ?? [];
    return PATH_MODELS.flatMap((model) => creditsFor(candidateRef, outcome, touches, model, settings));
  });
  return {
    candidateRef,
    outcomes,
    journeys,
    credits,
    discarded: journeys.flatMap((journey) => journey.discarded),
  };
}

/** The moment of the application; while no event has told of it, the earliest stage that is known. */
function anchorsOf(outcomes: readonly Outcome[]): Anchor[] {
  const anchors = new Map<string, Anchor>();
  for (const { applicationId, at, stage } of outcomes) {
    if (stage === 'application' || !anchors.has(applicationId))
      anchors.set(applicationId, { applicationId, at });
  }
  return [...anchors.values()].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1));
}
