import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { ProblemError } from '#shared/errors/problem.js';

/** @throws a refusal unless the organisation recorded the decision that allows reports about persons */
export function requirePersonDecision({ personReportsReference }: TenantEntity): void {
  if (personReportsReference !== null) return;
  throw new ProblemError('forbidden', {
    detail:
      'A single outcome is about a candidate and about advocates, and such answers are closed for this organisation. Record the works council decision or DPIA that allows them as personReportsReference (PATCH /api/v1/organisation), or read the attribution report by team or channel.',
    errors: [{ pointer: '/personReportsReference', detail: 'needs the recorded decision' }],
  });
}
