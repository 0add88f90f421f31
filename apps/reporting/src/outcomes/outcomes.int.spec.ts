import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { outcomeId, type OutcomeKey } from './outcome-id.js';
import { type OutcomeList } from './outcomes.service.js';
import { type Why } from './why/why.js';

const KEY: OutcomeKey = { candidateRef: 'person-1', applicationId: 'app-1', stage: 'hire' };
const [APPLIED, HIRED] = ['2026-03-20T09:00:00.000Z', '2026-04-02T09:00:00.000Z'];
/** Two touches a week apart, both within 90 days of the application and only the second one within 30. */
const [FIRST_TOUCH, SECOND_TOUCH] = ['2026-02-16T09:00:00.000Z', '2026-02-23T09:00:00.000Z'];
const [DAY_3, DAY_5, DAY_7] = ['2026-04-03', '2026-04-05', '2026-04-07'].map(
  (day) => `${day}T10:00:00.000Z`,
) as [string, string, string];

describe('single outcomes', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await store('programme_event', enrolments());
    // What was known on 3 April, the click that came in on the 5th, and settings with a shorter window from the 7th on.
    await publish({ version: 10, settings: 1, at: DAY_3, touches: [touch('ann', SECOND_TOUCH)] });
    await publish({
      version: 11,
      settings: 1,
      at: DAY_5,
      touches: [touch('bob', FIRST_TOUCH), touch('ann', SECOND_TOUCH)],
    });
    await publish({
      version: 12,
      settings: 2,
      at: '2026-04-06T10:00:00.000Z',
      touches: [touch('ann', SECOND_TOUCH)],
    });
    await reporting.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, created_by, state, activated_at)
       VALUES ('acme', 2, 30, 7, 30, 'application', 'drop', 'key-1', 'active', $1)`,
      [DAY_7],
    );
    for (const [candidate, version] of [
      ['person-2', 21],
      ['person-3', 22],
    ] as const) {
      await store('outcome', [outcomeRow(candidate, version, 'hire', HIRED)]);
      await store('candidate_head_log', [headRow(candidate, version, 2, DAY_7)]);
    }
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const store = (table: string, values: readonly object[]) =>
    clickhouse.insert({ table, values: [...values], format: 'JSONEachRow' });
  const get = async <T>(path: string, as = key): Promise<T & { status: number }> => {
    const { status, body } = await reporting.get(`/api/v1/outcomes${path}`, as);
    return { ...(body as T), status };
  };
  const why = (more = '') => get<Why>(`/${outcomeId(KEY)}/attribution${more}`);

  interface Touch {
    readonly advocate: string;
    readonly at: string;
  }
  const touch = (advocate: string, at: string): Touch => ({ advocate, at });

  async function publish(ledger: {
    readonly version: number;
    readonly settings: number;
    readonly at: string;
    readonly touches: readonly Touch[];
  }): Promise<void> {
    const { version, settings, at, touches } = ledger;
    // A third and two thirds of a million: half a half-life is a week, and the second touch is a week later.
    const decay = touches.length === 1 ? [1_000_000] : [333_333, 666_667];
    const models = {
      linear: touches.map(() => 1_000_000 / touches.length),
      time_decay: decay,
      // By a version of the model that nobody has any more; and by the present one, but not what it gives.
      first_touch: touches.map((_, index) => (index === 0 ? 1_000_000 : 0)),
      last_touch: touches.map((_, index) => (index === 0 ? 1_000_000 : 0)),
    };
    await store('outcome', [
      outcomeRow('person-1', version, 'application', APPLIED),
      outcomeRow('person-1', version, 'hire', HIRED),
    ]);
    await store(
      'credit',
      Object.entries(models).flatMap(([model, micro]) =>
        touches.map(({ advocate, at: touchAt }, index) => ({
          tenant: 'acme',
          candidate_ref: 'person-1',
          version,
          application_id: 'app-1',
          stage: 'hire',
          model,
          touch_index: index,
          outcome_at: HIRED,
          channel: 'advocate',
          advocate_id: advocate,
          share_id: `share-of-${advocate}`,
          link_code: `link-of-${advocate}`,
          network: 'linkedin',
          credit_micro: micro[index],
          evidence: 'click_id',
          touch_at: touchAt,
          touch_events: [`click-of-${advocate}`],
          model_version: model === 'first_touch' ? 99 : 1,
          settings_version: settings,
          input_hash: String(version).repeat(32),
          computed_at: at,
          corroborated_by: ['link_code'],
          clicks: 1,
        })),
      ),
    );
    await store('candidate_head_log', [headRow('person-1', version, settings, at)]);
  }

  it('are explained touch by touch, with each model’s arithmetic and what the window and settings were', async () => {
    const answer = await why(`?asKnownAt=${DAY_5}`);
    expect(answer).toMatchObject({
      status: 200,
      outcome: { stage: 'hire', at: HIRED, reversedAt: null, applicationId: 'app-1' },
      notCredited: null,
      settings: { version: 1, lookbackDays: 90 },
      window: { from: '2025-12-20T09:00:00.000Z', to: APPLIED, endsWith: 'application' },
      computed: { version: 11, inputHash: '11'.repeat(32) },
      meta: { asKnownAt: DAY_5 },
    });
    expect(answer.journey).toMatchObject([
      { touch: 0, at: FIRST_TOUCH, evidence: 'click_id', corroboratedBy: ['link_code'], clicks: 1 },
      { touch: 1, at: SECOND_TOUCH, advocateId: 'ann', shareId: 'share-of-ann', events: ['click-of-ann'] },
    ]);
    const decay = answer.models.find(({ model }) => model === 'time_decay');
    expect(decay?.credits).toEqual([
      {
        touch: 0,
        credit: 0.333333,
        because: '7 d before the last touch: 2^-(7 d / 7 d) = 0.5; 0.5 / 1.5 = 33.3 %',
      },
      {
        touch: 1,
        credit: 0.666667,
        because: '0 d before the last touch: 2^-(0 d / 7 d) = 1; 1 / 1.5 = 66.7 %',
      },
    ]);
    expect(answer.discarded).toMatchObject([
      { event: 'e-applied', evidence: 'click_id', reason: 'unknown_click', verdict: null },
    ]);
  });

  it('do not get an arithmetic of another version, or one that comes to something else than what is stored', async () => {
    const { models } = await why(`?asKnownAt=${DAY_5}`);
    for (const name of ['first_touch', 'last_touch']) {
      const model = models.find((explained) => explained.model === name);
      expect(model?.note).toContain(`version ${name === 'first_touch' ? '99' : '1'} of the model`);
      expect(model?.credits.map(({ credit, because }) => [credit, because])).toEqual([
        [1, null],
        [0, null],
      ]);
    }
  });

  it('do not name somebody who did not opt in, nor the share, link and clicks that would', async () => {
    const answer = await why();
    const then = await why(`?asKnownAt=${DAY_5}`);
    expect(then.journey[0]).toMatchObject({
      advocateId: '(not shown by name)',
      shareId: null,
      linkCode: null,
      events: [],
    });
    expect(JSON.stringify([answer, then])).not.toContain('bob');
  });

  it('tell every version there was, when it counted, and what it changed', async () => {
    const { history, settings, computed } = await why();
    expect([settings.lookbackDays, computed.version]).toEqual([30, 12]);
    expect(
      history.map(({ version, since, because, settingsVersion }) => [
        version,
        since,
        because,
        settingsVersion,
      ]),
    ).toEqual([
      [10, DAY_3, 'first', 1],
      [11, DAY_5, 'facts', 1],
      [12, DAY_7, 'settings', 2],
    ]);
    expect(history.map(({ changes }) => changes.filter(({ model }) => model === 'linear'))).toEqual([
      [{ model: 'linear', to: 'ann', before: 0, after: 1 }],
      [
        { model: 'linear', to: '(not shown by name)', before: 0, after: 0.5 },
        { model: 'linear', to: 'ann', before: 1, after: 0.5 },
      ],
      [
        { model: 'linear', to: '(not shown by name)', before: 0.5, after: 0 },
        { model: 'linear', to: 'ann', before: 0.5, after: 1 },
      ],
    ]);
    expect((await why(`?asKnownAt=${DAY_3}`)).history).toHaveLength(1);
  });

  it('are listed a page at a time, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get<OutcomeList>(`?stage=hire&from=2026-04-01&to=2026-04-30&limit=1${cursor}`);
      expect(page.data).toHaveLength(1);
      seen.push(...page.data.map(({ candidateRef }) => candidateRef));
      cursor = page.meta.nextCursor === null ? '' : `&cursor=${page.meta.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(['person-1', 'person-2', 'person-3']);
    const [first] = (await get<OutcomeList>('?from=2026-04-01&to=2026-04-30')).data;
    expect(first?.id).toBe(outcomeId(KEY));
    const before = await get<OutcomeList>(`?from=2026-04-01&to=2026-04-30&asKnownAt=${DAY_5}`);
    expect(before.data.map(({ candidateRef }) => candidateRef)).toEqual(['person-1']);
  });

  it('are closed without the recorded decision, and to keys that may not read reports', async () => {
    const closed = await reporting.addTenant('closed', { personReports: false });
    for (const path of ['', `/${outcomeId(KEY)}/attribution`])
      expect(await get<{ detail: string }>(path, closed)).toMatchObject({
        status: 403,
        detail: expect.stringContaining('personReportsReference') as string,
      });
    const writer = await reporting.addTenant('writer', { scopes: ['events:write'] });
    expect((await get('', writer)).status).toBe(403);
  });

  it.each([
    ['another organisation’s', outcomeId(KEY), 'other'],
    ['a stage it never reached', outcomeId({ ...KEY, stage: 'offer' }), 'acme'],
    ['a candidate nobody knows', outcomeId({ ...KEY, candidateRef: 'nobody' }), 'acme'],
    ['no id at all', 'x', 'acme'],
  ])('are not found: %s', async (_what, id, tenant) => {
    const as = tenant === 'acme' ? key : await reporting.addTenant(tenant);
    expect(await get<{ detail: string }>(`/${id}/attribution`, as)).toMatchObject({
      status: 404,
      detail: expect.stringContaining('GET /api/v1/outcomes') as string,
    });
  });

  it('refuse a parameter that is not one, and a cursor from elsewhere', async () => {
    expect(await get('?stage=hired')).toMatchObject({ status: 400, errors: [{ pointer: '/stage' }] });
    expect(await get('?cursor=abc')).toMatchObject({ status: 400, errors: [{ pointer: '/cursor' }] });
    expect(await why('?asKnownAt=2199-01-01T00:00:00Z')).toMatchObject({
      status: 400,
      errors: [{ pointer: '/asKnownAt' }],
    });
  });
});

function outcomeRow(candidate: string, version: number, stage: string, at: string) {
  return {
    tenant: 'acme',
    candidate_ref: candidate,
    version,
    application_id: 'app-1',
    stage,
    occurred_at: at,
    reversed_at: null,
    vacancy_id: 'v1',
    internal: false,
    computed_at: at,
    discarded: JSON.stringify([{ event: 'e-applied', kind: 'click_id', reason: 'unknown_click' }]),
  };
}

function headRow(candidate_ref: string, version: number, settings_version: number, published_at: string) {
  return { tenant: 'acme', settings_version, candidate_ref, version, published_at };
}

/** Ann opted in; bob and four others did not, so that nobody can be worked out by leaving ann out. */
function enrolments() {
  return ['ann', 'bob', 'c', 'd', 'e', 'f'].map((subject, index) => ({
    tenant: 'acme',
    event_key: `00000000-0000-8000-8000-00000000000${String(index)}`,
    source: 'test',
    event_id: subject,
    occurred_at: '2026-01-01T00:00:00.000Z',
    received_at: '2026-01-01T00:00:00.000Z',
    type: 'advocate.enrolled',
    subject,
    data: JSON.stringify({ advocateId: subject, team: 'sales', namedInReports: subject === 'ann' }),
    log_partition: 0,
    log_offset: index,
  }));
}
