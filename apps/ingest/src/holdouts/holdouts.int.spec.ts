import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { BACKDATE_TOKEN, type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { type HoldoutView } from './holdout.view.js';

interface ProblemDocument {
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const teams = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ team: `team-${String(n)}`, people: 3 + n }));
const plan = {
  name: 'Does the nurses campaign work?',
  subject: { campaignId: 'nurses' },
  teams: teams(10),
  from: '2999-03-01',
  to: '2999-03-31',
};

describe('hold-outs', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    acme = await ingest.organisation('acme');
    globex = await ingest.organisation('globex');
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const request = (method: 'GET' | 'POST', path: string, payload?: unknown, key = acme) =>
    ingest.call(key, {
      method,
      url: `/api/v1/holdouts${path}`,
      ...(payload === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
    });
  const draw = async (fields: object = {}) => {
    const response = await request('POST', '', { ...plan, ...fields });
    if (response.statusCode !== 201) throw new Error(response.payload);
    return response.json<HoldoutView>();
  };
  const refused = async (fields: object) => {
    const response = await request('POST', '', { ...plan, ...fields });
    return [response.statusCode, response.json<ProblemDocument>().errors?.[0]?.pointer];
  };

  it('are drawn, kept with who drew them and when, and read again as they were', async () => {
    const before = Date.now();
    const drawn = await draw({ subject: { vacancyId: 'v-1' }, strata: 2 });
    expect(drawn).toMatchObject({
      name: plan.name,
      subject: { kind: 'vacancy', id: 'v-1' },
      design: 'parallel',
      heldOutShare: 0.5,
      steps: null,
      strata: 2,
      from: plan.from,
      to: plan.to,
      createdBy: acme.split('.')[1],
      endedAt: null,
    });
    expect(Date.parse(drawn.createdAt)).toBeGreaterThanOrEqual(before - 1_000);
    expect(drawn.teams.map(({ team }) => team)).toEqual(plan.teams.map(({ team }) => team).sort());
    expect(drawn.teams.filter(({ heldOut }) => heldOut)).toHaveLength(5);
    expect(new Set(drawn.teams.map(({ shownFrom }) => shownFrom))).toEqual(new Set([null, plan.from]));
    expect((await request('GET', `/${drawn.id}`)).json()).toEqual(drawn);
  });

  it('let teams join step by step, everybody in the end', async () => {
    const { teams: drawn } = await draw({ subject: { contentId: 'c-1' }, design: 'stepped', steps: 4 });
    // 31 days in five stretches: the steps are 6.2 days apart.
    const days = ['2999-03-07', '2999-03-13', '2999-03-20', '2999-03-26'];
    expect(days.map((day) => drawn.filter(({ shownFrom }) => shownFrom === day).length).sort()).toEqual([
      2, 2, 3, 3,
    ]);
  });

  it('cannot be changed once drawn, not even in the database', async () => {
    const { id } = await draw({ subject: { vacancyId: 'v-fixed' } });
    await expect(
      ingest.pool.query('UPDATE holdout_team SET shown_from = NULL WHERE holdout_id = $1', [id]),
    ).rejects.toThrow(/cannot be changed/);
    await expect(
      ingest.pool.query(`UPDATE holdout SET seed = 'another' WHERE id = $1`, [id]),
    ).rejects.toThrow(/cannot be changed/);
  });

  it('are not drawn twice about one subject at one time, also by two requests at once', async () => {
    const subject = { vacancyId: 'v-2' };
    const answers = await Promise.all([1, 2, 3].map(() => request('POST', '', { ...plan, subject })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect(await refused({ subject, from: '2999-03-31', to: '2999-04-30' })).toEqual([409, '/subject']);
    expect((await draw({ subject, from: '2999-04-01', to: '2999-04-30' })).id).toMatch(/-/);
  });

  it('are ended once; the first end stands, and the subject is free again', async () => {
    const subject = { vacancyId: 'v-3' };
    const { id } = await draw({ subject });
    const ended = (await request('POST', `/${id}/end`)).json<HoldoutView>();
    expect(ended).toMatchObject({ id, endedBy: acme.split('.')[1], endedAt: expect.any(String) as string });
    expect((await request('POST', `/${id}/end`)).json()).toEqual(ended);
    expect((await draw({ subject })).id).not.toBe(id);
  });

  it('are listed newest first, in pages, to their own organisation alone', async () => {
    const list = async (query: string, key = acme) =>
      (await request('GET', query, undefined, key)).json<{
        items: HoldoutView[];
        nextCursor: string | null;
      }>();
    const all = (await list('')).items;
    expect(all.length).toBeGreaterThan(3);
    expect(all.map(({ createdAt }) => createdAt)).toEqual(
      all
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
    const first = await list('?limit=2');
    const second = await list(`?limit=500&cursor=${String(first.nextCursor)}`);
    expect([...first.items, ...second.items]).toEqual(all);
    expect(await list('', globex)).toEqual({ items: [], nextCursor: null });
    for (const path of [`/${all[0]?.id ?? ''}`, '/no-such', '/00000000-0000-4000-8000-000000000000'])
      expect((await request('GET', path, undefined, globex)).statusCode).toBe(404);
    expect((await request('POST', `/${all[0]?.id ?? ''}/end`, undefined, globex)).statusCode).toBe(404);
  });

  it.each([
    ['a day that has been', { from: '2020-01-01' }, 422, '/from'],
    ['an end before the beginning', { to: '2999-02-01' }, 422, '/to'],
    ['one team on a side', { heldOutShare: 0.05 }, 422, '/teams'],
    ['a team that is named twice', { teams: [...teams(9), { team: 'team-0' }] }, 422, '/teams'],
    ['strata without sizes', { teams: [...teams(9), { team: 'x' }], strata: 2 }, 422, '/teams/9/people'],
    ['a stepped design without steps', { design: 'stepped' }, 422, '/steps'],
    ['more steps than pairs of teams', { design: 'stepped', steps: 6 }, 422, '/teams'],
    ['more steps than days', { design: 'stepped', steps: 5, to: '2999-03-05' }, 422, '/to'],
    [
      'a part held out to the end of a stepped design',
      { design: 'stepped', steps: 3, heldOutShare: 0.5 },
      422,
      '/heldOutShare',
    ],
    ['steps of a parallel design', { steps: 3 }, 422, '/steps'],
    ['no subject', { subject: {} }, 400, '/subject'],
    ['two subjects', { subject: { vacancyId: 'v', campaignId: 'c' } }, 400, '/subject'],
    ['three teams', { teams: teams(3) }, 400, '/teams'],
  ])('are refused for %s', async (_what, fields, status, pointer) => {
    expect(await refused({ subject: { vacancyId: 'v-refused' }, ...fields })).toEqual([status, pointer]);
  });

  it('say how many teams it takes before one begins', async () => {
    const power = (fields: object) =>
      request('POST', '/power', { baseRate: 0.1, expectedRate: 0.15, teamSize: 20, icc: 0.05, ...fields });
    expect((await power({})).json()).toMatchObject({ teamsShown: 68, teamsHeldOut: 68 });
    const none = await power({ expectedRate: 0.1 });
    expect([none.statusCode, none.json<ProblemDocument>().errors?.[0]?.pointer]).toEqual([
      422,
      '/expectedRate',
    ]);
    expect((await power({ icc: 2 })).statusCode).toBe(400);
  });

  it('need a key that may draw them', async () => {
    const key = await ingest.key('acme', ['reports:read', 'events:write']);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', ''],
      ['POST', '/power'],
    ] as const)
      expect((await request(method, path, method === 'POST' ? plan : undefined, key)).statusCode).toBe(403);
  });

  it('are drawn in the past only by who may play it, and then by the seed alone: played again, the lot falls the same', async () => {
    const past = { ...plan, from: '2024-03-01', to: '2024-03-31', seed: 'a-fixed-seed' };
    const play = (campaignId: string, token: string) =>
      ingest.call(acme, {
        method: 'POST',
        url: '/api/v1/holdouts',
        headers: {
          'content-type': 'application/json',
          'x-manyhands-backdate-token': token,
          'x-manyhands-at': '2024-03-01T00:00:00Z',
        },
        payload: JSON.stringify({ ...past, subject: { campaignId } }),
      });
    expect((await play('played-1', 'not-the-token-of-ingest')).statusCode).toBe(422);
    const [first, again] = [await play('played-1', BACKDATE_TOKEN), await play('played-2', BACKDATE_TOKEN)];
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.json<HoldoutView>().teams).toEqual(first.json<HoldoutView>().teams);
  });
});
