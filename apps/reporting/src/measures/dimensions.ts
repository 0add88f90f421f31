import { CONTENT_DIMENSIONS } from './content.dimensions.js';
import { EXPERIMENT_DIMENSIONS } from './experiment.dimensions.js';
import { type Dimension } from './measure.js';
import { PROGRAMME_DIMENSIONS } from './programme.dimensions.js';
import { REACH_DIMENSIONS } from './reach.dimensions.js';

/** Everything a report can be broken down by or filtered on. */
export const DIMENSIONS = [
  {
    name: 'period',
    title: 'Period',
    definition:
      'A day (2026-03-29), an ISO 8601 week (2026-W13, Monday to Sunday), a month (2026-03), a quarter (2026-Q1) or a year of the reporting zone. The first and last may lie partly outside the asked days; what lies outside is not counted.',
  },
  {
    name: 'sharer',
    title: 'Sharer',
    definition: 'advocate for employees, company_page for the company page.',
  },
  {
    name: 'advocate',
    title: 'Advocate',
    definition:
      'The employee who shared. By name only for people who opted in; the others are one line together. The company page has a line of its own.',
  },
  {
    name: 'team',
    title: 'Team',
    definition:
      'The team the advocate was in at the moment of the share or click. (none) is the company page and people without an enrolment. Small teams are one line together.',
  },
  {
    name: 'campaign',
    title: 'Campaign',
    definition: 'The campaign the link or share belongs to; (none) without one.',
  },
  { name: 'content', title: 'Content', definition: 'The content item that was shared; (none) without one.' },
  {
    name: 'network',
    title: 'Network',
    definition: 'The network it was shared on; offline for QR and spoken codes.',
  },
  {
    name: 'vacancy',
    title: 'Vacancy',
    definition: 'The vacancy that was applied for; (none) while no application was received.',
  },
  {
    name: 'channel',
    title: 'Channel',
    definition:
      'What led to the outcome: an advocate, the company page, a direct visit, a channel that the ATS or the candidate named where nothing better is known, or nothing we know of (unattributed).',
  },
  { name: 'model', title: 'Model', definition: 'The attribution model that divided the credit.' },
  {
    name: 'window',
    title: 'Look-back window',
    definition: 'How long before its end a journey begins: touches before that do not count.',
  },
  { name: 'stage', title: 'Stage', definition: 'application, qualified, interview, offer or hire.' },
  {
    name: 'mobility',
    title: 'Mobility',
    definition: 'external for people from outside, internal for people who already work here.',
  },
  { name: 'reason', title: 'Reason', definition: 'Why an event was rejected, from a closed list.' },
  {
    name: 'verdict',
    title: 'Verdict',
    definition: 'What a request on a link was taken for: human, bot, preview, prefetch, internal or self.',
  },
  { name: 'rule', title: 'Rule', definition: 'The rule that gave the verdict.' },
  {
    name: 'source_class',
    title: 'Source',
    definition:
      'sourced: the last touch before applying was an advocate. influenced_only: an advocate is elsewhere in the journey. other: no advocate in it. (all): every one of them.',
  },
  {
    name: 'hiring_team',
    title: 'Hiring team',
    definition: 'The team the vacancy was opened for; (none) when the vacancy or its team is not known.',
  },
  {
    name: 'duration',
    title: 'Duration',
    definition:
      'What is timed. Posting is the moment a vacancy was first opened. The first attributed application is the first with an advocate in its journey, and the first of a line is the first among those of the line. Interview, offer and hire are counted from the application of the same candidate for the same vacancy.',
  },
  {
    name: 'currency',
    title: 'Currency',
    definition: 'ISO 4217. Amounts of different currencies are never added up.',
  },
  {
    name: 'hire_source',
    title: 'Source of the hire',
    definition:
      'advocacy: costs of and credit to advocates. other: every other channel, direct and unattributed hires included. (shared): costs that no channel was named for. (all): all of them.',
  },
  {
    name: 'baseline_period',
    title: 'Period of the baseline',
    definition: 'First and last day of the hires and costs that the saving compares with: the same period.',
  },
  {
    name: 'advocacy_group',
    title: 'Group',
    definition: 'advocacy or other; what counts as advocacy is the parameter of the same name.',
  },
  {
    name: 'compared',
    title: 'Compared',
    definition:
      'retained_90_days and retained_365_days: the share still employed after so many days, of people who started at least so long ago. application_to_hire_days: the mean number of days.',
  },
  {
    name: 'covariate',
    title: 'Covariate',
    definition: 'What the groups are compared in: role, site and start_quarter are matched on, level is not.',
  },
  ...EXPERIMENT_DIMENSIONS,
  ...CONTENT_DIMENSIONS,
  ...PROGRAMME_DIMENSIONS,
  ...REACH_DIMENSIONS,
] as const satisfies readonly Dimension[];

export type DimensionName = (typeof DIMENSIONS)[number]['name'];
