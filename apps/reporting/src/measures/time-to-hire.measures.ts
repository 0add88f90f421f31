import { type Measure } from './measure.js';

/** How long recruiting takes. */
export const TIME_TO_HIRE_MEASURES = [
  {
    name: 'timed',
    title: 'Timed',
    definition:
      'How many times the medians and quartiles rest on: applications that reached the stage, or vacancies for the first application. Only outcomes that stand, of people from outside, with both moments known.',
    unit: 'times',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'days_lower_quartile',
    title: 'Lower quartile',
    definition:
      'A quarter took at most so many days (between two values linearly: Hyndman and Fan 1996, definition 7). Rounded to one decimal; empty for fewer people than may be shown.',
    unit: 'days',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'days_median',
    title: 'Median',
    definition:
      'Half took at most so many days of 24 hours. Rounded to one decimal; empty for fewer people than may be shown.',
    unit: 'days',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'days_upper_quartile',
    title: 'Upper quartile',
    definition:
      'Three quarters took at most so many days. Rounded to one decimal; empty for fewer people than may be shown.',
    unit: 'days',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'days_median_low',
    title: 'Median, low',
    definition:
      'Lower end of the interval that holds the median with at least 95 %: an order statistic by the binomial distribution (Conover, Practical Nonparametric Statistics, 3.2), true for every distribution. Empty for fewer than six times.',
    unit: 'days',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'not',
    version: 1,
  },
  {
    name: 'days_median_high',
    title: 'Median, high',
    definition: 'Upper end of the interval that holds the median with at least 95 %, as the lower end.',
    unit: 'days',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
