import { DATA_VALIDATORS } from '../accept/data-validators.js';
import { type AtsSettings } from '../ats/ats-settings.js';
import { emailHash } from '../ats/ats-reader.js';
import { testReader } from '../ats/testing/test-reader.js';
import { Moments } from './cell/moments.js';
import { importKind } from './kinds/kinds.js';
import { readRow } from './read-row.js';
import { sentAs } from './revision.js';
import { readHeader } from './table/header.js';

interface SentJson {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly data: Record<string, unknown>;
}

interface Options {
  readonly settings?: AtsSettings;
  readonly revision?: number;
  readonly ofConnection?: boolean;
}

const ORIGIN = { channel: 'import', keyId: 'k', kind: 'any', line: 12 } as const;

/** What a row given by its cells becomes. */
function send(kindName: string, cells: Record<string, string>, options: Options = {}) {
  const kind = importKind(kindName);
  if (kind === undefined) throw new Error('no such kind');
  const reading = readHeader(Object.keys(cells), kind.columns, new Map());
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const row = readRow(
    { line: 12, cells: Object.values(cells) },
    kind,
    reading.header,
    {
      moments: new Moments('Europe/Amsterdam', undefined),
      ats: testReader('greenhouse', options.settings),
      hasAtsCodes: options.ofConnection ?? false,
    },
    ORIGIN,
  );
  const all = row.events.flatMap((event) => sentAs(kindName, event, options.revision ?? 1, ORIGIN));
  const sent = (row.refused === undefined ? all : [row.refused]).map(
    ({ bytes }) => JSON.parse(bytes.toString()) as SentJson,
  );
  for (const { type, data } of row.events)
    expect([type, DATA_VALIDATORS.get(type)?.(data)]).toEqual([type, true]);
  return { sent, row, problems: row.refused?.unreadable?.problems ?? [] };
}
const told = ({ sent }: ReturnType<typeof send>) => sent.map(({ id, type, time }) => [id, type, time]);

const APPLICATION = { candidate: '5', application: 'a1', vacancy: 'v1', applied_at: '2026-03-01' };

describe('a row of applications', () => {
  it('tells its whole history, each step at the end of its day', () => {
    const row = send('applications', {
      ...APPLICATION,
      qualified_at: '2026-03-05',
      interview_at: '2026-03-10 14:00',
      offer_at: '2026-03-20',
      hired_at: '2026-03-25',
      starts_on: '2026-05-01',
      hire_reversed_at: '2026-04-02',
      rejected_at: '2026-04-03',
    });
    // Amsterdam is UTC+1 until 29 March 2026, UTC+2 after.
    expect(told(row)).toEqual([
      ['applications:a1:applied', 'application.received', '2026-03-01T22:59:59.000Z'],
      ['applications:a1:qualified', 'stage.changed', '2026-03-05T22:59:59.000Z'],
      ['applications:a1:interview', 'stage.changed', '2026-03-10T13:00:00.000Z'],
      ['applications:a1:offer', 'offer.made', '2026-03-20T22:59:59.000Z'],
      ['applications:a1:hired', 'hired', '2026-03-25T22:59:59.000Z'],
      ['applications:a1:hire-reversed', 'hire.reversed', '2026-04-02T21:59:59.000Z'],
      ['applications:a1:rejected', 'rejected', '2026-04-03T21:59:59.000Z'],
    ]);
    expect(row.sent.find(({ type }) => type === 'hired')?.data).toMatchObject({ startsOn: '2026-05-01' });
  });

  it('makes the candidate a pseudonym, the same as the one of its connection, and keeps the id nowhere', () => {
    const row = send('applications', { ...APPLICATION, candidate: 'cand-00517', hired_at: '2026-03-25' });
    const expected = testReader('greenhouse').candidateRef('cand-00517');
    expect(row.sent.map(({ data }) => data['candidateRef'])).toEqual([expected, expected]);
    expect(JSON.stringify(row)).not.toContain('00517');
  });

  it('uses the ids of the connection when it belongs to one, and its own otherwise', () => {
    expect(send('applications', APPLICATION).sent[0]?.data).toMatchObject({
      applicationId: 'a1',
      vacancyId: 'v1',
    });
    const joined = send('applications', APPLICATION, { ofConnection: true });
    expect(joined.sent[0]?.data).toMatchObject({
      applicationId: 'greenhouse:a1',
      vacancyId: 'greenhouse:v1',
    });
    expect(joined.sent[0]?.id).toBe('applications:greenhouse:a1:applied');
  });

  it('carries every kind of evidence', () => {
    const settings = { advocates: { [emailHash('bart@employer.example')]: 'adv-9' } };
    const row = send(
      'applications',
      {
        ...APPLICATION,
        click_id: 'click-1',
        link_code: 'https://jobs.example/x?utm_content=abc123',
        credited_to: 'Bart@Employer.example',
        answer: 'LinkedIn',
        source: 'Indeed',
      },
      { settings },
    );
    expect(row.sent[0]?.data).toMatchObject({
      source: 'Indeed',
      evidence: [
        { kind: 'click_id', clickId: 'click-1' },
        { kind: 'link_code', linkCode: 'abc123' },
        { kind: 'credited_to', advocateId: 'adv-9' },
        { kind: 'candidate_answer', channel: 'job_board' },
        { kind: 'ats_source', channel: 'job_board' },
      ],
    });
    expect(row.row.leftOut).toEqual([]);
  });

  it('takes a reference of an advocate as it is, and leaves out whom it does not know, saying so', () => {
    expect(send('applications', { ...APPLICATION, credited_to: 'adv-9' }).sent[0]?.data).toMatchObject({
      evidence: [{ kind: 'credited_to', advocateId: 'adv-9' }],
    });
    const unknown = send('applications', {
      ...APPLICATION,
      credited_to: 'Jan Jansen',
      answer: 'my aunt Truus',
      source: 'Referral: truus@example.org',
    });
    expect(unknown.row.leftOut.map(({ column }) => column)).toEqual(['credited_to', 'answer', 'source']);
    expect(unknown.sent[0]?.data).not.toHaveProperty('evidence');
    expect(JSON.stringify(unknown)).not.toMatch(/jansen|truus/i);
  });

  it('knows internal mobility from its column, or from the source', () => {
    const settings = { internalSources: ['Eigen huis'] };
    expect(send('applications', { ...APPLICATION, internal: 'ja' }).sent[0]?.data).toMatchObject({
      internal: true,
    });
    expect(
      send('applications', { ...APPLICATION, source: 'eigen huis' }, { settings }).sent[0]?.data,
    ).toMatchObject({ internal: true });
    expect(
      send('applications', { ...APPLICATION, source: 'eigen huis', internal: 'no' }, { settings }).sent[0]
        ?.data,
    ).toMatchObject({ internal: false });
  });

  it('undoes each step a moment before its corrected date, under ids of the revision', () => {
    const row = send('applications', { ...APPLICATION, hired_at: '2026-03-25T10:00:00Z' }, { revision: 2 });
    expect(told(row)).toEqual([
      ['applications:a1:applied:r2:undone', 'outcome.reversed', '2026-03-01T22:59:58.999Z'],
      ['applications:a1:applied:r2', 'application.received', '2026-03-01T22:59:59.000Z'],
      ['applications:a1:hired:r2:undone', 'outcome.reversed', '2026-03-25T09:59:59.999Z'],
      ['applications:a1:hired:r2', 'hired', '2026-03-25T10:00:00.000Z'],
    ]);
  });

  it('is refused with every wrong cell, and keeps what can name nobody', () => {
    const row = send('applications', {
      candidate: 'cand-00517',
      application: 'a 1',
      vacancy: '',
      applied_at: '03/04/2026',
      source: 'jan@example.org',
      internal: 'maybe',
      hire_reversed_at: '2026-04-02',
      answer: 'my aunt Truus',
    });
    expect(row.problems.map(({ pointer }) => pointer).sort()).toEqual(
      [
        '/row/application',
        '/row/applied_at',
        '/row/hire_reversed_at',
        '/row/internal',
        '/row/vacancy',
      ].sort(),
    );
    expect(row.problems.find(({ pointer }) => pointer === '/row/applied_at')?.detail).toMatch('dateFormat');
    expect(row.sent).toEqual([
      {
        import: 'applications',
        line: 12,
        row: {
          application: 'a 1',
          applied_at: '03/04/2026',
          internal: 'maybe',
          hire_reversed_at: '2026-04-02',
        },
      },
    ]);
  });

  it('is refused whole when its cells do not line up, and then keeps none: a name could stand anywhere', () => {
    const kind = importKind('applications');
    const reading = readHeader(
      ['candidate', 'application', 'vacancy', 'applied_at'],
      kind?.columns ?? [],
      new Map(),
    );
    if (kind === undefined || !reading.ok) throw new Error('no header');
    const context = {
      moments: new Moments('UTC', undefined),
      ats: testReader('x'),
      hasAtsCodes: false,
    };
    const { refused } = readRow(
      { line: 3, cells: ['5', 'Jansen', 'Jan', 'a1', 'v1'] },
      kind,
      reading.header,
      context,
      { channel: 'import', keyId: 'k', kind: 'applications', line: 3 },
    );
    expect(refused?.unreadable?.problems[0]?.detail).toMatch('5 cells and the header 4');
    expect(refused?.bytes.toString()).toBe('{"import":"applications","line":3,"row":{}}');
  });
});

describe('a row of another kind', () => {
  it('opens and closes a vacancy, with its cost', () => {
    const row = send('vacancies', {
      vacancy: 'v1',
      title: 'Nurse, nights',
      team: 'care',
      opened_at: '2026-03-01',
      closed_at: '2026-03-02',
      close_reason: 'Filled',
      cost: '1.250,50',
      currency: 'eur',
    });
    expect(told(row)).toEqual([
      ['vacancies:v1:opened', 'vacancy.opened', '2026-02-28T23:00:00.000Z'],
      ['vacancies:v1:closed', 'vacancy.closed', '2026-03-02T22:59:59.000Z'],
    ]);
    expect(row.sent.map(({ data }) => data)).toEqual([
      {
        vacancyId: 'v1',
        title: 'Nurse, nights',
        team: 'care',
        cost: { amountMinor: 125_050, currency: 'EUR' },
      },
      { vacancyId: 'v1', reason: 'filled' },
    ]);
  });

  it('starts and ends an employment of a candidate', () => {
    const row = send('employments', {
      employment: 'e1',
      candidate: '5',
      started_on: '2026-05-01',
      ended_on: '2026-08-31',
      voluntary: 'yes',
      role: 'nurse',
    });
    expect(row.sent.map(({ type, data }) => [type, data])).toEqual([
      [
        'employment.started',
        {
          employmentRef: 'e1',
          startedOn: '2026-05-01',
          candidateRef: testReader('greenhouse').candidateRef('5'),
          role: 'nurse',
        },
      ],
      ['employment.ended', { employmentRef: 'e1', endedOn: '2026-08-31', voluntary: true }],
    ]);
    expect(
      send('employments', { employment: 'e1', started_on: '2026-05-01', ended_on: '2026-04-01' }).problems,
    ).toHaveLength(1);
  });

  it('records a cost, of one day when only that is given, and a corrected one as later', () => {
    const cells = {
      cost: 'inv-7',
      kind: 'External',
      category: 'job-ads',
      channel: 'job board',
      from: '2026-03-01',
      amount: '99.95',
      currency: 'EUR',
    };
    const row = send('costs', cells);
    expect(row.sent[0]).toMatchObject({
      id: 'costs:inv-7',
      time: '2026-02-28T23:00:00.000Z',
      data: {
        costId: 'inv-7',
        kind: 'external',
        category: 'job-ads',
        channel: 'job_board',
        from: '2026-03-01',
        to: '2026-03-01',
        amount: { amountMinor: 9_995, currency: 'EUR' },
      },
    });
    expect(told(send('costs', cells, { revision: 3 }))).toEqual([
      ['costs:inv-7:r3', 'cost.recorded', '2026-02-28T23:00:00.002Z'],
    ]);
    expect(send('costs', { ...cells, currency: 'euro' }).problems.map(({ pointer }) => pointer)).toEqual([
      '/row/currency',
    ]);
  });

  it('enrols an advocate, and lets them leave', () => {
    const row = send('advocates', {
      advocate: 'adv-1',
      team: 'care',
      enrolled_at: '2026-03-01',
      notice_version: 'v2',
      named_in_reports: 'no',
      left_at: '2026-06-30',
    });
    expect(told(row)).toEqual([
      ['advocates:adv-1:enrolled', 'advocate.enrolled', '2026-02-28T23:00:00.000Z'],
      ['advocates:adv-1:left', 'advocate.left', '2026-06-30T21:59:59.000Z'],
    ]);
    expect(
      send('advocates', {
        advocate: 'jan@example.org',
        team: 'care',
        enrolled_at: '2026-03-01',
        notice_version: 'v2',
      }).problems,
    ).toMatchObject([{ pointer: '/row/advocate' }]);
  });
});
