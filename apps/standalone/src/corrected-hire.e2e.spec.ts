import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#shared/config/load-config.js';
import { eventually } from '#testing/eventually.js';
import { StandaloneConfig } from './standalone.config.js';
import { startStandalone, type Standalone } from './start/start-standalone.js';

type Row = Readonly<Record<string, string | number | null>>;

/** What the reports say of one hire, each in its own way. */
interface Told {
  /** By the month of the hire. */
  readonly hires: Readonly<Record<string, number>>;
  readonly reversed: number;
  readonly credit: Readonly<Record<string, number>>;
  readonly sourced: number;
  readonly influenced: number;
  /** Applicants of each source who stand at the hire. */
  readonly quality: Readonly<Record<string, number>>;
  /** Hires whose time from the application is known; the time itself is kept back for so few. */
  readonly timed: number;
}

const PERIOD = 'from=2026-03-01&to=2026-06-30';
const CANDIDATE = { candidateRef: 'cand-1', applicationId: 'app-1' };

describe('a hire that is corrected', () => {
  let folder: string;
  let standalone: Standalone;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-corrected-'));
    standalone = await startStandalone(
      loadConfig(StandaloneConfig, { MANYHANDS_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }),
    );
    await ask('PATCH', '/api/v1/organisation', {
      redirectHosts: ['jobs.example.org'],
      personReportsReference: 'works council 2026-14',
    });
    for (const advocateId of ['ann', 'bob']) {
      const enrolled = { advocateId, team: 'care', noticeVersion: '1', namedInReports: true };
      await tell('advocate.enrolled', '2026-01-02T09:00:00Z', enrolled);
      await ask('POST', '/api/v1/links', {
        code: `link-${advocateId}`,
        destination: 'https://jobs.example.org/nurse',
        by: 'advocate',
        advocateId,
        shareId: `share-${advocateId}`,
        vacancyId: 'nurse',
        network: 'linkedin',
      });
    }
  });
  afterAll(async () => {
    await standalone.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${standalone.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${standalone.firstKey ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
    return (await response.json()) as T;
  }

  let told = 0;
  async function tell(type: string, time: string, data: object): Promise<void> {
    told += 1;
    const event = { specversion: '1.0', source: 'test', id: `e-${String(told)}`, type, time, data };
    expect(await ask('POST', '/api/v1/events', event)).toMatchObject({ accepted: 1 });
  }

  const rows = async (report: string, parameters: string): Promise<readonly Row[]> =>
    (await ask<{ data: Row[] }>('GET', `/api/v1/reports/${report}.json?${PERIOD}&${parameters}`)).data;
  const nonZero = (of: readonly Row[], name: string, value: string): Record<string, number> =>
    Object.fromEntries(
      of.flatMap((row) => (Number(row[value]) > 0 ? [[String(row[name]), Number(row[value])]] : [])),
    );

  async function toldByReports(): Promise<Told> {
    const months = await Promise.all(
      ['2026-03', '2026-04', '2026-05'].map(async (month) => {
        const url = `/api/v1/reports/funnel.json?basis=outcome&from=${month}-01&to=${month}-30`;
        const { data } = await ask<{ data: Row[] }>('GET', url);
        return [
          month,
          data.find(({ stage, mobility }) => stage === 'hire' && mobility === 'external'),
        ] as const;
      }),
    );
    const [hires] = await rows('hires', 'model=last_touch');
    const quality = await rows('applicant-quality', '');
    const times = await rows('time-to-hire', 'by=source_class');
    const all = times.find(
      (row) => row['source_class'] === '(all)' && row['duration'] === 'application_to_hire',
    );
    return {
      hires: Object.fromEntries(
        months.flatMap(([month, row]) =>
          Number(row?.['outcomes']) > 0 ? [[month, Number(row?.['outcomes'])]] : [],
        ),
      ),
      reversed: months.reduce((sum, [, row]) => sum + Number(row?.['reversed']), 0),
      credit: nonZero(
        await rows('attribution', 'by=advocate&stage=hire&model=last_touch'),
        'advocate',
        'credit',
      ),
      sourced: Number(hires?.['hires_sourced']),
      influenced: Number(hires?.['hires_influenced']),
      quality: nonZero(
        quality.filter(({ stage }) => stage === 'hire'),
        'applicant_source',
        'applicants_reached',
      ),
      timed: Number(all?.['timed'] ?? 0),
    };
  }

  /** Waits until every report says so, and then for reconcile to find that nothing differs. */
  async function expectTold(expected: Told): Promise<void> {
    let last: Told | undefined;
    await eventually('the reports say so', async () => {
      last = await toldByReports();
      return JSON.stringify(last) === JSON.stringify(expected);
    }).catch(() => expect(last).toEqual(expected));
    await eventually('nothing is on its way, and nothing differs', async () => {
      const { ok, checks } = await ask<{ ok: boolean; checks: { notes: string[] }[] }>(
        'GET',
        '/api/v1/reconcile',
      );
      return ok && checks.every(({ notes }) => notes.length === 0);
    });
  }

  interface Why {
    readonly journey: readonly { readonly linkCode: string | null; readonly events: readonly string[] }[];
    readonly history: readonly { readonly because: string }[];
  }
  async function why(): Promise<Why> {
    const { data } = await ask<{ data: { id: string }[] }>('GET', `/api/v1/outcomes?stage=hire&${PERIOD}`);
    return ask<Why>('GET', `/api/v1/outcomes/${data[0]?.id ?? ''}/attribution`);
  }

  const BY_ANN: Told = {
    hires: { '2026-04': 1 },
    reversed: 0,
    credit: { ann: 1 },
    sourced: 1,
    influenced: 1,
    quality: { advocate: 1 },
    timed: 1,
  };
  const BY_BOB: Told = { ...BY_ANN, credit: { bob: 1 } };

  it('is at first credited to whose click is known', async () => {
    const clicked = { linkCode: 'link-ann', verdict: 'human', rule: 'default' };
    await tell('click.recorded', '2026-03-02T10:00:00Z', { clickId: 'c-ann', ...clicked });
    await tell('application.received', '2026-03-10T10:00:00Z', {
      ...CANDIDATE,
      vacancyId: 'nurse',
      evidence: ['c-ann', 'c-bob'].map((clickId) => ({ kind: 'click_id', clickId })),
    });
    await tell('hired', '2026-04-10T10:00:00Z', CANDIDATE);
    await expectTold(BY_ANN);
  });

  it('moves to another advocate when a later click comes late', async () => {
    const clicked = { linkCode: 'link-bob', verdict: 'human', rule: 'default' };
    await tell('click.recorded', '2026-03-08T10:00:00Z', { clickId: 'c-bob', ...clicked });
    await expectTold(BY_BOB);
  });

  it('moves to another month when it turns out to have been earlier', async () => {
    await tell('hired', '2026-03-25T10:00:00Z', CANDIDATE);
    await expectTold({ ...BY_BOB, hires: { '2026-03': 1 } });
  });

  it('is gone from every number when it is reversed, and is counted as reversed', async () => {
    await tell('hire.reversed', '2026-04-20T10:00:00Z', CANDIDATE);
    await expectTold({
      hires: {},
      reversed: 1,
      credit: {},
      sourced: 0,
      influenced: 0,
      quality: {},
      timed: 0,
    });
  });

  const AGAIN: Told = { ...BY_BOB, hires: { '2026-05': 1 } };

  it('is back, on its own day, when it is made once more', async () => {
    await tell('hired', '2026-05-05T10:00:00Z', CANDIDATE);
    await expectTold(AGAIN);
  });

  it('is one hire still when the candidate is merged into another who applied elsewhere', async () => {
    await tell('application.received', '2026-03-20T10:00:00Z', {
      candidateRef: 'cand-9',
      applicationId: 'app-9',
      vacancyId: 'cook',
    });
    await tell('candidate.merged', '2026-05-10T10:00:00Z', { candidateRef: 'cand-9', mergedRef: 'cand-1' });
    await expectTold(AGAIN);
  });

  it('stays in every number when the candidate is anonymised, and leads to nobody any more', async () => {
    expect((await why()).journey.flatMap(({ events }) => events)).toHaveLength(2);
    await tell('candidate.anonymised', '2026-06-01T10:00:00Z', { candidateRef: 'cand-9' });
    await expectTold(AGAIN);
    expect((await why()).journey.map(({ linkCode, events }) => [linkCode, events])).toEqual([
      ['link-ann', []],
      ['link-bob', []],
    ]);
  });

  it('has left its trail: every version that counted, and what each changed', async () => {
    expect((await why()).history.length).toBeGreaterThanOrEqual(2);
  });
});
