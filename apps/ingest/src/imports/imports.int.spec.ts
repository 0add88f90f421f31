import { Readable } from 'node:stream';
import { eventually } from '#testing/eventually.js';
import { asId, type TenantId } from '#domain/ids.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type AtsAdapter } from '../ats/adapter.js';
import { generic } from '../ats/adapters/generic.js';
import { greenhouse } from '../ats/adapters/greenhouse.js';
import { AtsConnections } from '../ats/store/connections.js';
import { ReadDelivery } from '../ats/webhook/read-delivery.js';
import { type IngestUnderTest, startIngest } from '../testing/ingest-under-test.js';
import { CsvBody } from './csv-body.js';
import { type ImportAnswer } from './import-report.js';
import { MAX_FILE_BYTES } from './max-file-bytes.js';

interface Kept {
  readonly id: string;
  readonly reason: string;
  readonly origin: Record<string, unknown>;
  readonly raw: string;
}

describe('POST /api/v1/imports', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let key: string;
  let tenants = 0;
  let tenant: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
  });
  beforeEach(async () => {
    tenant = `tenant-${String(++tenants)}`;
    key = await ingest.organisation(tenant);
  });
  afterAll(async () => {
    await ingest.close();
    await postgres.stop();
  });

  const post = (
    file: string | Buffer,
    query = '',
    kind = 'applications',
    headers: Record<string, string> = {},
  ) =>
    ingest.call(key, {
      method: 'POST',
      url: `/api/v1/imports/${kind}${query}`,
      headers: { 'content-type': 'text/csv', ...headers },
      payload: file,
    });
  const answer = async (...args: Parameters<typeof post>) => {
    const response = await post(...args);
    expect([response.statusCode, response.body]).toEqual([200, expect.any(String)]);
    return response.json<ImportAnswer>();
  };
  const published = async () => {
    const events = (await ingest.acceptedEvents()).filter((event) => event.tenant === tenant);
    return [...new Map(events.map((event) => [event.id, event])).values()];
  };
  const kept = async (count: number): Promise<Kept[]> => {
    const list = async () =>
      (await ingest.call(key, { method: 'GET', url: '/api/v1/rejected' })).json<{ items: { id: string }[] }>()
        .items;
    await eventually('they are kept', async () => (await list()).length === count);
    const ids = (await list()).map(({ id }) => id);
    return Promise.all(
      ids.map(async (id) =>
        (await ingest.call(key, { method: 'GET', url: `/api/v1/rejected/${id}` })).json<Kept>(),
      ),
    );
  };

  const HEADER = 'Candidate ID;Application ID;Job ID;Applied;Hire date;Name;E-mail;link_code';
  const row = (candidate: string, application: string, hired = '', link = '', applied = '2026-03-01') =>
    `${candidate};${application};v1;${applied};${hired};Zoë Jansen;zoe@example.org;${link}`;
  const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\r\n');

  it('takes every row with its history, once however often the file comes, and stores no name', async () => {
    const csv = file(row('5', 'a1', '25-03-2026'), '', row('6', 'a2'));
    const first = await answer(csv);
    expect(first).toMatchObject({
      kind: 'applications',
      dryRun: false,
      encoding: 'utf-8',
      delimiter: 'semicolon',
      columns: { candidate: 'Candidate ID', hired_at: 'Hire date' },
      ignoredColumns: ['Name', 'E-mail'],
      rows: { read: 2, withProblems: 0 },
      events: { accepted: 3, duplicate: 0, rejected: 0 },
      problems: [],
      leftOut: [],
      notListed: 0,
    });
    expect((await answer(csv)).events).toEqual({ accepted: 0, duplicate: 3, rejected: 0 });
    const events = await published();
    expect(events.map(({ id, type, occurredAt, source }) => [source, id, type, occurredAt]).sort()).toEqual([
      ['import', 'applications:a1:applied', 'application.received', '2026-03-01T22:59:59.000Z'],
      ['import', 'applications:a1:hired', 'hired', '2026-03-25T22:59:59.000Z'],
      ['import', 'applications:a2:applied', 'application.received', '2026-03-01T22:59:59.000Z'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/jansen|example\.org/i);
  });

  it('says every problem by line and column on a dry run, and stores nothing', async () => {
    const csv = file(
      row('5', 'a1', '03/04/2026', '', 'yesterday'),
      row('6', 'a2', '', 'no-such-link'),
      row('', 'a 3'),
      row('7', 'a4', '2026-05-01'),
      row('7', 'a4', '2026-05-02'),
      row('7', 'a4', '2026-05-01'),
      row('8', 'a5', '', '', '2999-01-01'),
    );
    const dry = await answer(csv, '?dryRun=true');
    expect(dry.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [2, 'Applied', 'invalid_data'],
      [2, 'Hire date', 'invalid_data'],
      [3, 'link_code', 'unknown_reference'],
      [4, 'Candidate ID', 'invalid_data'],
      [4, 'Application ID', 'invalid_data'],
      [6, 'Hire date', 'identity_conflict'],
      [8, 'Applied', 'time_out_of_range'],
    ]);
    expect(dry.problems[1]?.detail).toMatch('dateFormat=dmy');
    expect(dry.problems[5]?.detail).toMatch('revision=2');
    expect(dry).toMatchObject({
      dryRun: true,
      rows: { read: 7, withProblems: 5 },
      events: { accepted: 2, duplicate: 3, rejected: 3 },
    });
    expect(await published()).toEqual([]);
    // What the dry run foretold is what comes.
    const { problems, events } = await answer(csv);
    expect(events).toEqual(dry.events);
    expect(problems.map(({ rejectedId: _, ...problem }) => problem)).toEqual(dry.problems);
  });

  it('knows on a dry run what was taken before, and what would contradict it', async () => {
    await answer(file(row('5', 'a1', '2026-03-25')));
    const dry = await answer(file(row('5', 'a1', '2026-03-28'), row('6', 'a2')), '?dryRun=true');
    expect(dry.events).toEqual({ accepted: 1, duplicate: 1, rejected: 1 });
    expect(dry.problems).toMatchObject([{ line: 2, column: 'Hire date', reason: 'identity_conflict' }]);
    const corrected = await answer(file(row('5', 'a1', '2026-03-28')), '?dryRun=true&revision=2');
    expect(corrected.events).toEqual({ accepted: 2, duplicate: 1, rejected: 0 });
  });

  it('keeps bad rows among the refused with their line, without what can name a person', async () => {
    const csv = file(row('5', 'a 1'), row('6', 'a2', '', 'no-such-link'));
    const response = await post(csv);
    expect(response.statusCode).toBe(422);
    const { problems } = response.json<ImportAnswer>();
    const list = await kept(2);
    expect(new Set(list.map(({ id }) => id))).toEqual(new Set(problems.map(({ rejectedId }) => rejectedId)));
    const bad = list.find(({ reason }) => reason === 'invalid_data');
    expect(bad?.origin).toMatchObject({ channel: 'import', kind: 'applications', line: 2 });
    expect(JSON.parse(bad?.raw ?? '')).toEqual({
      import: 'applications',
      line: 2,
      row: { application: 'a 1', vacancy: 'v1', applied_at: '2026-03-01' },
    });
    expect(JSON.stringify(list)).not.toMatch(/jansen|example\.org/i);
  });

  it('lets an event whose link exists by now be sent again as it was', async () => {
    await post(file(row('6', 'a2', '', 'spring-26')));
    await kept(1);
    const link = {
      destination: 'https://www.example.org/',
      by: 'company_page',
      network: 'linkedin',
      code: 'spring-26',
    };
    const made = await ingest.call(key, {
      method: 'POST',
      url: '/api/v1/links',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(link),
    });
    expect(made.statusCode).toBe(201);
    const replay = await ingest.call(key, { method: 'POST', url: '/api/v1/rejected/replay' });
    expect(replay.json()).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it('takes nothing of a file that was to be taken whole or not at all', async () => {
    const csv = file(row('5', 'a1'), row('6', 'a 2'));
    const refused = await post(csv, '?allOrNothing=true');
    expect(refused.statusCode).toBe(422);
    expect(refused.json<ImportAnswer>().problems).toMatchObject([{ line: 3, field: 'application' }]);
    expect(await published()).toEqual([]);
    expect((await answer(file(row('5', 'a1')), '?allOrNothing=true')).events.accepted).toBe(1);
  });

  it('tells a corrected row, and takes it as a revision', async () => {
    await answer(file(row('5', 'a1', '2026-03-25')));
    const corrected = file(row('5', 'a1', '2026-03-28'));
    const told = await answer(corrected);
    expect(told.problems).toMatchObject([
      {
        line: 2,
        column: 'Hire date',
        reason: 'identity_conflict',
        detail: expect.stringContaining('revision=2') as string,
      },
    ]);
    const taken = await answer(corrected, '?revision=2');
    expect(taken.problems).toEqual([]);
    // The application says what it said; the hire is undone and said anew.
    expect(taken.events).toEqual({ accepted: 2, duplicate: 1, rejected: 0 });
    expect((await answer(corrected, '?revision=2')).events).toEqual({
      accepted: 0,
      duplicate: 3,
      rejected: 0,
    });
  });

  it('joins the webhooks of its connection: the same candidate, application and vacancy, by its settings', async () => {
    const connections = ingest.app.get(AtsConnections);
    const settings = { sources: { Vriendenapp: 'other' as const } };
    const add = (adapter: AtsAdapter) =>
      connections.add(asId<TenantId>(tenant), { adapter, name: 'ATS', settings });
    const csv =
      'candidate,application,vacancy,applied_at,source\n57683957,69306314,107761,2026-03-01,vriendenapp\n';
    const id = await add(greenhouse);
    expect((await answer(csv, `?connection=${id}`)).events.accepted).toBe(1);
    const known = {
      candidateRef: ingest.app
        .get(ReadDelivery)
        .readerFor({
          id,
          tenant: asId<TenantId>(tenant),
          adapter: greenhouse,
          name: '',
          settings,
          createdAt: new Date(),
          disabledAt: null,
        })
        .candidateRef('57683957'),
      applicationId: 'greenhouse:69306314',
      vacancyId: 'greenhouse:107761',
    };
    expect((await published()).map(({ data }) => data)).toEqual([
      { ...known, source: 'vriendenapp', evidence: [{ kind: 'ats_source', channel: 'other' }] },
    ]);
    // A signed webhook sends codes of its own, and so does a file of it.
    await answer(csv, `?connection=${await add(generic)}`);
    expect((await published()).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ applicationId: '69306314', vacancyId: '107761' }),
    );
    const others = await ingest.organisation(`${tenant}-other`);
    const headers = { 'content-type': 'text/csv' };
    const foreign = await ingest.call(others, {
      method: 'POST',
      url: `/api/v1/imports/applications?connection=${id}`,
      headers,
      payload: csv,
    });
    expect(foreign.statusCode).toBe(404);
  });

  it('lets a file refer to advocates it named itself, on a dry run too', async () => {
    const csv = 'advocate,team,enrolled_at,notice_version,left_at\nadv-1,care,2026-01-01,v1,2026-06-01\n';
    expect((await answer(csv, '?dryRun=true', 'advocates')).events).toEqual({
      accepted: 2,
      duplicate: 0,
      rejected: 0,
    });
    expect((await answer(csv, '', 'advocates')).events).toEqual({ accepted: 2, duplicate: 0, rejected: 0 });
  });

  it('reads Windows-1252 and says so, and takes a mapping and an order of dates', async () => {
    const csv = Buffer.from('Nummer;Kandidaat;Functie \xeb;Sollicitatie op\na1;5;v1;03/04/2026\n', 'latin1');
    const query =
      '?dateFormat=dmy&mapping=application:nummer&mapping=vacancy:Functie%20%C3%AB&mapping=applied_at:Sollicitatie%20op';
    expect(await answer(csv, query)).toMatchObject({ encoding: 'windows-1252', events: { accepted: 1 } });
    expect((await published()).map(({ occurredAt }) => occurredAt)).toEqual(['2026-04-03T21:59:59.000Z']);
  });

  it('takes the rows before a quote that is never closed, and says where it stopped', async () => {
    const told = await answer(file(row('5', 'a1'), `"6;a2`, row('7', 'a3')));
    expect(told.events.accepted).toBe(1);
    expect(told.problems).toMatchObject([{ line: 3, reason: 'undecodable' }]);
  });

  it('refuses a file it cannot use as a whole, with what is wrong', async () => {
    const problem = async (...args: Parameters<typeof post>) => {
      const response = await post(...args);
      return [response.statusCode, response.json<{ detail: string }>().detail];
    };
    expect(await problem('a,b\n1,2\n')).toEqual([422, expect.stringContaining('needs a column "candidate"')]);
    expect(await problem('')).toEqual([400, 'The file is empty.']);
    expect(await problem('\n\n')).toEqual([422, expect.stringContaining('no header')]);
    expect(await problem('a,b', '?dryrun=true')).toEqual([400, expect.stringContaining('no such parameter')]);
    expect(await problem('a,b', '', 'people')).toEqual([
      404,
      expect.stringContaining('applications, vacancies'),
    ]);
    expect(await problem('a,b', '?connection=ffffffffffffffffffffffff')).toEqual([422, expect.anything()]);
    expect(await problem('{}', '', 'applications', { 'content-type': 'application/json' })).toEqual([
      415,
      'A file is read as text/csv.',
    ]);
  });

  it('refuses a file that is too large, whether its length is told or not', async () => {
    const large = Buffer.alloc(MAX_FILE_BYTES + 1, 'a');
    for (const payload of [large, Readable.from([large])]) {
      const headers = { 'content-type': 'text/csv' };
      const response = await ingest.call(key, {
        method: 'POST',
        url: '/api/v1/imports/costs',
        headers,
        payload,
      });
      expect([response.statusCode, response.json<{ detail: string }>().detail]).toEqual([
        413,
        expect.stringContaining('64 MiB'),
      ]);
    }
  });

  it('asks to come again while others import, and has room again after them and after every refusal', async () => {
    const body = ingest.app.get(CsvBody);
    const leave = [body.enter(), body.enter()];
    const response = await post(file(row('5', 'a1')));
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '2']);
    leave.pop()?.();
    await post('nonsense');
    await post('nonsense', '', 'applications', { accept: 'application/x-ndjson' });
    expect((await answer(file(row('5', 'a1')))).events.accepted).toBe(1);
    leave.pop()?.();
  });

  it('reads nothing of a file without a key for events', async () => {
    const reader = await ingest.key(tenant, ['reports:read']);
    const response = await ingest.call(reader, {
      method: 'POST',
      url: '/api/v1/imports/applications',
      headers: { 'content-type': 'text/csv' },
      payload: file(row('5', 'a1')),
    });
    expect(response.statusCode).toBe(403);
  });

  it('tells its progress in lines, over files of more than a batch, and counts what it tells', async () => {
    const csv = file(...Array.from({ length: 1_201 }, (_, index) => row(String(index), `a${String(index)}`)));
    const response = await post(csv, '?allOrNothing=true', 'applications', {
      accept: 'application/x-ndjson',
    });
    const lines = response.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, -1)).toEqual([
      { progress: { step: 'checking', rowsRead: 500 } },
      { progress: { step: 'checking', rowsRead: 1_000 } },
      { progress: { step: 'importing', rowsRead: 500 } },
      { progress: { step: 'importing', rowsRead: 1_000 } },
    ]);
    expect(lines.at(-1)).toMatchObject({ answer: { events: { accepted: 1_201 }, rows: { read: 1_201 } } });
    const refused = await post('x\n1', '', 'applications', { accept: 'application/x-ndjson' });
    expect(JSON.parse(refused.body)).toMatchObject({ problem: { status: 422 } });
  });

  it('lists the kinds of files and their columns', async () => {
    const { kinds } = (await ingest.call(key, { method: 'GET', url: '/api/v1/imports' })).json<{
      kinds: { name: string; columns: unknown[] }[];
    }>();
    expect(kinds.map(({ name }) => name)).toEqual([
      'applications',
      'vacancies',
      'employments',
      'costs',
      'advocates',
    ]);
    expect(kinds[0]?.columns[0]).toMatchObject({ name: 'candidate', needed: true });
  });
});
