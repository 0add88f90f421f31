import { type Measure } from './measure.js';

/** What recruiting costs. Amounts are in the currency of their line. */
export const COST_MEASURES = [
  {
    name: 'external_cost',
    title: 'External costs',
    definition:
      'Costs recorded as external in the sense of ANSI/SHRM 06001.2012 (agencies, job boards, advertising, travel), each spread evenly over its days; the days within the period count. The latest statement about a cost replaces those before.',
    unit: 'currency',
    type: 'number',
    provenance: 'declared',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'internal_cost',
    title: 'Internal costs',
    definition:
      'Costs recorded as internal in the sense of ANSI/SHRM 06001.2012 (recruiters, licences, hours of advocates, referral rewards), spread and replaced as external ones.',
    unit: 'currency',
    type: 'number',
    provenance: 'declared',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'cost_of_unstated_kind',
    title: 'Costs of vacancies, kind not stated',
    definition:
      'What vacancies cost by the latest statement at their opening or closing, whole on the day of that statement. Vacancies that any recorded cost names are left out, so that no money is counted twice.',
    unit: 'currency',
    type: 'number',
    provenance: 'declared',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'total_cost',
    title: 'Costs',
    definition: 'External and internal costs and those of vacancies together.',
    unit: 'currency',
    type: 'number',
    provenance: 'declared',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'credited_hires',
    title: 'Hires, by credit',
    definition:
      'Hires of the period that stand, of people from outside, divided over channels by the chosen model: a journey over two channels counts for both in part. All lines add up to the hires. Credit is not lift: it does not say who would not have come otherwise.',
    unit: 'hires',
    type: 'number',
    provenance: 'calculated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'cost_per_hire',
    title: 'Cost per hire',
    definition:
      'Costs divided by hires by credit (ANSI/SHRM 06001.2012: external plus internal costs over hires). Costs that no channel was named for are in (shared) and in (all) only. Empty without hires.',
    unit: 'currency per hire',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'baseline_hires',
    title: 'Hires of the baseline',
    definition:
      'Hires of the same period that are not credited to advocates, direct and unattributed ones included: those that the saving compares with.',
    unit: 'hires',
    type: 'number',
    provenance: 'calculated',
    additive: 'over days and groups',
    version: 1,
  },
  {
    name: 'baseline_cost_per_hire',
    title: 'Cost per hire of the baseline',
    definition:
      'Costs of all channels but advocates divided by the hires of the baseline. Shared costs are left out on both sides. Hires that cost nothing lower it, so the saving is rather too small than too large.',
    unit: 'currency per hire',
    type: 'number',
    provenance: 'calculated',
    additive: 'not',
    version: 1,
  },
  {
    name: 'cost_saved',
    title: 'Costs saved (by credit)',
    definition:
      'Hires credited to advocates times (cost per hire of the baseline less that of advocacy), advocacy with all its recorded costs. Negative when advocacy cost more. It rests on credit and takes hires as comparable; it is no proof of an effect. Empty unless both sides have recorded costs.',
    unit: 'currency',
    type: 'number',
    provenance: 'estimated',
    additive: 'not',
    version: 1,
  },
] as const satisfies readonly Measure[];
