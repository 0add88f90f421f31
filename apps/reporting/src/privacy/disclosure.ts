import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { ProblemError } from '#shared/errors/problem.js';
import { type ReportQuery } from '../parameters/report-query.js';
import { readMembers } from './members.js';
import { shownAdvocates, type ShownGroups, shownTeams, type Suppression } from './shown-groups.js';

/** What a report may say about people: which groups have a line of their own, and what to tell about the others. */
export interface Disclosure {
  readonly shown: readonly string[];
  readonly pool: string;
  readonly suppressed: readonly Suppression[];
}

const EVERYTHING: Disclosure = { shown: [], pool: '', suppressed: [] };

/**
 * Decides what a query may see, before anything is read.
 * @throws a refusal when the query asks about single people without the organisation's recorded decision, or about a
 *   team or a person that may not be shown apart
 */
export async function disclose(
  clickhouse: ClickHouseClient,
  tenant: TenantEntity,
  query: ReportQuery,
): Promise<Disclosure> {
  const by = query.choices['by'];
  const { team: teams, advocate: advocates } = query.filters;
  const asksPeople = by === 'advocate' || advocates.length > 0;
  if (asksPeople && tenant.personReportsReference === null) throw noDecision();
  if (!asksPeople && by !== 'team' && teams.length === 0) return EVERYTHING;

  const members = await readMembers(clickhouse, query.tenant, query.zone, query);
  const byTeam = shownTeams(members, tenant.minGroupSize);
  const byAdvocate = shownAdvocates(members, tenant.minGroupSize, teams);
  refuseHidden(
    'team',
    teams,
    byTeam,
    `they have fewer than ${String(tenant.minGroupSize)} enrolled advocates in the period, or keep such a team from being worked out`,
  );
  refuseHidden(
    'advocate',
    advocates,
    byAdvocate,
    'they did not opt in to be shown by name, or keep those who did not from being worked out',
  );
  if (by === 'team') return disclosureOf(byTeam);
  return by === 'advocate' ? disclosureOf(byAdvocate) : EVERYTHING;
}

function disclosureOf({ shown, pool, suppression }: ShownGroups): Disclosure {
  return { shown, pool, suppressed: suppression === undefined ? [] : [suppression] };
}

function refuseHidden(name: string, asked: readonly string[], { shown }: ShownGroups, why: string): void {
  const hidden = asked.filter((value) => !shown.includes(value));
  if (hidden.length === 0) return;
  const detail = `${name} cannot be filtered on ${hidden.slice(0, 5).join(', ')}: ${why}. Leave the filter out, or take a wider period.`;
  throw new ProblemError('forbidden', { detail, errors: [{ pointer: `/${name}`, detail }] });
}

function noDecision(): ProblemError {
  return new ProblemError('forbidden', {
    detail:
      'Reports per advocate are closed for this organisation. Record the works council decision or DPIA that allows them as personReportsReference of the organisation, or ask by=team.',
    errors: [{ pointer: '/advocate', detail: 'needs the recorded decision personReportsReference' }],
  });
}
