import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { ofApplication, stage } from '../testing/greenhouse.payloads.js';
import { PERSONAL } from '../testing/personal.js';
import { type AdapterView, type ConnectionView } from './connection.view.js';
import { type NewSecret } from './connections.service.js';
import { type Preview } from './preview.js';

type Made = ConnectionView & NewSecret;

describe('connections to recruitment systems', () => {
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

  const request = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: unknown, key = acme) =>
    ingest.call(key, {
      method,
      url: `/api/v1/ats${path}`,
      ...(payload === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
    });
  const make = async (fields: object = {}) =>
    (await request('POST', '/connections', { ats: 'greenhouse', name: 'Ours', ...fields })).json<Made>();

  it('can be made to every system there is, each with its page', async () => {
    const { systems } = (await request('GET', '')).json<{ systems: AdapterView[] }>();
    expect(systems).toContainEqual({
      name: 'lever',
      title: 'Lever',
      documentation: 'docs/ats/lever.md',
      needsApiToken: true,
    });
    expect(new Set(systems.map(({ name }) => name)).size).toBe(systems.length);
  });

  it('tell a secret made here once, and one of theirs never', async () => {
    const ours = await make();
    expect(ours.webhookUrl).toBe(`https://go.example.org/api/v1/ats/greenhouse/${ours.id}`);
    expect(ours.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const theirs = await make({ secret: 'a-secret-of-theirs', apiToken: 'a-token-of-theirs' });
    expect(theirs).not.toHaveProperty('secret');
    expect(theirs.secrets.map(({ kind }) => kind).sort()).toEqual(['api_token', 'signing']);
    const list = await request('GET', '/connections');
    for (const secret of [ours.secret ?? '', 'a-secret-of-theirs', 'a-token-of-theirs'])
      expect(list.body).not.toContain(secret);
    expect(list.json<{ connections: Made[] }>().connections.map(({ id }) => id)).toEqual(
      expect.arrayContaining([ours.id, theirs.id]),
    );
  });

  it('are those of the caller’s own organisation, for keys that may', async () => {
    const { id } = await make();
    for (const [method, path, body] of [
      ['GET', `/connections/${id}`, undefined],
      ['PATCH', `/connections/${id}`, { disabled: true }],
      ['POST', `/connections/${id}/secrets`, {}],
      ['POST', `/connections/${id}/preview`, {}],
    ] as const) {
      expect((await request(method, path, body, globex)).statusCode).toBe(404);
    }
    expect((await request('GET', '/connections', undefined, globex)).json()).toEqual({ connections: [] });
    const reader = await ingest.key('acme', ['reports:read']);
    expect((await request('GET', '/connections', undefined, reader)).statusCode).toBe(403);
    expect((await request('GET', `/connections/${id}`)).json<Made>().disabled).toBe(false);
  });

  it('can be renamed, given other settings, disabled and enabled', async () => {
    const { id } = await make();
    const settings = { stages: { byName: { Proefdag: 'interview' } }, sources: { Intranet: 'company_page' } };
    const edited = (await request('PATCH', `/connections/${id}`, { name: 'New', settings })).json<Made>();
    expect(edited).toMatchObject({ name: 'New', settings, disabled: false });
    expect((await request('PATCH', `/connections/${id}`, { disabled: true })).json<Made>()).toMatchObject({
      settings,
      disabled: true,
    });
    const deliver = () =>
      ingest.http.inject({ method: 'POST', url: `/api/v1/ats/greenhouse/${id}`, payload: '{}' });
    expect((await deliver()).statusCode).toBe(404);
    await request('PATCH', `/connections/${id}`, { disabled: false });
    expect((await deliver()).statusCode).toBe(401);
  });

  it.each([
    ['a system nobody knows', { ats: 'paper' }, 400, '/ats'],
    [
      'a stage of no outcome',
      { settings: { stages: { byName: { X: 'bliss' } } } },
      400,
      '/settings/stages/byName/X',
    ],
    [
      'an e-mail address as advocate',
      { settings: { advocates: { '7': 'a@b.example' } } },
      400,
      '/settings/advocates/7',
    ],
    ['an option that does not exist', { settings: { stage: {} } }, 400, '/settings/stage'],
    [
      'an API in a private network',
      { ats: 'lever', settings: { apiBase: 'https://10.0.0.1' } },
      422,
      '/settings/apiBase',
    ],
    [
      'an API without TLS',
      { ats: 'lever', settings: { apiBase: 'http://api.example' } },
      422,
      '/settings/apiBase',
    ],
    [
      'an API of a system that is not asked',
      { settings: { apiBase: 'https://api.example' } },
      422,
      '/settings/apiBase',
    ],
    ['a token nobody gave', undefined, 422, '/secret'],
  ])('are refused with %s', async (_, fields, status, pointer) => {
    const { id } = await make();
    const response =
      fields === undefined
        ? await request('POST', `/connections/${id}/secrets`, { kind: 'api_token' })
        : await request('POST', '/connections', { ats: 'greenhouse', name: 'Ours', ...fields });
    expect(response.statusCode).toBe(status);
    expect(response.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(
      pointer,
    );
  });

  it('show what a delivery would mean, and store nothing of it', async () => {
    const { id } = await make({ settings: { clickIdField: 'mh' } });
    const before = await ingest.pool.query('SELECT count(*) FROM event_identity');
    const show = async (payload: unknown) =>
      (await request('POST', `/connections/${id}/preview`, payload)).json<Preview>();
    const custom_fields = { mh: { value: 'nobodys-link' } };
    const application = await show(ofApplication('new_candidate_application', { custom_fields }));
    expect(application).toMatchObject({
      events: [{ type: 'application.received', time: '2026-04-01T08:00:00.000Z', problems: [] }],
      problems: [],
      unknownLinks: 1,
    });
    const story = await show(ofApplication('candidate_stage_change', stage('Onsite', [[8, 'scheduled']])));
    expect(story.events.map(({ type, time }) => [type, time])).toEqual([
      ['application.received', '2026-04-01T08:00:00.000Z'],
      ['stage.changed', '2026-04-10T12:00:00.000Z'],
      ['interview.scheduled', null],
    ]);
    expect((await show(ofApplication('new_candidate_application', { jobs: [] }))).problems).toMatchObject([
      { pointer: '/payload/application/jobs/0/id' },
    ]);
    const early = await show(ofApplication('new_candidate_application', { applied_at: '1999-04-01' }));
    expect(early.events[0]?.problems).toMatchObject([{ pointer: '/time' }]);
    expect(JSON.stringify([application, story])).not.toContain(PERSONAL.lastName);
    expect((await ingest.pool.query('SELECT count(*) FROM event_identity')).rows).toEqual(before.rows);
    expect(await ingest.acceptedEvents()).toEqual([]);
  });
});
