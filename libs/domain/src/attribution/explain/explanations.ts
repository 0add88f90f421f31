import { type PathModelName } from '../models.js';
import { type Explain } from './explanation.js';
import { explainFirstTouch } from './first-touch.js';
import { explainLastNonDirect } from './last-non-direct.js';
import { explainLastTouch } from './last-touch.js';
import { explainLinear } from './linear.js';
import { explainLinearUnique } from './linear-unique.js';
import { explainMilestones } from './milestones.js';
import { explainPosition402040 } from './position-40-20-40.js';
import { explainTimeDecay } from './time-decay.js';

/** One for every path model: a model without its explanation does not compile. */
export const EXPLANATIONS: Readonly<Record<PathModelName, Explain>> = {
  first_touch: explainFirstTouch,
  last_touch: explainLastTouch,
  last_non_direct: explainLastNonDirect,
  linear: explainLinear,
  linear_unique: explainLinearUnique,
  position_40_20_40: explainPosition402040,
  time_decay: explainTimeDecay,
  w_shaped: explainMilestones(['application', 'interview']),
  full_path: explainMilestones(['application', 'interview', 'hire']),
};
