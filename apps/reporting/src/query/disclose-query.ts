import { type ClickHouseClient } from '@clickhouse/client';
import { type TenantEntity } from '#shared/access/tenant.entity.js';
import { ProblemError } from '#shared/errors/problem.js';
import { discloseGroups } from '../privacy/disclosure.js';
import { type Suppression } from '../privacy/shown-groups.js';
import { usedDimensions } from '../semantic/compile/choose-cubes.js';
import { dimensionFilters } from '../semantic/compile/conditions.js';
import { type Disclosures, type ShownMembers } from '../semantic/compile/reading.js';
import { comparedWith } from '../semantic/query/periods.js';
import { type SemanticQuery } from '../semantic/query/semantic-query.js';

/** Who may be shown in an answer, and what to tell about the others. */
export interface QueryDisclosure {
  readonly disclosures: Disclosures;
  readonly suppressed: readonly Suppression[];
}

/**
 * Decides who may be shown. Days that are compared with count too: nobody is shown in one of them only.
 * @throws 403 for what may not be told apart, 422 for teams and single people together
 */
export async function discloseQuery(
  clickhouse: ClickHouseClient,
  query: SemanticQuery,
  tenant: TenantEntity,
): Promise<QueryDisclosure> {
  const used = usedDimensions(query);
  refusePeopleOfTeams(query);
  const named = (member: 'team' | 'advocate'): readonly string[] =>
    dimensionFilters(query)
      .filter((filter) => filter.member === member)
      .flatMap(({ values }) => values.filter((value) => !isLabel(value)));
  const periods = [
    query,
    ...(query.compareTo === null ? [] : [comparedWith(query, query.compareTo, query.granularity)]),
  ];
  const decided = await Promise.all(
    periods.map(({ from, to }) =>
      discloseGroups(clickhouse, tenant, {
        tenant: query.tenant,
        zone: query.zone,
        from,
        to,
        lines: (['team', 'advocate'] as const).filter((name) => used.includes(name)),
        teams: named('team'),
        advocates: named('advocate'),
      }),
    ),
  );
  const [first = {}] = decided;
  const disclosures: { [name in 'team' | 'advocate']?: ShownMembers } = {};
  const suppressed: Suppression[] = [];
  for (const name of ['team', 'advocate'] as const) {
    const groups = first[name];
    if (groups === undefined) continue;
    const shown = groups.shown.filter((member) => decided.every((one) => one[name]?.shown.includes(member)));
    disclosures[name] = { shown, pool: groups.pool };
    if (used.includes(name) && groups.suppression !== undefined) suppressed.push(groups.suppression);
  }
  return { disclosures, suppressed };
}

/**
 * Teams and single people together are asked by whole members that may be shown, and nothing else: what is left of a team
 * beside its shown people, or of unnamed people outside the shown teams, would speak about a few who may not be.
 */
function refusePeopleOfTeams(query: SemanticQuery): void {
  const used = usedDimensions(query);
  if (!used.includes('team') || !used.includes('advocate')) return;
  const isWhole = dimensionFilters(query)
    .filter(({ member }) => member === 'team' || member === 'advocate')
    .every(({ operator, values }) => operator === 'equals' && !values.some(isLabel));
  const areBothLines = query.dimensions.includes('team') && query.dimensions.includes('advocate');
  if (isWhole && !areBothLines) return;
  const detail =
    'Teams and single people can be asked together only as a filter that equals members by their names: anything else would speak about people who may not be shown. Ask one of the two.';
  throw new ProblemError('meaningless', { detail, errors: [{ pointer: '/dimensions', detail }] });
}

/** Lines that are no member: the pools, nobody, the company page. */
function isLabel(value: string): boolean {
  return value.startsWith('(');
}
