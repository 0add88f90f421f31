import { DIMENSIONS, type DimensionName } from './dimensions.js';
import { CASCADE_MEASURES } from './cascade.measures.js';
import { CLAIMS_MEASURES } from './claims.measures.js';
import { COST_MEASURES } from './cost.measures.js';
import { DISAGREEMENT_MEASURES } from './disagreement.measures.js';
import { HIRES_MEASURES } from './hires.measures.js';
import { HOLDOUT_MEASURES } from './holdout.measures.js';
import { FITTED_MEASURES } from './fitted.measures.js';
import { MATCHED_MEASURES } from './matched.measures.js';
import { type Dimension, type Measure } from './measure.js';
import { MEDIA_VALUE_MEASURES } from './media-value.measures.js';
import { OVERLAP_MEASURES } from './overlap.measures.js';
import { ACTIVATION_MEASURES } from './activation.measures.js';
import { BEFORE_AFTER_MEASURES } from './before-after.measures.js';
import { BURDEN_MEASURES } from './burden.measures.js';
import { AUDIENCE_MEASURES } from './audience.measures.js';
import { CONTENT_MEASURES } from './content.measures.js';
import { EMPLOYEES_VS_PAGE_MEASURES } from './employees-vs-page.measures.js';
import { INTERACTION_MEASURES } from './interaction.measures.js';
import { FOLLOWER_MEASURES } from './follower.measures.js';
import { PROGRAMME_MEASURES } from './programme.measures.js';
import { SURVEY_MEASURES } from './survey.measures.js';
import { QUALITY_MEASURES } from './quality.measures.js';
import { REACH_MEASURES } from './reach.measures.js';
import { REFUSED_MEASURES } from './refused.measures.js';
import { RETENTION_MEASURES } from './retention.measures.js';
import { TALENT_MEASURES } from './talent.measures.js';
import { TIME_TO_HIRE_MEASURES } from './time-to-hire.measures.js';

/** Every measure, in the order in which they are shown. */
export const MEASURES = [
  ...REACH_MEASURES,
  ...OVERLAP_MEASURES,
  ...CASCADE_MEASURES,
  ...MEDIA_VALUE_MEASURES,
  ...TALENT_MEASURES,
  ...FITTED_MEASURES,
  ...TIME_TO_HIRE_MEASURES,
  ...COST_MEASURES,
  ...RETENTION_MEASURES,
  ...MATCHED_MEASURES,
  ...HIRES_MEASURES,
  ...QUALITY_MEASURES,
  ...DISAGREEMENT_MEASURES,
  ...CLAIMS_MEASURES,
  ...HOLDOUT_MEASURES,
  ...PROGRAMME_MEASURES,
  ...ACTIVATION_MEASURES,
  ...BEFORE_AFTER_MEASURES,
  ...SURVEY_MEASURES,
  ...BURDEN_MEASURES,
  ...FOLLOWER_MEASURES,
  ...CONTENT_MEASURES,
  ...INTERACTION_MEASURES,
  ...EMPLOYEES_VS_PAGE_MEASURES,
  ...AUDIENCE_MEASURES,
  ...REFUSED_MEASURES,
];
export type MeasureName = (typeof MEASURES)[number]['name'];

const measureByName = new Map<string, Measure>(MEASURES.map((measure) => [measure.name, measure]));
const dimensionByName = new Map<string, Dimension>(
  DIMENSIONS.map((dimension) => [dimension.name, dimension]),
);

export function measureOf(name: MeasureName): Measure {
  return known(measureByName.get(name), name);
}

export function dimensionOf(name: DimensionName): Dimension {
  return known(dimensionByName.get(name), name);
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`${name} is in the type and not in the list`);
  return found;
}
