import { type Dimension } from './measure.js';

/** Everything a report can be broken down by or filtered on. */
export const DIMENSIONS = [
  {
    name: 'period',
    title: 'Period',
    definition:
      'A day (2026-03-29), an ISO 8601 week (2026-W13, Monday to Sunday) or a month (2026-03) of the reporting zone. The first and last may lie partly outside the asked days; what lies outside is not counted.',
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
      'What led to the outcome: an advocate, the company page, a direct visit, or nothing we know of (unattributed).',
  },
  { name: 'model', title: 'Model', definition: 'The attribution model that divided the credit.' },
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
] as const satisfies readonly Dimension[];

export type DimensionName = (typeof DIMENSIONS)[number]['name'];
