import { PATH_MODELS } from '#domain/attribution/models.js';
import { STAGES } from '#domain/events/talent.js';
import { type AskedDays } from '../testing/any-query.js';
import { type Evaluator } from '../testing/evaluator/evaluator.js';

/** Members that a question about the generated organisation may filter on, some of which have nothing. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  sharer: ['advocate', 'company_page'],
  campaign: ['(none)', 'spring', 'summer', 'winter'],
  content: ['(none)', 'c1', 'c2', 'c3'],
  network: ['linkedin', 'x', 'email', '(direct)', '(unattributed)'],
  verdict: ['human', 'bot', 'preview', 'internal', 'self'],
  rule: ['human.0', 'human.1', 'bot.0', 'self.1'],
  stage: STAGES,
  vacancy: ['(none)', 'v1', 'v2', 'v3', '(unattributed)'],
  mobility: ['internal', 'external'],
  model: PATH_MODELS.map(({ name }) => name),
  channel: ['advocate', 'company_page', 'direct', 'job_board', 'unattributed'],
};

/** Teams and people are those that may be shown in the answer: others cannot be filtered on. */
export function membersOf(
  dimension: string,
  { from, to, zone }: AskedDays,
  evaluator: Evaluator,
  tenantZone: string,
): readonly string[] {
  const { team, advocate } = evaluator.disclosed({ zone: zone ?? tenantZone, from, to, conditions: [] });
  switch (dimension) {
    case 'team':
      return ['(none)', '(small teams)', ...team];
    case 'advocate':
      return ['(company page)', '(not shown by name)', ...advocate];
    default:
      return MEMBERS[dimension] ?? [];
  }
}
