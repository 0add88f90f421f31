import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { type AttributionSettingsView } from './attribution-settings.service.js';
import { type JobView, type SettingsVersionView } from './settings-record.js';

const CHOICE = {
  lookbackDays: 30,
  halfLifeDays: 14,
  anchor: 'application',
  deletedCandidates: 'drop',
  models: ['linear', 'time_decay'],
};

describe('the attribution settings of an organisation', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const request = (key: string, method: 'GET' | 'PUT' | 'DELETE', path = '', payload?: unknown) =>
    ingest.call(key, {
      method,
      url: `/api/v1/organisation/attribution-settings${path}`,
      ...(payload === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
    });

  it('are the defaults until it chooses, and what it is told can be sent back', async () => {
    const key = await ingest.organisation('new');
    const view = (await request(key, 'GET')).json<AttributionSettingsView>();
    expect(view).toMatchObject({
      version: 1,
      state: 'active',
      doubleClickSeconds: 30,
      settings: { lookbackDays: 90, halfLifeDays: 7, models: 'all' },
      job: null,
    });
    const answer = await request(key, 'PUT', '', view.settings);
    expect([answer.statusCode, answer.json<JobView>()]).toEqual([
      202,
      expect.objectContaining({ version: 2, state: 'waiting', candidatesDone: 0 }),
    ]);
  });

  it('are changed one at a time: a second change is told which one is under way, until that is cancelled', async () => {
    const key = await ingest.organisation('changing');
    await request(key, 'PUT', '', CHOICE);
    const second = await request(key, 'PUT', '', CHOICE);
    expect([second.statusCode, second.json<{ job: JobView }>().job.version]).toEqual([409, 2]);
    expect((await request(key, 'GET', '/job')).json<JobView>().version).toBe(2);
    expect((await request(key, 'GET')).json<AttributionSettingsView>()).toMatchObject({
      version: 1,
      job: { version: 2 },
    });
    expect((await request(key, 'DELETE', '/job')).statusCode).toBe(204);
    expect((await request(key, 'DELETE', '/job')).statusCode).toBe(404);
    expect((await request(key, 'GET', '/job')).statusCode).toBe(404);
    expect((await request(key, 'PUT', '', CHOICE)).json<JobView>().version).toBe(3);
    const { versions } = (await request(key, 'GET', '/history')).json<{ versions: SettingsVersionView[] }>();
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [3, 'proposed'],
      [2, 'cancelled'],
      [1, 'active'],
    ]);
    expect(versions[1]).toMatchObject({ settings: CHOICE, createdBy: expect.any(String) as string });
  });

  it('are asked for once when many ask at the same moment', async () => {
    const key = await ingest.organisation('crowded');
    const answers = await Promise.all([1, 2, 3, 4].map(() => request(key, 'PUT', '', CHOICE)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409, 409, 409]);
  });

  it.each([
    ['a window before the calendar', { ...CHOICE, lookbackDays: 4000 }, 422, '/lookbackDays', /0 to 3650/],
    ['no half-life', { ...CHOICE, halfLifeDays: 0 }, 422, '/halfLifeDays', /above 0/],
    ['a misspelt model', { ...CHOICE, models: ['linear', 'time_decy'] }, 422, '/models/1', /time_decay\?/],
    ['no model', { ...CHOICE, models: [] }, 422, '/models', /at least one/],
    ['another anchor', { ...CHOICE, anchor: 'offer' }, 400, '/anchor', /application/],
    ['a missing field', { lookbackDays: 30 }, 400, '/halfLifeDays', /needed/],
    [
      'the time of a double click',
      { ...CHOICE, doubleClickSeconds: 60 },
      400,
      '/doubleClickSeconds',
      /leave it out/,
    ],
  ])('cannot be %s', async (what, body, status, pointer, why) => {
    const key = await ingest.organisation(`no-${what.replaceAll(/\W/g, '-')}`);
    const response = await request(key, 'PUT', '', body);
    const { errors } = response.json<{ errors: { pointer: string; detail: string }[] }>();
    expect([response.statusCode, errors.map((error) => error.pointer)]).toEqual([
      status,
      expect.arrayContaining([pointer]),
    ]);
    expect(errors.find((error) => error.pointer === pointer)?.detail).toMatch(why);
  });

  it('are open to keys that may manage the organisation, and each sees its own', async () => {
    await ingest.organisation('closed');
    const reader = await ingest.key('closed', ['reports:read']);
    expect((await request(reader, 'GET')).statusCode).toBe(403);
  });
});
