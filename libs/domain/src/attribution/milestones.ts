import { STAGES } from '../events/talent.js';
import { type Stage } from '../events/catalogue.js';
import { type Instant } from '../ids.js';
import { type Outcome } from '../outcomes/outcome.js';
import { type Milestones } from './model.js';

/**
 * When an application reached its milestones, as far as a journey to one of its stages goes. What came after that stage
 * is no part of the journey: the touches that led to an application are weighed alike before and after the interview.
 * A stage that was reversed is no milestone.
 *
 * @param outcomes of one application
 * @param end the stage that the journey leads to
 */
export function milestonesOf(outcomes: readonly Outcome[], end: Stage): Milestones {
  const reachedAt = (stage: Stage): Instant | undefined =>
    STAGES.indexOf(stage) > STAGES.indexOf(end)
      ? undefined
      : outcomes.find((outcome) => outcome.stage === stage && outcome.reversedAt === undefined)?.at;
  const [application, interview, hire] = [
    reachedAt('application'),
    reachedAt('interview'),
    reachedAt('hire'),
  ];
  return {
    ...(application !== undefined && { application }),
    ...(interview !== undefined && { interview }),
    ...(hire !== undefined && { hire }),
  };
}
