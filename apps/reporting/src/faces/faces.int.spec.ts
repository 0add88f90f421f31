import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { martViews } from '../mart/views/mart-views.js';
import { ENTITY_SETS } from '../odata/metadata/entity-sets.js';
import { type MeasureName } from '../measures/catalogue.js';
import { cubesOf, SEMANTIC_MODEL } from '../semantic/model/semantic-model.js';
import { Evaluator } from '../testing/evaluator/evaluator.js';
import { organisation } from '../testing/organisation.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { withDeeds } from '../testing/with-deeds.js';
import { odataFace, sqlFace } from './bi-faces.js';
import { differences } from './compare-lines.js';
import { type Face, type FaceAnswer, type FaceQuestion, type Subject } from './face.js';
import { exportFace, queryFace } from './query-faces.js';
import { reportFace } from './report-face.js';

const ZONE = 'Europe/Amsterdam';
/** Weeks and months are asked whole, of days some in the middle: tables of periods have no other. */
const WHOLE = { from: '2026-03-23', to: '2026-04-12' } as const;
const ASKED = {
  none: WHOLE,
  day: { from: '2026-03-28', to: '2026-04-01' },
  week: WHOLE,
  month: WHOLE,
} as const;
const DAYS = Array.from({ length: 21 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 23 + index)).toISOString().slice(0, 10),
);
const CUBES: Readonly<Record<Subject, readonly string[]>> = {
  sharing: ['reach', 'audience', 'people'],
  verdicts: ['verdicts'],
  outcomes: ['outcomes'],
  credit: ['credit'],
  programme: ['programme'],
};
const PAIRS: readonly (readonly [Subject, readonly string[], readonly FaceQuestion['granularity'][]])[] = [
  ...[[], ['sharer'], ['advocate'], ['team'], ['campaign'], ['content'], ['network']].map(
    (dimensions) => ['sharing', dimensions, ['day', 'week', 'month']] as const,
  ),
  ...[['verdict'], ['rule'], ['network']].map(
    (dimensions) => ['verdicts', dimensions, ['day', 'week', 'month']] as const,
  ),
  // These two reports know no periods.
  ['verdicts', ['verdict', 'rule'], ['none']],
  ['outcomes', ['stage', 'vacancy', 'mobility'], ['none', 'day', 'week', 'month']],
  ...['channel', 'advocate', 'team', 'campaign', 'content', 'network', 'vacancy'].map(
    (dimension) => ['credit', ['model', 'stage', dimension], ['day', 'week', 'month']] as const,
  ),
  ...[[], ['team']].map((dimensions) => ['programme', dimensions, ['day', 'week', 'month']] as const),
];

const organisationOf = (index: number) => withDeeds(organisation(47 + index), index);

describe('the faces of the semantic model', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  let faces: readonly Face[];
  const evaluator = new Evaluator(organisationOf(0));
  const measuresOf = (subject: Subject) => [
    ...new Set(
      SEMANTIC_MODEL.cubes
        .filter(({ name }) => CUBES[subject].includes(name))
        .flatMap(({ measures }) => measures.map(({ name }) => name)),
    ),
  ];
  /** Which measure by which dimension was compared, per face. */
  const compared = new Map<string, Set<string>>();

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await reporting.addTenant('other');
    for (const [index, id] of ['acme', 'other'].entries()) {
      await storeOrganisation(clickhouse, id, organisationOf(index));
      await setBuckets(reporting, { id, zone: ZONE }, DAYS, () => 'clean');
    }
    // Stored long ago, so that a list of some seconds ago may use the rollups.
    await reporting.postgres.query(`UPDATE bucket SET marked_at = now() - interval '1 hour'`);
    faces = [
      queryFace(reporting, key),
      reportFace(reporting, key),
      odataFace(reporting, key),
      await sqlFace(clickhouse, { id: 'acme', zone: ZONE }, DAYS),
      exportFace(reporting, 'acme'),
    ];
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  describe.each(PAIRS)('say of %s by %j', (subject, dimensions, granularities) => {
    it.each(granularities)('per %s, measure by measure, what the facts say', async (granularity) => {
      const measures = measuresOf(subject);
      const question = { subject, measures, dimensions, granularity, ...ASKED[granularity] };
      const expected = evaluator.lines({ ...question, zone: ZONE, conditions: [], emptyBuckets: false });
      expect(expected.length).toBeGreaterThan(granularity === 'none' || dimensions.length > 0 ? 1 : 0);
      for (const face of faces)
        for (const answer of (await face.ask(question)) ?? []) {
          for (const measure of answer.measures) {
            const found = {
              measure,
              face: face.name,
              differences: compare(answer, expected, measure, question),
            };
            expect(found).toEqual({ measure, face: face.name, differences: [] });
            const pairs = compared.get(face.name) ?? new Set<string>();
            (dimensions.length === 0 ? ['total'] : dimensions).forEach((by) =>
              pairs.add(`${measure} by ${by}`),
            );
            compared.set(face.name, pairs);
          }
        }
    });
  });

  it('were each asked every measure by every dimension they have', () => {
    const all = SEMANTIC_MODEL.cubes.flatMap(({ measures, dimensions }) =>
      measures.flatMap(({ name }) => dimensions.map((dimension) => `${name} by ${dimension.name}`)),
    );
    const missing = (face: string) =>
      [...new Set(all)].filter((pair) => compared.get(face)?.has(pair) !== true);
    expect(missing('query')).toEqual([]);
    expect(missing('export')).toEqual([]);
    const isOfPeople = (pair: string) => pair.endsWith(' by advocate') || pair.endsWith(' by sharer');
    expect(missing('report').filter((pair) => !pair.endsWith(' by sharer'))).toEqual([
      'share_of_requests by network',
    ]);
    for (const [face, absent] of [
      ['odata', []],
      ['sql', SEMANTIC_MODEL.measures.filter(isOfProgramme).map((name) => `${name} by team`)],
    ] as const) {
      expect([...(compared.get(face) ?? [])].filter(isOfPeople)).toEqual([]);
      expect(missing(face).filter((pair) => !isOfPeople(pair))).toEqual([
        'requests by rule',
        'share_of_requests by rule',
        'share_of_requests by network',
        ...absent,
      ]);
    }
  });

  it('show people only where somebody decided on them: not in OData, and not in SQL', async () => {
    const isPerson = (name: string) => /^advocate$|visitor|candidate|person|_id$/.test(name);
    const properties = ENTITY_SETS.flatMap((set) => set.properties.map(({ name }) => name));
    const columns = martViews('db').flatMap((view) => view.columns.map(({ name }) => name));
    for (const names of [properties, columns]) {
      expect(names).toContain('team');
      expect(names.filter(isPerson)).toEqual([]);
    }
    expect((await reporting.get('/odata/v4/ReachDaily?$select=advocate', key)).status).toBe(400);
    const unknown = { query: 'SELECT advocate FROM mart_reach_daily' };
    await expect(clickhouse.query(unknown)).rejects.toThrow(/advocate/);
  });
});

/** No rollup keeps the programme, so there is no view of it. */
function isOfProgramme(measure: MeasureName): boolean {
  return cubesOf(measure).every(({ name }) => name === 'programme');
}

/** Faces may leave out lines of nothing or show them, so of padded ones only what has a number is compared. */
function compare(
  { rows, measures, isPadded = false, isAsked = () => true }: FaceAnswer,
  expected: readonly Row[],
  measure: string,
  { dimensions, granularity }: FaceQuestion,
): readonly string[] {
  const keys = [...(granularity === 'none' ? [] : ['period']), ...dimensions];
  const hasNumber = (row: Row) => !isPadded || measures.some((name) => Number(row[name] ?? 0) !== 0);
  return differences(rows.filter(hasNumber), expected.filter(isAsked).filter(hasNumber), keys, [measure]);
}
