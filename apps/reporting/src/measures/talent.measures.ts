import { type Measure } from './measure.js';

/** What became of the applications, and whom the outcomes are credited to. */
export const TALENT_MEASURES = [
  {
    name: 'outcomes',
    title: 'Outcomes',
    definition:
      'Applications that reached the stage and stand: at most one per application and stage, as an event said so (no stage implies another). Reversed outcomes are not in it; people who already work here are counted apart.',
    unit: 'applications',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'reversed',
    title: 'Reversed',
    definition:
      'Outcomes of the stage that did not stand: called off, or of an application or candidate that the ATS deleted. Counted here and nowhere else.',
    unit: 'applications',
    type: 'integer',
    provenance: 'measured',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'from_previous',
    title: 'Rate from the previous stage',
    definition:
      'Of the applications that stand at the previous stage, the part that stands at this one too. Empty when nobody was there.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'from_previous_low',
    title: 'Rate from the previous stage, low',
    definition:
      'Lower end of the 95 % Wilson score interval (Wilson 1927, JASA 22:209) of the rate from the previous stage.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'not',
    version: 1,
  },
  {
    name: 'from_previous_high',
    title: 'Rate from the previous stage, high',
    definition:
      'Upper end of the 95 % Wilson score interval (Wilson 1927, JASA 22:209) of the rate from the previous stage.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'from_application',
    title: 'Rate from application',
    definition: 'Of all applications, the part that stands at this stage. Empty without applications.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'from_application_low',
    title: 'Rate from application, low',
    definition:
      'Lower end of the 95 % Wilson score interval (Wilson 1927, JASA 22:209) of the rate from application.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'lower',
    additive: 'not',
    version: 1,
  },
  {
    name: 'from_application_high',
    title: 'Rate from application, high',
    definition:
      'Upper end of the 95 % Wilson score interval (Wilson 1927, JASA 22:209) of the rate from application.',
    unit: 'ratio',
    type: 'number',
    provenance: 'estimated',
    bound: 'upper',
    additive: 'not',
    version: 1,
  },
  {
    name: 'credit',
    title: 'Credit',
    definition:
      'Outcomes divided over what led to them, in outcomes: kept in whole millionths and exact. For every model the credits of all groups, the unattributed line included, add up to the standing outcomes of people from outside. On the day of the outcome.',
    unit: 'outcomes',
    type: 'number',
    provenance: 'calculated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'share_of_credit',
    title: 'Share of credit',
    definition:
      'Credit divided by all credit of the model, in the same period and under the same filters, the unattributed line included. Empty without credit.',
    unit: 'ratio',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
