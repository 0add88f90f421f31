import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { type Day, type TenantId } from '#domain/ids.js';
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

/** What is asked about groups of people and about single ones. */
export interface PersonalQuestion {
  readonly tenant: TenantId;
  readonly zone: string;
  readonly from: Day;
  readonly to: Day;
  /** Which of them have lines of their own. */
  readonly lines: readonly ('team' | 'advocate')[];
  /** Members that are asked for, or left out, by name. */
  readonly teams: readonly string[];
  readonly advocates: readonly string[];
}

/** Per kind of group that a question touches, which of its members may be told apart. */
export type GroupDisclosures = Partial<Record<'team' | 'advocate', ShownGroups>>;

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
  const { team, advocate } = await discloseGroups(clickhouse, tenant, {
    ...query,
    lines: by === 'team' || by === 'advocate' ? [by] : [],
    teams: query.filters.team,
    advocates: query.filters.advocate,
  });
  if (by === 'team' && team !== undefined) return disclosureOf(team);
  return by === 'advocate' && advocate !== undefined ? disclosureOf(advocate) : EVERYTHING;
}

/** The same for a question of any shape. Whoever is not in the answer's groups costs nothing. */
export async function discloseGroups(
  clickhouse: ClickHouseClient,
  tenant: TenantEntity,
  question: PersonalQuestion,
): Promise<GroupDisclosures> {
  const { lines, teams, advocates } = question;
  const asksPeople = lines.includes('advocate') || advocates.length > 0;
  if (asksPeople && tenant.personReportsReference === null) throw noDecision();
  if (!asksPeople && !lines.includes('team') && teams.length === 0) return {};

  const members = await readMembers(clickhouse, question.tenant, question.zone, question);
  const team = shownTeams(members, tenant.minGroupSize);
  const advocate = shownAdvocates(members, tenant.minGroupSize, teams);
  refuseHidden(
    'team',
    teams,
    team,
    `they have fewer than ${String(tenant.minGroupSize)} enrolled advocates in the period, or keep such a team from being worked out`,
  );
  refuseHidden(
    'advocate',
    advocates,
    advocate,
    'they did not opt in to be shown by name, or keep those who did not from being worked out',
  );
  return { team, advocate };
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
