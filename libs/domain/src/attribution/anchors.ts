import { type Anchor } from '../journeys/journey-of.js';
import { type Outcome } from '../outcomes/outcome.js';
import { STAGES } from '../events/talent.js';
import { type Anchoring } from './settings.js';

/**
 * Where the journeys of a candidate end, sorted by application and stage. Anchored at the application there is one per
 * application, which every later stage inherits: at the moment of the application or, while no event has told of it, at
 * the earliest stage that is known. Anchored at the stage there is one per outcome.
 *
 * @param outcomes sorted by (time, key)
 */
export function anchorsOf(outcomes: readonly Outcome[], anchoring: Anchoring): Anchor[] {
  const byApplication = Map.groupBy(outcomes, ({ applicationId }) => applicationId);
  return [...byApplication.values()]
    .flatMap((own) => {
      const application = own.find(({ stage }) => stage === 'application') ?? own[0];
      if (application === undefined) return [];
      const ends = anchoring === 'stage' ? own : [application];
      return ends.map(({ applicationId, stage, at }) => ({
        applicationId,
        stage,
        at,
        // A stage can be dated before its application; evidence cannot be later than the end of the journey.
        statedAt: application.at < at ? application.at : at,
      }));
    })
    .sort(byApplicationAndStage);
}

function byApplicationAndStage(a: Anchor, b: Anchor): number {
  if (a.applicationId !== b.applicationId) return a.applicationId < b.applicationId ? -1 : 1;
  return STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage);
}
