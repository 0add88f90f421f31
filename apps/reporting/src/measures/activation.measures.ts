import { type Measure } from './measure.js';

/** Whether people who join begin to share. */
export const ACTIVATION_MEASURES = [
  {
    name: 'cohort_people',
    title: 'People in the cohort',
    definition:
      'People whose first enrolment ever lies in the month, on the days asked for. Who left since is still in it.',
    unit: 'people',
    type: 'integer',
    provenance: 'measured',
    additive: 'not',
    version: 1,
  },
  {
    name: 'activated',
    title: 'Activated',
    definition:
      'Of those, who shared at least once within so many days (of 24 hours) after that enrolment; what they shared before does not count. Empty until everybody in the cohort has had the days, and for too few people.',
    unit: 'people',
    type: 'integer',
    provenance: 'measured',
    additive: 'not',
    version: 1,
  },
  {
    name: 'activation_rate',
    title: 'Activation rate',
    definition: 'Activated divided by people in the cohort. Empty where activated is.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'activation_rate_low',
    title: 'Activation rate, low',
    definition: 'Lower end of the 95 % Wilson score interval of the rate.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'not',
    version: 1,
  },
  {
    name: 'activation_rate_high',
    title: 'Activation rate, high',
    definition: 'Upper end of the 95 % Wilson score interval of the rate.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
