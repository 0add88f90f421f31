import { type ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { cubesOf, SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { type QueryBody } from '../semantic/query/query-body.js';
import { anyQuery } from '../testing/any-query.js';
import { Evaluator } from '../testing/evaluator/evaluator.js';
import { evaluatedQuestion } from '../testing/evaluator/question.js';
import { organisation } from '../testing/organisation.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { withDeeds } from '../testing/with-deeds.js';
import { differences } from './compare-lines.js';
import { membersOf } from './members.js';

const ZONE = 'Europe/Amsterdam';
const ZONES = ['America/Los_Angeles', 'Asia/Kolkata'];
/** The days that have facts, and one before and after. */
const DAYS = Array.from({ length: 14 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 25 + index)).toISOString().slice(0, 10),
);
/** For every measure and every dimension it is known by, questions that have both. Fewer would leave pairs unasked. */
const RUNS_PER_PAIR = 1;

describe('any question to the semantic model', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = withDeeds(organisation(31), 31);
  const evaluator = new Evaluator(facts);
  const asked = { measures: new Set<string>(), dimensions: new Set<string>(), lines: 0 };

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeOrganisation(clickhouse, 'acme', facts);
    // Rollups and raw facts in one answer.
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, DAYS, (_, index) =>
      index % 3 === 1 ? 'never' : 'clean',
    );
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (body: QueryBody): Promise<Row[]> => {
    const { status, text, body: answer } = await reporting.post('/api/v1/query', key, body);
    if (status !== 200) throw new Error(text);
    return (answer as { data: Row[] }).data;
  };
  const isAsTheFactsSay = async (body: QueryBody): Promise<void> => {
    const question = evaluatedQuestion(body, ZONE);
    const expected = evaluator.lines(question);
    const keys = [...(question.granularity === 'none' ? [] : ['period']), ...question.dimensions];
    expect(differences(await ask(body), expected, keys, question.measures)).toEqual([]);
    question.measures.forEach((name) => asked.measures.add(name));
    question.dimensions.forEach((name) => asked.dimensions.add(name));
    asked.lines += expected.length;
  };

  it.each(SEMANTIC_MODEL.measures)(
    'that has %s is answered as the facts say, whatever else it asks',
    async (measure) => {
      const dimensions = cubesOf(measure).flatMap((cube) => cube.dimensions.map(({ name }) => name));
      for (const dimension of new Set(dimensions)) {
        const questions = anyQuery((name, days) => membersOf(name, days, evaluator, ZONE), {
          measure,
          dimension,
          mostDimensions: 3,
          days: DAYS,
          zones: ZONES,
        });
        await fc.assert(fc.asyncProperty(questions, isAsTheFactsSay), { numRuns: RUNS_PER_PAIR });
      }
    },
  );

  it('was about every measure and every dimension, and had lines', () => {
    expect([...asked.measures].sort()).toEqual([...SEMANTIC_MODEL.measures].sort());
    expect([...asked.dimensions].sort()).toEqual([...SEMANTIC_MODEL.dimensions].sort());
    expect(asked.lines).toBeGreaterThan(1_000);
  });
});
