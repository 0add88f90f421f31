import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { invited } from '../testing/sample-events.js';
import { type LinkView } from './link.view.js';

interface ProblemDocument {
  readonly status: number;
  readonly detail: string;
  readonly errors?: { pointer: string; detail: string }[];
}

describe('tracked links', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let acme: string;
  let globex: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    acme = await ingest.organisation('acme', { redirectHosts: ['www.example.org', '*.jobs.example.org'] });
    globex = await ingest.organisation('globex', { redirectHosts: ['globex.example'] });
    await ingest.send(acme, invited('adv-1'));
    await ingest.send(globex, invited('adv-globex'));
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const body = {
    destination: 'https://www.example.org/jobs/4',
    by: 'advocate',
    advocateId: 'adv-1',
    network: 'linkedin',
  };
  const request = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: unknown, key = acme) =>
    ingest.call(key, {
      method,
      url: `/api/v1/links${path}`,
      ...(payload === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) }),
    });
  const make = async (fields: object = {}) =>
    (await request('POST', '', { ...body, ...fields })).json<LinkView>();
  const location = async (code: string) => (await ingest.http.inject({ url: `/l/${code}` })).headers.location;

  it('get a code that cannot be guessed, and an address', async () => {
    const response = await request('POST', '', { ...body, campaignId: 'spring' });
    expect(response.statusCode).toBe(201);
    const link = response.json<LinkView>();
    expect(link.code).toMatch(/^[0-9a-hjkmnp-tv-z]{13}$/);
    expect(link).toMatchObject({
      ...body,
      campaignId: 'spring',
      url: `https://go.example.org/l/${link.code}`,
      disabled: false,
      carryClickId: false,
    });
    expect(await location(link.code)).toBe(body.destination);
  });

  it('take a code of the organisation’s choice, if nobody has it', async () => {
    expect((await make({ code: 'spring-fair' })).code).toBe('spring-fair');
    const taken = await request(
      'POST',
      '',
      { destination: 'https://globex.example/', by: 'company_page', network: 'x', code: 'spring-fair' },
      globex,
    );
    expect(taken.json<ProblemDocument>()).toMatchObject({ status: 409, errors: [{ pointer: '/code' }] });
    expect(await location('spring-fair')).toBe(body.destination);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//www.example.org/',
    '/jobs/4',
    'https://evil.example/',
    'https://www.example.org.evil.example/',
    'https://www.example.org@evil.example/',
    'https://user:secret@www.example.org/',
    'https://jobs.example.org/', // *.jobs.example.org is not jobs.example.org itself
    'https://evil-jobs.example.org/',
    'http://[::1]/',
    'https:\\\\evil.example\\www.example.org',
    'not an address',
  ])('do not lead to %s', async (destination) => {
    const response = await request('POST', '', { ...body, destination });
    expect(response.json<ProblemDocument>()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/destination' }],
    });
  });

  it('lead to hosts below a starred one, in normal form', async () => {
    const { destination } = await make({ destination: 'HTTPS://Berlin.Jobs.Example.ORG/a b?x=é' });
    expect(destination).toBe('https://berlin.jobs.example.org/a%20b?x=%C3%A9');
  });

  it('belong to an advocate who is known here, or to the company page', async () => {
    for (const fields of [
      { advocateId: 'adv-unknown' },
      { advocateId: 'adv-globex' },
      { advocateId: undefined },
      { by: 'company_page' },
    ]) {
      const response = await request('POST', '', { ...body, ...fields });
      expect([fields, response.json<ProblemDocument>().errors?.[0]?.pointer]).toEqual([
        fields,
        '/advocateId',
      ]);
    }
    expect((await make({ by: 'company_page', advocateId: undefined })).advocateId).toBeNull();
  });

  it('of other organisations do not exist, on any route', async () => {
    const { code } = await make();
    for (const [method, path, payload] of [
      ['GET', `/${code}`, undefined],
      ['PATCH', `/${code}`, { disabled: true }],
      ['GET', `/${code}/qr.svg`, undefined],
      ['GET', `/${code}/qr.png`, undefined],
    ] as const) {
      expect([method, path, (await request(method, path, payload, globex)).statusCode]).toEqual([
        method,
        path,
        404,
      ]);
    }
    expect(
      (await request('GET', '', undefined, globex))
        .json<{ items: LinkView[] }>()
        .items.map((link) => link.code),
    ).not.toContain(code);
    expect(await location(code)).toBe(body.destination);
  });

  it('can be changed, disabled and enabled, at once', async () => {
    const { code } = await make({ campaignId: 'spring' });
    const changed = await request('PATCH', `/${code}`, {
      destination: 'https://www.example.org/jobs/5',
      campaignId: null,
      shareId: 's-1',
    });
    expect(changed.json()).toMatchObject({
      destination: 'https://www.example.org/jobs/5',
      campaignId: null,
      shareId: 's-1',
      advocateId: 'adv-1',
    });
    expect(await location(code)).toBe('https://www.example.org/jobs/5');
    await request('PATCH', `/${code}`, { disabled: true });
    expect(await location(code)).toBeUndefined();
    await request('PATCH', `/${code}`, { disabled: false });
    expect(await location(code)).toBe('https://www.example.org/jobs/5');
  });

  it('keep to the allow-list and to their sharer when they are changed', async () => {
    const { code } = await make();
    expect((await request('PATCH', `/${code}`, { destination: 'https://evil.example/' })).statusCode).toBe(
      422,
    );
    expect((await request('PATCH', `/${code}`, { advocateId: 'adv-2' })).statusCode).toBe(400);
    expect((await request('PATCH', `/${code}`, {})).statusCode).toBe(400);
    expect(await location(code)).toBe(body.destination);
  });

  it('are listed newest first, page by page, without a gap or a repeat', async () => {
    const key = await ingest.organisation('listing');
    // Many in one statement have one creation time, so the code has to decide.
    await ingest.pool.query(
      `INSERT INTO link (code, tenant_id, destination, sharer, network)
       SELECT 'listed-' || n, 'listing', 'https://www.example.org/', 'company_page', 'x' FROM generate_series(1, 7) AS n`,
    );
    const codes: string[] = [];
    let cursor: string | null = '';
    do {
      const page: { items: LinkView[]; nextCursor: string | null } = (
        await request('GET', `?limit=3&cursor=${cursor}`, undefined, key)
      ).json();
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(codes).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `listed-${String(n)}`));
  });

  it('come as QR codes', async () => {
    const { code } = await make();
    const svg = await request('GET', `/${code}/qr.svg`);
    expect([svg.statusCode, svg.headers['content-type'], svg.body.slice(0, 4)]).toEqual([
      200,
      'image/svg+xml',
      '<svg',
    ]);
    const png = await request('GET', `/${code}/qr.png`);
    expect([png.statusCode, png.headers['content-type'], png.rawPayload.subarray(1, 4).toString()]).toEqual([
      200,
      'image/png',
      'PNG',
    ]);
  });

  it('name every wrong field of a body', async () => {
    const response = await request('POST', '', {
      ...body,
      network: 'pigeon',
      code: 'a b',
      advocateId: "x'; DROP TABLE link; --",
      extra: 1,
    });
    const { status, errors } = response.json<ProblemDocument>();
    expect([status, errors?.map(({ pointer }) => pointer).sort()]).toEqual([
      400,
      ['/advocateId', '/code', '/extra', '/network'],
    ]);
  });

  it('need a key with their scope', async () => {
    expect((await request('POST', '', body, await ingest.key('acme', ['events:write']))).statusCode).toBe(
      403,
    );
    expect((await ingest.http.inject({ method: 'GET', url: '/api/v1/links' })).statusCode).toBe(401);
  });
});
