import { type ClickFact } from '../clicks/click-fact.js';
import { type AcceptedEvent, type LinkContext } from '../events/accepted-event.js';
import { type CandidateRef } from '../ids.js';
import { gatherMaterial, type JourneyMaterial } from '../journeys/journey-material.js';
import { distinctInOrder } from '../time/total-order.js';
import { statementOf, type TalentStatement } from '../outcomes/talent-statement.js';
import { ownEvents } from './own-events.js';
import { type AttributionSettings } from './settings.js';

/** Everything known about one candidate. Each list is a set: order and repeats mean nothing, and extras do no harm. */
export interface CandidateStory {
  readonly candidateRef: CandidateRef;
  /** The recruitment events of the candidate, with those of candidates merged into them. */
  readonly events: readonly AcceptedEvent[];
  /** Every click whose id is named as evidence, and the clicks of the same visitor on the same link near it. */
  readonly clicks: readonly ClickFact[];
  /** What the link codes named as evidence point at. */
  readonly links: ReadonlyMap<string, LinkContext>;
}

/** What the computation reads of a story, in one order and without repeats. */
export interface ReadStory {
  readonly candidateRef: CandidateRef;
  readonly statements: readonly TalentStatement[];
  readonly material: JourneyMaterial;
}

/**
 * The one door into the computation: credits are computed from what comes out of here, and the input hash is taken of
 * it, so nothing can be read that is not hashed.
 */
export function readStory(story: CandidateStory, settings: AttributionSettings): ReadStory {
  const events = ownEvents(story.candidateRef, story.events);
  const statements = distinctInOrder(events.map(statementOf).filter((statement) => statement !== undefined));
  const evidence = statements.flatMap(({ applicationId, key, application }) =>
    (application?.evidence ?? []).map((item) => ({ applicationId, key, evidence: item })),
  );
  const material = gatherMaterial(evidence, story.clicks, story.links, settings.doubleClickSeconds);
  return { candidateRef: story.candidateRef, statements, material };
}
