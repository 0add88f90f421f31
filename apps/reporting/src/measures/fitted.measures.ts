import { type Measure } from './measure.js';

const BOOTSTRAP =
  'Percentile interval of a bootstrap by candidate (Efron and Tibshirani 1993, chapter 13) with Poisson weights that are a function of the candidate, so the same data has the same interval. Empty when there are too many lines to work it out.';

/** What models give that are fitted to all journeys together, and what other choices would have given. */
export const FITTED_MEASURES = [
  {
    name: 'fitted_credit',
    title: 'Data-driven credit',
    definition:
      'Outcomes of the applications received in the period, divided by the model. With the unattributed line it adds up to all standing outcomes of these applications. Another breakdown is another fit, so lines of two breakdowns do not add up to each other.',
    unit: 'outcomes',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'fitted_share',
    title: 'Share of data-driven credit',
    definition:
      'Data-driven credit divided by that of all lines, the unattributed one included. Empty without outcomes.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'removal_effect',
    title: 'Removal effect',
    definition:
      'The share of outcomes that would be lost if every journey ended where it meets this line, by the model; also the probability that a journey with an outcome passes it. Lines overlap, so together they can be more than 1. Empty for models that remove nothing.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'fitted_credit_low',
    title: 'Data-driven credit, low',
    definition: `Lower end of the 95 % interval of data-driven credit. ${BOOTSTRAP}`,
    unit: 'outcomes',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'not',
    version: 1,
  },
  {
    name: 'fitted_credit_high',
    title: 'Data-driven credit, high',
    definition: `Upper end of the 95 % interval of data-driven credit. ${BOOTSTRAP}`,
    unit: 'outcomes',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'fitted_relative_error',
    title: 'Relative error of data-driven credit',
    definition:
      'The standard error of data-driven credit (of the bootstrap) divided by the credit. Above 0.5 the number is mostly noise. Empty without credit or interval.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'windowed_credit',
    title: 'Credit in the window',
    definition:
      'Outcomes of the period, divided by the model over the touches within the window. For every window and model it adds up to all standing outcomes of people from outside, the unattributed line included. In the window of the settings it is the credit of the attribution report.',
    unit: 'outcomes',
    type: 'number',
    provenance: 'calculated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'credit_rank',
    title: 'Rank',
    definition:
      'Place by credit among the lines of the same window and model, from 1; equal credits share a place. The unattributed line has none.',
    unit: 'place',
    type: 'integer',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'window_touches',
    title: 'Touches in the window',
    definition:
      'Touches of the journeys that lie within the window. A touch that serves two outcomes counts twice.',
    unit: 'touches',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'window_touches_lost',
    title: 'Touches outside the window',
    definition: 'Touches that count in the window of the settings and lie outside this narrower one.',
    unit: 'touches',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
] as const satisfies readonly Measure[];
