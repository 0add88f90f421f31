import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IssuedKeyView, type KeyView } from '../keys/keys.service.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { vacancyOpened } from '../testing/sample-events.js';
import { type TenantView } from './tenants.service.js';

describe('organisations and their keys', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let operator: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    operator = await ingest.organisation('house');
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const request = (
    key: string,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: unknown,
  ) =>
    ingest.call(key, {
      method,
      url: `/api/v1/${url}`,
      ...(payload === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
    });
  const create = async (id: string) =>
    (await request(operator, 'POST', 'tenants', { id, name: `The ${id}` })).json<{
      tenant: TenantView;
      key: IssuedKeyView;
    }>();

  it('are made by the operator, with a first key that can do everything but operate', async () => {
    const { tenant, key } = await create('acme');
    expect(tenant).toMatchObject({
      id: 'acme',
      name: 'The acme',
      reportingZone: 'Europe/Amsterdam',
      redirectHosts: [],
      minGroupSize: 5,
    });
    expect(key.scopes).toEqual([
      'events:write',
      'links:write',
      'holdouts:write',
      'reports:read',
      'rejected:write',
      'keys:write',
      'ats:write',
      'rates:write',
      'exports:write',
      'webhooks:write',
    ]);
    expect((await ingest.send(key.key, vacancyOpened('v-1'))).statusCode).toBe(202);
    expect((await request(key.key, 'GET', 'tenants')).statusCode).toBe(403);
    expect(
      (await request(operator, 'GET', 'tenants'))
        .json<{ tenants: TenantView[] }>()
        .tenants.map(({ id }) => id),
    ).toContain('acme');
    expect((await request(operator, 'POST', 'tenants', { id: 'acme', name: 'Again' })).statusCode).toBe(409);
  });

  it.each([
    [{ id: 'Ü', name: 'x' }, 400],
    [{ id: 'ok-1', name: 'a\0b' }, 400],
    [{ id: 'ok-2', name: 'x', reportingZone: 'Mars/Olympus' }, 422],
    [{ id: 'ok-3', name: 'x', reportingZone: '+01:00' }, 422],
    [{ id: 'ok-4', name: 'x', internalRanges: ['10.0.0.0/8', 'the office'] }, 422],
    [{ id: 'ok-5', name: 'x', redirectHosts: ['*.com'] }, 400],
    [{ id: 'ok-6', name: 'x', redirectHosts: ['https://example.org'] }, 400],
  ])('are not made of %j', async (body, status) => {
    const response = await request(operator, 'POST', 'tenants', body);
    expect([response.statusCode, response.json<{ errors: unknown[] }>().errors.length > 0]).toEqual([
      status,
      true,
    ]);
  });

  it('change their own settings, valid at once, but not their zone', async () => {
    const { key } = await create('changing');
    const link = { destination: 'https://new.example.org/', by: 'company_page', network: 'x' };
    expect((await request(key.key, 'POST', 'links', link)).statusCode).toBe(422);
    const changed = await request(key.key, 'PATCH', 'organisation', {
      redirectHosts: ['new.example.org'],
      personReportsReference: 'OR 2026-14',
    });
    expect(changed.json()).toMatchObject({
      id: 'changing',
      redirectHosts: ['new.example.org'],
      personReportsReference: 'OR 2026-14',
    });
    expect((await request(key.key, 'POST', 'links', link)).statusCode).toBe(201);
    expect((await request(key.key, 'PATCH', 'organisation', { reportingZone: 'UTC' })).statusCode).toBe(400);
    expect((await request(key.key, 'PATCH', 'organisation', { minGroupSize: 2 })).statusCode).toBe(400);
    expect((await request(key.key, 'GET', 'organisation')).json()).toMatchObject({
      reportingZone: 'Europe/Amsterdam',
      minGroupSize: 5,
    });
  });

  it('make keys with no more than the calling key has, and show the secret once', async () => {
    const { key } = await create('keys');
    const sender = (
      await request(key.key, 'POST', 'keys', { name: 'sender', scopes: ['events:write'] })
    ).json<IssuedKeyView>();
    expect((await ingest.send(sender.key, vacancyOpened('v-2'))).statusCode).toBe(202);
    expect((await request(sender.key, 'GET', 'keys')).statusCode).toBe(403);
    expect(
      (await request(key.key, 'POST', 'keys', { name: 'too much', scopes: ['operator'] })).statusCode,
    ).toBe(403);
    const list = await request(key.key, 'GET', 'keys');
    expect(
      list
        .json<{ keys: KeyView[] }>()
        .keys.map(({ name }) => name)
        .sort(),
    ).toEqual(['first key', 'sender']);
    const secret = sender.key.split('.')[2] ?? '';
    expect(secret).toHaveLength(43);
    expect(list.body).not.toContain(secret);
  });

  it('revoke keys at once, also twice, and only their own', async () => {
    const { key } = await create('revoking');
    const sender = (
      await request(key.key, 'POST', 'keys', { name: 'sender', scopes: ['events:write'] })
    ).json<IssuedKeyView>();
    expect((await ingest.send(sender.key, vacancyOpened('v-3'))).statusCode).toBe(202);
    const { key: stranger } = await create('stranger');
    expect((await request(stranger.key, 'DELETE', `keys/${sender.id}`)).statusCode).toBe(404);
    expect((await request(key.key, 'DELETE', `keys/${sender.id}`)).statusCode).toBe(204);
    expect((await request(key.key, 'DELETE', `keys/${sender.id}`)).statusCode).toBe(204);
    expect((await ingest.send(sender.key, vacancyOpened('v-4'))).statusCode).toBe(401);
  });

  it('cannot make a key that has expired already', async () => {
    const { key } = await create('expiring');
    const body = { name: 'late', scopes: ['events:write'], expiresAt: '2020-01-01T00:00:00Z' };
    expect((await request(key.key, 'POST', 'keys', body)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/expiresAt' }],
    });
  });
});
