import { type AcceptedEvent } from '../events/accepted-event.js';
import { type CandidateRef } from '../ids.js';
import { type EvidenceStatement } from '../journeys/evidence-statement.js';
import { type EvidenceSources, gatherMaterial, type JourneyMaterial } from '../journeys/journey-material.js';
import { standingEvidence } from '../journeys/source-statement.js';
import { type Deletion } from '../outcomes/derive-outcomes.js';
import { statementOf, type TalentStatement } from '../outcomes/talent-statement.js';
import { distinctInOrder } from '../time/total-order.js';
import { ownEvents } from './own-events.js';
import { type AttributionSettings } from './settings.js';

/**
 * Everything known about one candidate: their recruitment events, with those of candidates merged into them; every click
 * that evidence or a view names, and the clicks of the same visitor on the same link near it; every view with a visitor
 * key that evidence names; and what the links point at that either names. Each list is a set: order and repeats mean
 * nothing, and extras do no harm.
 */
export interface CandidateStory extends EvidenceSources {
  readonly candidateRef: CandidateRef;
  readonly events: readonly AcceptedEvent[];
}

/** What the computation reads of a story, in one order and without repeats. */
export interface ReadStory {
  readonly candidateRef: CandidateRef;
  readonly statements: readonly TalentStatement[];
  /** Empty where the settings let the outcomes of deleted candidates count. */
  readonly deletions: readonly Deletion[];
  readonly isAnonymised: boolean;
  readonly material: JourneyMaterial;
}

/**
 * The one door into the computation: credits are computed from what comes out of here, and the input hash is taken of
 * it, so nothing can be read that is not hashed.
 */
export function readStory(story: CandidateStory, settings: AttributionSettings): ReadStory {
  const events = ownEvents(story.candidateRef, story.events);
  const statements = distinctInOrder(events.map(statementOf).filter((statement) => statement !== undefined));
  return {
    candidateRef: story.candidateRef,
    statements,
    deletions: settings.deletedCandidates === 'drop' ? deletionsIn(events) : [],
    isAnonymised: events.some(({ type }) => type === 'candidate.anonymised'),
    material: gatherMaterial(evidenceOf(statements), story, settings.doubleClickSeconds),
  };
}

function deletionsIn(events: readonly AcceptedEvent[]): Deletion[] {
  const deletions = events.filter(({ type }) => type === 'candidate.deleted');
  return distinctInOrder(deletions.map(({ occurredAt, key }) => ({ at: occurredAt, key })));
}

/** Per application what stands of everything that was said of its source. */
function evidenceOf(statements: readonly TalentStatement[]): EvidenceStatement[] {
  const byApplication = Map.groupBy(statements, ({ applicationId }) => applicationId);
  return [...byApplication].flatMap(([applicationId, own]) => {
    const said = own.flatMap(({ at, key, source }) => (source === undefined ? [] : [{ at, key, ...source }]));
    return standingEvidence(said).map((stated) => ({ applicationId, ...stated }));
  });
}
