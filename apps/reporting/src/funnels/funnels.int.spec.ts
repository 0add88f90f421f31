import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { dayOf } from '../testing/recount.js';
import { storeOrganisation } from '../testing/store-organisation.js';
import { type FunnelAnswer } from './funnel-body.js';

const ZONE = 'Europe/Amsterdam';
const FROM = '2026-03-27';
const TO = '2026-04-02';
const DAY_MS = 86_400_000;

describe('POST /api/v1/funnels/query', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = organisation(17);
  const standing = facts.outcomes.filter(
    ({ candidate_ref, version, reversed_at }) =>
      facts.heads.get(candidate_ref) === version && reversed_at === null,
  );

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeOrganisation(clickhouse, 'acme', facts);
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (
    body: object,
    status = 200,
  ): Promise<FunnelAnswer & { errors?: { pointer: string }[] }> => {
    const reply = await reporting.post('/api/v1/funnels/query', key, {
      timeDimension: { dateRange: [FROM, TO] },
      ...body,
    });
    expect(reply.status).toBe(status);
    return reply.body as FunnelAnswer;
  };

  /** By plain loops over the outcomes: who applied in the period and stands at all of the steps in time. */
  const counted = (steps: readonly string[], vacancy: string, withinDays = Infinity) =>
    steps.map((_, index) => {
      const applications = standing.filter(
        ({ stage, internal, vacancy_id, occurred_at }) =>
          stage === 'application' &&
          !internal &&
          (vacancy_id || '(none)') === vacancy &&
          dayOf(occurred_at, ZONE) >= FROM &&
          dayOf(occurred_at, ZONE) <= TO,
      );
      return applications.filter((application) =>
        steps
          .slice(0, index + 1)
          .every((step) =>
            standing.some(
              (outcome) =>
                outcome.candidate_ref === application.candidate_ref &&
                outcome.application_id === application.application_id &&
                outcome.stage === step &&
                Date.parse(outcome.occurred_at) - Date.parse(application.occurred_at) <= withinDays * DAY_MS,
            ),
          ),
      ).length;
    });

  it.each([undefined, 1])('counts as plain loops do, within %s days', async (withinDays) => {
    const steps = ['application', 'interview', 'hire'];
    const { data, meta } = await ask({
      steps,
      breakdown: 'vacancy',
      ...(withinDays === undefined ? {} : { withinDays }),
    });
    expect(meta.leftOut).toBe(0);
    for (const vacancy of ['(none)', 'v1', 'v2', 'v3'])
      expect(
        data
          .filter((line) => line.mobility === 'external' && line.vacancy === vacancy)
          .map(({ applications }) => applications),
      ).toEqual(counted(steps, vacancy, withinDays));
  });

  it('leaves out applications that have not had the time yet, and says how many', async () => {
    // The last of them came in on 2 April; a year later all have had their hundred days, a day later none has.
    const { meta } = await ask({ withinDays: 1_000 });
    expect(meta.leftOut).toBeGreaterThan(0);
  });

  it('refuses steps that do not follow one another', async () => {
    expect((await ask({ steps: ['hire', 'application'] }, 400)).errors?.[0]?.pointer).toBe('/steps/1');
    expect((await ask({ steps: ['application', 'lunch'] }, 400)).errors?.[0]?.pointer).toBe('/steps/1');
    await ask({ timeDimension: { dateRange: ['2026-02-30', TO] } }, 400);
  });
});
