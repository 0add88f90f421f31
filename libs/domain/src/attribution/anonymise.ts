import { type CandidateAttribution } from './attribute-candidate.js';

/**
 * The attribution of a candidate whom the ATS anonymised. What happened and who is credited stays, with channel, share
 * and time; what could lead back to a person goes: the events behind the touches, and evidence that made none.
 */
export function withoutPerson(attribution: CandidateAttribution): CandidateAttribution {
  return {
    ...attribution,
    journeys: attribution.journeys.map((journey) => ({
      ...journey,
      touches: journey.touches.map((touch, place) => ({ ...touch, key: String(place), events: [] })),
      discarded: [],
    })),
    credits: attribution.credits.map((credit) => ({ ...credit, touchEvents: [] })),
    discarded: [],
  };
}
