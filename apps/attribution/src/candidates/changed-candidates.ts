import { createHash } from 'node:crypto';
import { attributeCandidate, type CandidateAttribution } from '#domain/attribution/attribute-candidate.js';
import { canonicalStory } from '#domain/attribution/canonical-story.js';
import { type CandidateStory } from '#domain/attribution/candidate-story.js';
import { type AttributionSettings } from '#domain/attribution/settings.js';
import { type Day, type Instant } from '#domain/ids.js';

/** What a ledger was computed from last, per candidate. */
export interface CandidateState {
  readonly settings_version: number;
  readonly candidate_ref: string;
  readonly input_hash: string;
  readonly outcome_days: readonly Day[];
}

/** A candidate whose story is no longer the one a ledger was computed from. */
export interface Changed {
  readonly attribution: CandidateAttribution;
  readonly inputHash: string;
  readonly days: readonly Day[];
  /** The days of the outcomes there were before. */
  readonly daysBefore: readonly Day[];
}

/** Computes the candidates whose story, or whose settings, are not those of their state. */
export function changedCandidates(
  stories: readonly CandidateStory[],
  settings: AttributionSettings,
  states: ReadonlyMap<string, CandidateState>,
  dayOf: (at: Instant) => Day,
): Changed[] {
  return stories.flatMap((story) => {
    const inputHash = createHash('sha256').update(canonicalStory(story, settings)).digest('hex');
    const state = states.get(story.candidateRef);
    if (state?.input_hash === inputHash) return [];
    const attribution = attributeCandidate(story, settings);
    const days = [...new Set(attribution.outcomes.map(({ at }) => dayOf(at)))];
    return [{ attribution, inputHash, days, daysBefore: state?.outcome_days ?? [] }];
  });
}
