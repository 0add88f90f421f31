import { type ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { measureOf } from '../measures/catalogue.js';
import { SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { anyQuery } from '../testing/any-query.js';
import { Evaluator } from '../testing/evaluator/evaluator.js';
import { organisation } from '../testing/organisation.js';
import { periodOf, type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { withDeeds } from '../testing/with-deeds.js';
import { membersOf } from './members.js';

const FACTS = withDeeds(organisation(53), 53);
const ZONE = 'Europe/Amsterdam';
const DAYS = Array.from({ length: 14 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 25 + index)).toISOString().slice(0, 10),
);
const RUNS = 6;
/** Measures whose lines may be added up. */
const ADDITIVE = SEMANTIC_MODEL.measures.filter(
  (name) => measureOf(name).additive === 'over days and groups',
);

interface Answer {
  readonly data: readonly Row[];
  readonly meta: {
    readonly total: number;
    readonly nextCursor: string | null;
    readonly totals: Row | null;
    readonly comparedWith: { readonly from: string; readonly to: string } | null;
  };
}

describe('answers to questions of any shape', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const evaluator = new Evaluator(FACTS);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeOrganisation(clickhouse, 'acme', FACTS);
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, DAYS, (_, index) =>
      index % 3 === 1 ? 'never' : 'clean',
    );
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (body: QueryBody): Promise<Answer> => {
    const { status, text, body: answer } = await reporting.post('/api/v1/query', key, body);
    if (status !== 200) throw new Error(text);
    return answer as Answer;
  };
  const questions = (without: readonly string[] = []) =>
    anyQuery((name, days) => membersOf(name, days, evaluator, ZONE), { days: DAYS, without });
  /**
   * Of the question's, those whose lines add up to one line over everything. People are divided over the members of a
   * breakdown, so a filter on it and a breakdown without the company page leave a part of each of them out.
   */
  const additiveOf = ({ measures, filters = [], dimensions = [] }: QueryBody) =>
    ADDITIVE.filter((name) => measures.includes(name)).filter(
      (name) => name !== 'fair_share' || (filters.length === 0 && !dimensions.includes('advocate')),
    );
  /** Conditions on numbers pick lines, so what is left adds up to less. */
  const ofAllLines = ({ filters = [], ...body }: QueryBody): QueryBody => ({
    ...body,
    filters: filters.filter(({ member }) => !body.measures.includes(member)),
  });
  const sumOf = (rows: readonly Row[], measure: string) =>
    rows.reduce((total, row) => total + Number(row[measure]), 0);
  /** Every line is rounded to a millionth by itself. */
  const isSum = (rows: readonly Row[], whole: number, measure: string) => {
    const isClose = Math.abs(sumOf(rows, measure) - whole) <= 1e-6 * (rows.length + 1);
    expect({ measure, sum: isClose ? whole : sumOf(rows, measure) }).toEqual({ measure, sum: whole });
  };

  it('add up to their totals, under any filter', async () => {
    const law = async (asked: QueryBody) => {
      const body = ofAllLines(asked);
      fc.pre(additiveOf(body).length > 0);
      const { data, meta } = await ask({ ...body, include: { totals: true } });
      // Over several models or stages there is no total.
      fc.pre(meta.totals !== null);
      for (const measure of additiveOf(body)) isSum(data, Number(meta.totals?.[measure]), measure);
    };
    await fc.assert(fc.asyncProperty(questions(), law), { numRuns: RUNS });
  });

  it('put everything outside the top in one line, so that all lines are still the whole', async () => {
    const law = async (asked: QueryBody, count: number) => {
      const body = { ...ofAllLines(asked), include: {} };
      const { dimensions = [] } = body;
      const [measure] = additiveOf(body);
      const [dimension] = dimensions;
      // Over several models or stages there is no one order.
      if (dimensions.includes('model') || dimensions.includes('stage')) return fc.pre(false);
      if (measure === undefined || dimension === undefined) return fc.pre(false);
      const [whole, top] = [await ask(body), await ask({ ...body, top: { dimension, measure, count } })];
      fc.pre(whole.data.length > count);
      for (const name of additiveOf(body)) isSum(top.data, sumOf(whole.data, name), name);
      const sizes = [...Map.groupBy(whole.data, (row) => row[dimension])].map(
        ([member, rows]) => [member, sumOf(rows, measure)] as const,
      );
      const shown = new Set(top.data.map((row) => row[dimension]));
      const sizesOf = (isShown: boolean) =>
        sizes.filter(([member]) => shown.has(member) === isShown).map(([, size]) => size);
      expect(sizesOf(true)).toHaveLength(Math.min(count, sizes.length));
      expect(Math.min(...sizesOf(true))).toBeGreaterThanOrEqual(Math.max(-1, ...sizesOf(false)) - 1e-6);
    };
    await fc.assert(fc.asyncProperty(questions(), fc.integer({ min: 1, max: 3 }), law), { numRuns: RUNS });
  });

  it('have beside them what the same question says of the days before', async () => {
    const law = async (asked: QueryBody) => {
      const body = { ...ofAllLines(asked), include: {} };
      const { granularity = 'none', dateRange, ...time } = body.timeDimension ?? {};
      const now = await ask({ ...body, include: { compareTo: 'previous_period' } });
      const days = now.meta.comparedWith ?? { from: '', to: '' };
      const before = await ask({
        ...body,
        timeDimension: { ...time, granularity, dateRange: [days.from, days.to] },
      });
      const placeOf = (row: Row, range: readonly string[]) => {
        const [from = '', to = ''] = range;
        return granularity === 'none'
          ? 0
          : periodsBetween(from, to, granularity).indexOf(String(row['period']));
      };
      const groupOf = (row: Row, range: readonly string[]) =>
        JSON.stringify([placeOf(row, range), ...(body.dimensions ?? []).map((name) => row[name])]);
      const byGroup = new Map(before.data.map((row) => [groupOf(row, [days.from, days.to]), row]));
      for (const row of now.data) {
        const same = byGroup.get(groupOf(row, Array.isArray(dateRange) ? dateRange : []));
        for (const measure of body.measures)
          expect([measure, row[`${measure}__previous`]]).toEqual([measure, same?.[measure] ?? null]);
      }
    };
    // Whoever is shown in both periods is shown, which of one period alone may be more.
    await fc.assert(fc.asyncProperty(questions(['team', 'advocate']), law), { numRuns: RUNS });
  });

  it('come in pages that are one list', async () => {
    const law = async (body: QueryBody, pages: number) => {
      const whole = await ask(body);
      fc.pre(whole.data.length > 1);
      const limit = Math.ceil(whole.data.length / pages);
      const rows: Row[] = [];
      let next: string | null = null;
      do {
        const { data, meta } = await ask({ ...body, limit, cursor: next });
        expect(meta.total).toBe(whole.data.length);
        rows.push(...data);
        next = meta.nextCursor;
      } while (next !== null);
      expect(rows).toEqual(whole.data);
    };
    await fc.assert(fc.asyncProperty(questions(), fc.integer({ min: 2, max: 4 }), law), { numRuns: RUNS });
  });
});

/** The periods of some days, found by walking over them. */
function periodsBetween(from: string, to: string, granularity: string): readonly string[] {
  const periods = new Set<string>();
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000)
    periods.add(periodOf(new Date(ms).toISOString().slice(0, 10), granularity));
  return [...periods];
}
