import { type ClickHouseClient } from '@clickhouse/client';
import { PATH_MODELS } from '#domain/attribution/models.js';
import { STAGES } from '#domain/events/talent.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { dayOf, type Question, Recount, type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { type BucketCondition, setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const AMSTERDAM = 'Europe/Amsterdam';
const KOLKATA = 'Asia/Kolkata';
const FROM = '2026-03-27';
const TO = '2026-04-02';
const DAYS = [
  '2026-03-26',
  FROM,
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  TO,
  '2026-04-03',
];
const GRANULARITIES = ['none', 'day', 'week', 'month'];
const CONDITIONS: readonly BucketCondition[] = ['clean', 'stale', 'never'];

interface Body {
  readonly data: Row[];
  readonly columns: { readonly name: string; readonly title: string }[];
  readonly meta: {
    source: string;
    total: number;
    nextCursor: string | null;
    suppressed: { dimension: string; groups: number; shownAs: string }[];
    warnings: { code: string }[];
    from: string;
    to: string;
    zone: string;
  };
  readonly query: Record<string, unknown>;
}

describe('the named reports', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = organisation(20_260_329);
  const recount = new Recount(facts);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    const offset = await storeOrganisation(reporting.clickhouse, 'acme', facts);
    // Somebody else's data, which must never show.
    await reporting.addTenant('other');
    await storeOrganisation(reporting.clickhouse, 'other', organisation(7), { partition: 0, offset });
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string): Promise<Body> => {
    const reply = await reporting.get(`/api/v1/reports/${path}`, key);
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    return reply.body as Body;
  };
  const bring = (conditionOf: (day: string, index: number) => BucketCondition) =>
    setBuckets(reporting, { id: 'acme', zone: AMSTERDAM }, DAYS, conditionOf);

  describe.each([
    ['clean', 'rollup', (): BucketCondition => 'clean'],
    [
      'mixed: clean, computed too early and never computed',
      'mixed',
      (_day: string, index: number) => CONDITIONS[index % 3] ?? 'clean',
    ],
  ] as const)('when the buckets are %s', (_what, source, conditionOf) => {
    beforeAll(() => bring(conditionOf));

    // Another zone is always counted from raw facts, whatever the buckets are like: that is how none would be answered.
    describe.each(source === 'mixed' ? [AMSTERDAM, KOLKATA] : [AMSTERDAM])('in %s', (zone) => {
      const expectedSource = zone === AMSTERDAM ? source : 'raw';

      it.each(['total', 'advocate', 'team', 'campaign', 'content', 'network'])(
        'counts reach by %s as a recount of the facts does',
        async (by) => {
          for (const granularity of source === 'mixed' ? GRANULARITIES : ['week']) {
            const question = { zone, from: FROM, to: TO, by, granularity };
            const { data, meta } = await ask(
              `reach.json?from=${FROM}&to=${TO}&zone=${zone}&by=${by}&granularity=${granularity}`,
            );
            expect(sorted(rounded(data), by)).toEqual(sorted(recount.reach(question), by));
            expect(meta.source).toBe(expectedSource);
          }
        },
      );

      it.each([
        ['total', { campaign: ['spring'] }],
        ['total', { network: ['linkedin', 'x'], content: ['c1', 'c2'] }],
        ['total', { team: ['care'] }],
        ['total', { advocate: ['a01', 'a03'] }],
        ['campaign', { campaign: ['spring'] }],
        ['campaign', { campaign: ['spring'], network: ['linkedin'] }],
        ['network', { team: ['care'], campaign: ['summer'] }],
        ['team', { team: ['care'] }],
        ['advocate', { advocate: ['a02'], network: ['x'] }],
      ])('counts reach by %s under the filter %j', async (by, filters: Record<string, string[]>) => {
        const question = { zone, from: FROM, to: TO, by, granularity: 'day', filters };
        const { data } = await ask(
          `reach.json?from=${FROM}&to=${TO}&zone=${zone}&by=${by}&granularity=day&${parameters(filters)}`,
        );
        expect(sorted(rounded(data), by)).toEqual(sorted(recount.reach(question), by));
      });

      it.each(['channel', 'advocate', 'team', 'campaign', 'content', 'network', 'vacancy'])(
        'divides every outcome by %s, to the last millionth',
        async (by) => {
          const everyStage = by === 'channel' ? STAGES : (['hire'] as const);
          for (const [granularity, stages] of [
            ['none', everyStage],
            ['day', ['hire']],
            ['week', ['application']],
          ] as const) {
            for (const stage of stages) {
              const question = { zone, from: FROM, to: TO, by, granularity };
              const { data, meta } = await ask(
                `attribution.json?from=${FROM}&to=${TO}&zone=${zone}&by=${by}&stage=${stage}&granularity=${granularity}&limit=50000`,
              );
              expect(meta.source).toBe(expectedSource);
              const standing = recount
                .outcomes(question)
                .filter(
                  (outcome) => outcome.stage === stage && outcome.reversed_at === null && !outcome.internal,
                );
              for (const { name: model } of PATH_MODELS) {
                const lines = data.filter((line) => line['model'] === model);
                expect(lines.some((line) => String(line[by]).includes('unattributed'))).toBe(true);
                const micro = lines.reduce(
                  (sum, line) => sum + Math.round(Number(line['credit']) * 1_000_000),
                  0,
                );
                expect(micro).toBe(standing.length * 1_000_000);
                expect(nonZero(lines, by)).toEqual(expectedCredit(recount.credit(question, stage, model)));
              }
            }
          }
        },
      );

      it.each([
        [{ campaign: ['spring'] }],
        [{ vacancy: ['v1', 'v2'] }],
        [{ team: ['care'], network: ['linkedin'] }],
        [{ advocate: ['a01'] }],
      ])('divides credit under the filter %j', async (filters: Record<string, string[]>) => {
        const question: Question = { zone, from: FROM, to: TO, by: 'content', granularity: 'none', filters };
        const { data, meta } = await ask(
          `attribution.json?from=${FROM}&to=${TO}&zone=${zone}&by=content&stage=application&model=linear&${parameters(filters)}`,
        );
        expect(nonZero(data, 'content')).toEqual(
          expectedCredit(recount.credit(question, 'application', 'linear')),
        );
        expect(meta.warnings.map(({ code }) => code)).toEqual(
          'vacancy' in filters ? [] : ['filtered_credit'],
        );
      });

      it('counts the outcomes of the period in the funnel, people who work here already apart', async () => {
        const outcomes = recount.outcomes({ zone, from: FROM, to: TO, by: 'total', granularity: 'none' });
        for (const by of ['total', 'vacancy']) {
          const { data, meta } = await ask(
            `funnel.json?from=${FROM}&to=${TO}&zone=${zone}&basis=outcome&by=${by}`,
          );
          expect(meta.source).toBe(expectedSource);
          for (const line of data) {
            const ours = outcomes.filter((outcome) => isOfLine(outcome, line, by));
            expect([line['outcomes'], line['reversed']]).toEqual([
              ours.filter((o) => o.reversed_at === null).length,
              ours.filter((o) => o.reversed_at !== null).length,
            ]);
          }
          expect(sum(data, 'outcomes') + sum(data, 'reversed')).toBe(outcomes.length);
        }
      });

      it('follows the applications of the period through the funnel', async () => {
        const cohort = recount.cohort({ zone, from: FROM, to: TO, by: 'total', granularity: 'none' });
        for (const by of ['total', 'vacancy']) {
          const { data } = await ask(`funnel.json?from=${FROM}&to=${TO}&zone=${zone}&by=${by}`);
          for (const line of data) {
            const standing = cohort.filter(
              (outcome) =>
                isOfLine({ ...outcome, stage: String(line['stage']) }, line, by) &&
                outcome.reversed_at === null,
            );
            const at = (stage: string | undefined) =>
              new Set(
                standing
                  .filter((o) => o.stage === stage)
                  .map((o) => `${o.candidate_ref} ${o.application_id}`),
              );
            const here = at(String(line['stage']));
            const before = at(STAGES[STAGES.indexOf(line['stage'] as (typeof STAGES)[number]) - 1]);
            const both = [...here].filter((application) => before.has(application)).length;
            expect(line).toMatchObject({
              outcomes: here.size,
              from_previous: before.size === 0 ? null : both / before.size,
              from_application: at('application').size === 0 ? null : here.size / at('application').size,
            });
          }
          expect(sum(data, 'outcomes') + sum(data, 'reversed')).toBe(cohort.length);
        }
      });

      it('accounts for every request on a link', async () => {
        for (const network of ['', 'linkedin']) {
          const { data, meta } = await ask(
            `verdicts.json?from=${FROM}&to=${TO}&zone=${zone}${network && `&network=${network}`}`,
          );
          const clicks = facts.clicks.filter((click) => {
            const day = dayOf(click.occurred_at, zone);
            return day >= FROM && day <= TO && (network === '' || click.network === network);
          });
          for (const line of data) {
            const count = clicks.filter(
              ({ verdict, rule }) => verdict === line['verdict'] && rule === line['rule'],
            ).length;
            expect(line).toMatchObject({ requests: count, share_of_requests: count / clicks.length });
          }
          expect(sum(data, 'requests')).toBe(clicks.length);
          expect(meta.source).toBe(expectedSource);
        }
      });
    });
  });

  function parameters(filters: Record<string, string[]>): string {
    return Object.entries(filters)
      .flatMap(([name, values]) => values.map((value) => `${name}=${value}`))
      .join('&');
  }
});

function isOfLine(
  outcome: { vacancy_id: string; internal: boolean; stage: string },
  line: Row,
  by: string,
): boolean {
  const isMember = by === 'total' || (outcome.vacancy_id || '(none)') === line['vacancy'];
  return (
    isMember && outcome.stage === line['stage'] && outcome.internal === (line['mobility'] === 'internal')
  );
}

function rounded(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({
    ...row,
    frequency: typeof row['frequency'] === 'number' ? Number(row['frequency'].toFixed(9)) : null,
  }));
}

function sorted(rows: readonly Row[], by: string): Row[] {
  const keyOf = (row: Row) => `${String(row['period'])}|${String(row[by])}`;
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function nonZero(lines: readonly Row[], by: string): Record<string, number> {
  const found = lines
    .filter((line) => line['credit'] !== 0)
    .map((line) => [`${String(line['period'] ?? '')}|${String(line[by])}`, line['credit']] as const);
  return Object.fromEntries(found.toSorted()) as Record<string, number>;
}

function expectedCredit(micro: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    [...micro]
      .filter(([, value]) => value !== 0)
      .map(([key, value]) => [key, value / 1_000_000])
      .toSorted(),
  ) as Record<string, number>;
}

function sum(rows: readonly Row[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}
