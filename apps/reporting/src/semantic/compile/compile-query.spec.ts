import fc from 'fast-check';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { knownNow } from '#shared/ledger/known.js';
import { anyQuery } from '../../testing/any-query.js';
import { type SourcePlan } from '../../buckets/choose-source.js';
import { isRefused, readQuery } from '../query/read-query.js';
import { type QueryBody } from '../query/query-body.js';
import { type SemanticQuery } from '../query/semantic-query.js';
import { chooseCubes, isMeaningless } from './choose-cubes.js';
import { compileQuery } from './compile-query.js';
import { type Bound, type Reading } from './reading.js';

const DAYS = ['2026-03-01', '2026-03-31'] as const;
const day = (text: string) => asId<Day>(text);
const plan = (source: SourcePlan['source']): SourcePlan => ({
  source,
  heads: source === 'raw' ? { days: [], versions: [] } : { days: [day('2026-03-02')], versions: [7] },
  rawDays: source === 'rollup' ? [] : [day('2026-03-03')],
  known: knownNow(1),
});
const reading = (source: SourcePlan['source']): Reading => ({
  plans: { reach: plan(source), talent: plan(source) },
  anew: plan('raw'),
  disclosures: { team: { shown: ['sales'], pool: '(pool)' }, advocate: { shown: [], pool: '(pool)' } },
  topMembers: undefined,
});

async function read(body: QueryBody): Promise<SemanticQuery> {
  const query = await readQuery(body, {
    tenant: asId<TenantId>('acme'),
    tenantZone: 'Europe/Amsterdam',
    zones: new Set(['Europe/Amsterdam']),
    defaultLimit: 100,
    maxPeriodDays: 1_000,
    nowMs: 0,
    today: () => day('2026-03-31'),
    lastDay: () => Promise.resolve(day('2026-03-31')),
    pagedPeriod: undefined,
  });
  if (isRefused(query)) throw new Error(JSON.stringify(query));
  return query;
}

function compiled(query: SemanticQuery, source: SourcePlan['source']): Bound {
  const shares = chooseCubes(query);
  if (isMeaningless(shares)) throw new Error(shares.detail);
  return compileQuery(query, shares, reading(source), {
    timeColumns: ['period'],
    page: { limit: 10, offset: 0 },
  });
}

describe('a compiled query', () => {
  const members = ['linkedin', 'application', 'last_touch', 'sales'];

  it('binds every value it asks for and nothing else, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyQuery(() => members, { days: DAYS, mostDimensions: 3 }),
        fc.constantFrom('rollup' as const, 'raw' as const, 'mixed' as const),
        async (body, source) => {
          const { sql, params } = compiled(await read(body), source);
          const asked = new Set([...sql.matchAll(/\{(\w+):[A-Z]/g)].map(([, name]) => name));
          for (const name of asked) expect(Object.keys(params)).toContain(name);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never has a value in its text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 3, unit: 'binary' }).map((text) => `~${text}~`),
        fc.constantFrom('equals' as const, 'contains' as const, 'endsWith' as const),
        async (value, operator) => {
          const query = await read({
            measures: ['clicks_human', 'unique_clickers'],
            dimensions: ['campaign'],
            timeDimension: { dateRange: [...DAYS] },
            filters: [{ member: 'content', operator, values: [value] }],
          });
          expect(compiled(query, 'mixed').sql).not.toContain(value);
        },
      ),
    );
  });

  it.each([
    [['clicks_human'], ['campaign'], [], 'reach_grain_rollup'],
    [['clicks_human'], ['campaign', 'advocate'], [], 'reach_rollup'],
    [['clicks_human'], [], ['advocate'], 'reach_grain_rollup'],
    [['unique_clickers'], ['team'], [], 'unique_rollup'],
    [['unique_clickers'], ['team', 'campaign'], [], 'click FINAL'],
    [['unique_clickers'], ['team'], ['campaign'], 'click FINAL'],
    [['potential_unique_reach_high'], ['team'], [], 'audience_rollup'],
    [['requests'], ['rule'], [], 'verdict_rollup'],
    [['requests'], ['network'], [], 'reach_grain_rollup'],
  ] as const)('reads %j by %j filtered on %j from %s', async (measures, dimensions, filtered, table) => {
    const { sql } = compiled(
      await read({
        measures: [...measures],
        dimensions: [...dimensions],
        timeDimension: { dateRange: [...DAYS] },
        filters: filtered.map((member) => ({ member, operator: 'equals', values: ['x'] })),
      }),
      'rollup',
    );
    const tables = [...sql.matchAll(/FROM (\w+_rollup|click FINAL)/g)].map(([, name]) => name);
    expect(tables).toEqual([table]);
  });
});
