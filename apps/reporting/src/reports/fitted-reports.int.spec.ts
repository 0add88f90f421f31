import { type ClickHouseClient } from '@clickhouse/client';
import { FITTED_MODELS } from '#domain/attribution/fitted/fitted-models.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { seededRandom } from '#testing/random.js';
import { type Credit, NAMED_ADVOCATES, organisation, type Organisation } from '../testing/organisation.js';
import { Recount, type Row, SHOWN_TEAMS } from '../testing/recount.js';
import { type Reply, type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const ZONE = 'Europe/Amsterdam';
const DAY_MS = 86_400_000;
const QUESTION = { zone: ZONE, from: '2026-03-27', to: '2026-04-02', by: 'total', granularity: 'none' };
const PERIOD = `from=${QUESTION.from}&to=${QUESTION.to}`;

interface Body {
  readonly data: readonly Row[];
  readonly columns: readonly { readonly name: string }[];
  readonly meta: {
    readonly warnings: readonly { readonly code: string; readonly detail: string }[];
    readonly suppressed: readonly { readonly shownAs: string }[];
  };
}

/** Touches up to a hundred days before their outcome, the same for every stage and model of an application. */
function spreadOut(facts: Organisation): Organisation {
  const random = seededRandom(3);
  const ages = new Map<string, number>();
  const first = facts.credits.filter(
    ({ stage, model }) => stage === 'application' && model === 'first_touch',
  );
  const touchOf = new Map(first.map((credit) => [keyOf(credit), credit]));
  const credits = facts.credits.flatMap((credit): Credit[] => {
    const key = keyOf(credit);
    const applied = touchOf.get(key);
    // Stages of the generator have journeys of their own; here they inherit that of the application, as in the ledger.
    if (applied === undefined || credit.touch_at === null) return credit.touch_at === null ? [credit] : [];
    const age = ages.get(key) ?? random.int(89 * DAY_MS);
    ages.set(key, age);
    const touch_at = new Date(Date.parse(applied.outcome_at) - age).toISOString();
    const { channel, advocate_id, campaign_id, content_id, network } = applied;
    return [{ ...credit, channel, advocate_id, campaign_id, content_id, network, touch_at }];
  });
  return { ...facts, credits };
}
function keyOf({ candidate_ref, version, application_id, touch_index }: Omit<Credit, 'stage'>): string {
  return `${candidate_ref} ${String(version)} ${application_id} ${String(touch_index)}`;
}

describe('the reports of fitted models and of sensitivity', () => {
  const facts = spreadOut(organisation(20_260_404));
  const recount = new Recount(facts);
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    const offset = await storeOrganisation(clickhouse, 'acme', facts);
    await reporting.addTenant('other');
    await storeOrganisation(clickhouse, 'other', organisation(8), { partition: 0, offset });
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const get = (path: string, as = key): Promise<Reply> => reporting.get(`/api/v1/reports/${path}`, as);
  async function ask(path: string): Promise<Body> {
    const reply = await get(path);
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    return reply.body as Body;
  }

  /** The touches of an application in their order, from the facts themselves. */
  function touchesOf(ref: string, application: string, stage: string): Credit[] {
    return facts.credits
      .filter(
        (credit) =>
          credit.candidate_ref === ref &&
          credit.version === facts.heads.get(ref) &&
          credit.application_id === application &&
          credit.stage === stage &&
          credit.model === 'linear' &&
          credit.channel !== 'unattributed',
      )
      .sort((a, b) => a.touch_index - b.touch_index);
  }
  function memberOf(credit: Credit, by: string): string {
    const { channel, advocate_id, campaign_id } = credit;
    if (by === 'channel') return channel;
    if (channel === 'direct') return '(direct)';
    if (channel === 'job_board') return '(job board)';
    if (by === 'campaign') return campaign_id || '(none)';
    if (channel === 'company_page') return '(company page)';
    if (by === 'advocate') return NAMED_ADVOCATES.includes(advocate_id) ? advocate_id : '(not shown by name)';
    const team = recount.teamOf(advocate_id, credit.touch_at ?? credit.outcome_at);
    if (team === '') return '(none)';
    return SHOWN_TEAMS.includes(team) ? team : '(small teams)';
  }
  /** The applications from outside that were received in the period, and whether they stand at the stage. */
  function cohort(stage: string) {
    const outcomes = recount.cohort(QUESTION).filter((outcome) => !outcome.internal);
    return outcomes
      .filter((outcome) => outcome.stage === 'application' && outcome.reversed_at === null)
      .map(({ candidate_ref, application_id }) => ({
        touches: touchesOf(candidate_ref, application_id, 'application'),
        converted: outcomes.some(
          (outcome) =>
            outcome.candidate_ref === candidate_ref &&
            outcome.application_id === application_id &&
            outcome.stage === stage &&
            outcome.reversed_at === null,
        ),
      }));
  }
  const byMember = (rows: readonly Row[], by: string, column: string) =>
    Object.fromEntries(rows.map((row) => [String(row[by]), Number(row[column])]));

  it.each(['channel', 'advocate', 'team', 'campaign'])(
    'divide the hires of the applications of the period by %s as the definition of the Shapley value does',
    async (by) => {
      const expected: Record<string, number> = { [by === 'channel' ? 'unattributed' : '(unattributed)']: 0 };
      for (const { touches, converted } of cohort('hire')) {
        const members = new Set(touches.map((touch) => memberOf(touch, by)));
        if (members.size === 0) members.add(by === 'channel' ? 'unattributed' : '(unattributed)');
        // Everybody on the way has an equal part of an outcome; who is on no way to one has nothing, and a line.
        for (const member of members)
          expected[member] = (expected[member] ?? 0) + (converted ? 1 / members.size : 0);
      }
      const { data, columns } = await ask(`data-driven.json?${PERIOD}&by=${by}&model=shapley_count`);
      const credits = byMember(data, by, 'fitted_credit');
      expect(Object.keys(credits).sort()).toEqual(Object.keys(expected).sort());
      for (const [member, credit] of Object.entries(expected)) expect(credits[member]).toBeCloseTo(credit, 9);
      for (const row of data) {
        expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
        const [low, credit, high] = ['low', '', 'high'].map((end) =>
          Number(row[`fitted_credit${end && `_${end}`}`]),
        );
        expect(Number(low) <= Number(credit) && Number(credit) <= Number(high)).toBe(true);
      }
    },
  );

  it('remove a channel from the chain of all journeys, as walking it step by step does', async () => {
    const journeys = cohort('interview').filter(({ touches }) => touches.length > 0);
    const counts = new Map<string, Map<string, number>>();
    for (const { touches, converted } of journeys) {
      const states = ['(start)', ...touches.map(({ channel }) => channel), converted ? '(conv)' : '(null)'];
      for (const [index, to] of states.slice(1).entries()) {
        const row = counts.get(states[index] ?? '') ?? new Map<string, number>();
        counts.set(states[index] ?? '', row.set(to, (row.get(to) ?? 0) + 1));
      }
    }
    /** The share of a great many steps' worth of walks that has arrived at an outcome. */
    const arriving = (removed: string): number => {
      let mass = new Map([['(start)', 1]]);
      let arrived = 0;
      for (let step = 0; step < 500; step++) {
        const next = new Map<string, number>();
        for (const [state, amount] of mass) {
          const row = counts.get(state) ?? new Map<string, number>();
          const leaving = [...row.values()].reduce((sum, count) => sum + count, 0);
          for (const [to, count] of row) {
            if (to === '(conv)') arrived += (amount * count) / leaving;
            else if (to !== '(null)' && to !== removed)
              next.set(to, (next.get(to) ?? 0) + (amount * count) / leaving);
          }
        }
        mass = next;
      }
      return arrived;
    };
    const whole = arriving('');
    const { data } = await ask(`data-driven.json?${PERIOD}&stage=interview&by=channel`);
    const rows = data.filter(({ channel }) => channel !== 'unattributed');
    expect(rows.length).toBeGreaterThan(2);
    const effects = rows.map(({ channel }) => 1 - arriving(String(channel)) / whole);
    const all = effects.reduce((sum, effect) => sum + effect, 0);
    const converted = journeys.filter((one) => one.converted).length;
    rows.forEach((row, index) => {
      expect(row['removal_effect']).toBeCloseTo(effects[index] ?? NaN, 9);
      expect(row['fitted_credit']).toBeCloseTo((converted * (effects[index] ?? NaN)) / all, 9);
    });
  });

  it('add up to the outcomes of the cohort under every model', async () => {
    const converted = cohort('offer').filter((one) => one.converted).length;
    for (const { name } of FITTED_MODELS) {
      const { data } = await ask(`data-driven.json?${PERIOD}&stage=offer&by=campaign&model=${name}`);
      expect(data.reduce((sum, row) => sum + Number(row['fitted_credit']), 0)).toBeCloseTo(converted, 6);
      expect(data.reduce((sum, row) => sum + Number(row['fitted_share']), 0)).toBeCloseTo(1, 9);
    }
  });

  it('say when there is nothing to compare with, and which numbers are noise and where to look instead', async () => {
    const applications = await ask(`data-driven.json?${PERIOD}&stage=application`);
    expect(applications.meta.warnings.map(({ code }) => code)).toContain('no_null_journeys');
    const hires = await ask(`data-driven.json?${PERIOD}&stage=hire&by=advocate&model=shapley_count`);
    const noise = hires.meta.warnings.find(({ code }) => code === 'mostly_noise');
    expect(noise?.detail).toContain('by=team says more');
    expect(hires.meta.suppressed.map(({ shownAs }) => shownAs)).toEqual(['(not shown by name)']);
  });

  it('give no person a line without the decision of the organisation', async () => {
    const closed = await reporting.addTenant('closed', { personReports: false });
    for (const report of ['data-driven', 'sensitivity'])
      expect((await get(`${report}.json?${PERIOD}&by=advocate`, closed)).status).toBe(403);
  });

  it('are empty, with the line of nobody, for an organisation without data', async () => {
    const empty = await reporting.addTenant('empty');
    const { data } = (await get(`data-driven.json?${PERIOD}`, empty)).body as Body;
    expect(data).toEqual([
      expect.objectContaining({
        channel: 'unattributed',
        fitted_credit: 0,
        fitted_share: null,
        fitted_credit_low: null,
      }),
    ]);
    const { data: windows } = (await get(`sensitivity.json?${PERIOD}&model=linear&window=30`, empty))
      .body as Body;
    expect(windows).toEqual([
      expect.objectContaining({ channel: 'unattributed', windowed_credit: 0, credit_rank: null }),
    ]);
  });

  it.each(['channel', 'advocate', 'team', 'campaign'])(
    'weigh the touches within each window by %s as a recount of the facts does',
    async (by) => {
      const nobody = by === 'channel' ? 'unattributed' : '(unattributed)';
      const { data } = await ask(`sensitivity.json?${PERIOD}&by=${by}&stage=hire&limit=50000`);
      const outcomes = recount
        .outcomes(QUESTION)
        .filter((outcome) => !outcome.internal && outcome.reversed_at === null);
      const hires = outcomes.filter(({ stage }) => stage === 'hire');
      const share = {
        first_touch: (index: number) => (index === 0 ? 1 : 0),
        last_touch: (index: number, count: number) => (index === count - 1 ? 1 : 0),
        linear: (_index: number, count: number) => 1 / count,
      };
      for (const windowDays of [30, 60, 90]) {
        for (const [model, part] of Object.entries(share)) {
          const expected: Record<string, number> = {};
          let lost = 0;
          for (const { candidate_ref, application_id, occurred_at } of hires) {
            const all = touchesOf(candidate_ref, application_id, 'hire');
            const applied = facts.outcomes.find(
              (outcome) =>
                outcome.candidate_ref === candidate_ref &&
                outcome.application_id === application_id &&
                outcome.version === facts.heads.get(candidate_ref) &&
                outcome.stage === 'application',
            );
            const end = Date.parse(applied?.occurred_at ?? occurred_at);
            const within = all.filter(
              ({ touch_at }) => Date.parse(touch_at ?? '') >= end - windowDays * DAY_MS,
            );
            lost += all.length - within.length;
            for (const touch of all) expected[memberOf(touch, by)] ??= 0;
            within.forEach((touch, index) => {
              const member = memberOf(touch, by);
              expected[member] = (expected[member] ?? 0) + part(index, within.length);
            });
            if (within.length === 0) expected[nobody] = (expected[nobody] ?? 0) + 1;
          }
          const rows = data.filter(
            (row) => row['window'] === `${String(windowDays)} days` && row['model'] === model,
          );
          const credits = byMember(rows, by, 'windowed_credit');
          expect(Object.keys(credits).sort()).toEqual(Object.keys({ [nobody]: 0, ...expected }).sort());
          for (const [member, credit] of Object.entries(expected))
            expect(credits[member]).toBeCloseTo(credit, 4);
          expect(rows.reduce((sum, row) => sum + Number(row['window_touches_lost']), 0)).toBe(lost);
          if (windowDays === 30) expect(lost).toBeGreaterThan(5);
          expect(
            rows.reduce((sum, row) => sum + Math.round(Number(row['windowed_credit']) * 1_000_000), 0),
          ).toBe(hires.length * 1_000_000);
        }
      }
      expect(new Set(data.map((row) => row['window']))).toEqual(new Set(['30 days', '60 days', '90 days']));
    },
  );

  it('refuse a window that is wider than what was computed, with the way out', async () => {
    await reporting.addTenant('narrow').then(async (narrow) => {
      await reporting.postgres.query(
        `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
           deleted_candidates, created_by, state, activated_at)
         VALUES ('narrow', 2, 45, 7, 30, 'application', 'drop', 'key-1', 'active', '2026-01-01T00:00:00Z')`,
      );
      const refused = await get(`sensitivity.json?${PERIOD}&window=60`, narrow);
      expect([
        refused.status,
        (refused.body as { errors: { pointer: string }[] }).errors[0]?.pointer,
      ]).toEqual([400, '/window']);
      expect(refused.text).toContain('wider lookbackDays');
      const { data, meta } = (await get(`sensitivity.json?${PERIOD}&model=linear`, narrow)).body as Body;
      expect(data.map((row) => row['window'])).toEqual(['30 days', '45 days']);
      expect(meta.warnings.map(({ code }) => code)).toEqual(['wider_windows_left_out']);
    });
  });
});
