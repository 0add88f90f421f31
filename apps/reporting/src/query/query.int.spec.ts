import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { NAMED_ADVOCATES, organisation } from '../testing/organisation.js';
import { type Question, Recount, type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const ZONE = 'Europe/Amsterdam';
const FROM = '2026-03-27';
const TO = '2026-04-02';
const DAYS = [
  '2026-03-26',
  FROM,
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  TO,
  '2026-04-03',
];
const REACH = [
  'shares',
  'potential_exposures',
  'potential_unique_reach_low',
  'potential_unique_reach_high',
  'coverage',
  'clicks_human',
  'touches',
  'unique_clickers',
  'fair_share',
  'frequency',
];

interface Body {
  readonly data: Row[];
  readonly columns: { readonly name: string }[];
  readonly meta: {
    total: number;
    nextCursor: string | null;
    totals: Row | null;
    source: string;
    warnings: { code: string }[];
    comparedWith: { from: string; to: string } | null;
    suppressed: { shownAs: string }[];
  };
  readonly query: { readonly from: string; readonly to: string; readonly zone: string };
  readonly type?: string;
  readonly errors?: { pointer: string; detail: string }[];
}

describe('POST /api/v1/query', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = organisation(5);
  const recount = new Recount(facts);
  const question = (by: string, granularity = 'none'): Question => ({
    zone: ZONE,
    from: FROM,
    to: TO,
    by,
    granularity,
  });

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeOrganisation(clickhouse, 'acme', facts);
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, DAYS, (_, index) =>
      index % 2 === 0 ? 'clean' : 'never',
    );
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (body: Readonly<Record<string, unknown>>, status = 200): Promise<Body> => {
    const reply = await reporting.post('/api/v1/query', key, {
      ...body,
      timeDimension: { dateRange: [FROM, TO], ...(body['timeDimension'] as object | undefined) },
    });
    expect({ status: reply.status, ...(reply.status === status ? {} : { text: reply.text }) }).toEqual({
      status,
    });
    return reply.body as Body;
  };

  describe('answers', () => {
    it.each([
      ['total', 'day'],
      ['team', 'none'],
      ['advocate', 'month'],
      ['campaign', 'day'],
      ['content', 'week'],
      ['network', 'none'],
    ] as const)('measures of three cubes by %s and %s as the recount does', async (by, granularity) => {
      const { data } = await ask({
        measures: REACH,
        dimensions: by === 'total' ? [] : [by],
        timeDimension: { granularity },
        include: { emptyBuckets: true },
      });
      const expected = recount
        .reach(question(by, granularity))
        .map((row) => only(row, [...REACH, 'period', by]));
      expect(asTexts(data)).toEqual(asTexts(expected));
    });

    it('credit by model and channel, and the share of it within each model', async () => {
      const { data } = await ask({
        measures: ['credit', 'share_of_credit'],
        dimensions: ['model', 'channel'],
        filters: [{ member: 'stage', operator: 'equals', values: ['hire'] }],
      });
      const shares = Map.groupBy(data, ({ model }) => model);
      expect(shares.size).toBeGreaterThan(5);
      for (const ofModel of shares.values())
        expect(ofModel.reduce((sum, row) => sum + Number(row['share_of_credit']), 0)).toBeCloseTo(1, 12);
    });

    it('periods of quarters and years, and the days of another zone', async () => {
      const clicks = async (granularity: string, zone = ZONE) =>
        (await ask({ measures: ['clicks_human'], timeDimension: { granularity, zone } })).data;
      const inTotal = recount.reach(question('total'))[0]?.['clicks_human'] ?? 0;
      expect((await clicks('year')).map(({ period }) => period)).toEqual(['2026']);
      expect((await clicks('quarter')).map(({ period }) => period)).toEqual(['2026-Q1', '2026-Q2']);
      expect((await clicks('quarter')).reduce((sum, row) => sum + Number(row['clicks_human']), 0)).toBe(
        inTotal,
      );
      const kolkata = recount.reach({ ...question('total', 'day'), zone: 'Asia/Kolkata' });
      expect((await clicks('day', 'Asia/Kolkata')).map((row) => row['clicks_human'])).toEqual(
        kolkata.map((row) => row['clicks_human']),
      );
    });

    it('the days before beside the days that are asked', async () => {
      const { data, meta, columns } = await ask({
        measures: ['clicks_human'],
        dimensions: ['network'],
        timeDimension: { dateRange: ['2026-03-30', '2026-04-01'] },
        include: { compareTo: 'previous_period' },
      });
      expect(meta.comparedWith).toEqual({ from: '2026-03-27', to: '2026-03-29' });
      expect(columns.map(({ name }) => name)).toContain('clicks_human__previous');
      const before = recount.reach({ ...question('network'), from: '2026-03-27', to: '2026-03-29' });
      for (const row of data)
        expect(row['clicks_human__previous']).toBe(
          before.find(({ network }) => network === row['network'])?.['clicks_human'],
        );
    });

    it('the top of a dimension with everything else in one line, and a line over everything', async () => {
      const all = recount
        .reach(question('content'))
        .toSorted((a, b) => Number(b['clicks_human']) - Number(a['clicks_human']));
      const { data, meta } = await ask({
        measures: ['clicks_human', 'unique_clickers'],
        dimensions: ['content'],
        top: { dimension: 'content', measure: 'clicks_human', count: 2 },
        include: { totals: true },
      });
      const rest = all.slice(2).reduce((sum, row) => sum + Number(row['clicks_human']), 0);
      expect(Object.fromEntries(data.map((row) => [row['content'], row['clicks_human']]))).toEqual({
        ...Object.fromEntries(all.slice(0, 2).map((row) => [row['content'], row['clicks_human']])),
        '(others)': rest,
      });
      // Distinct people of members that were put together are not known.
      expect(data.find(({ content }) => content === '(others)')?.['unique_clickers']).toBeNull();
      const whole = recount.reach(question('total'))[0];
      expect(meta.totals).toEqual(only(whole ?? {}, ['clicks_human', 'unique_clickers']));
    });

    it('only lines that pass a condition on a number', async () => {
      const all = recount.reach(question('content'));
      const least = Math.max(...all.map((row) => Number(row['clicks_human'])));
      const { data } = await ask({
        measures: ['clicks_human'],
        dimensions: ['content'],
        filters: [{ member: 'clicks_human', operator: 'gte', values: [least] }],
      });
      expect(data).toEqual(
        all
          .filter((row) => row['clicks_human'] === least)
          .map((row) => only(row, ['content', 'clicks_human'])),
      );
    });
  });

  describe('in pages', () => {
    const paged = { measures: ['shares', 'clicks_human'], dimensions: ['content', 'network'], limit: 3 };

    it('gives one reading, whatever comes in between', async () => {
      const whole = await ask({ ...paged, limit: 1_000 });
      const first = await ask(paged);
      expect(first.meta.total).toBe(whole.data.length);
      const [click] = facts.clicks;
      await clickhouse.insert({
        table: 'click',
        values: [
          {
            ...click,
            tenant: 'acme',
            event_key: '00000000-0000-4000-8000-000000000001',
            source: 'test',
            event_id: 'late',
            click_id: 'late',
            share_id: '',
            vacancy_id: '',
            verdict: 'human',
            occurred_at: '2026-03-28T12:00:00.000Z',
            received_at: new Date().toISOString(),
            log_partition: 9,
            log_offset: 1,
          },
        ],
        format: 'JSONEachRow',
      });
      await reporting.postgres.query(
        `UPDATE bucket SET marked_seq = marked_seq + 1, marked_at = now() WHERE kind = 'reach' AND day = '2026-03-28'`,
      );
      const rows = [...first.data];
      for (let cursor = first.meta.nextCursor; cursor !== null;) {
        const { data, meta } = await ask({ ...paged, cursor });
        rows.push(...data);
        cursor = meta.nextCursor;
      }
      expect(rows).toEqual(whole.data);
      // Who asks anew sees it.
      const now = await ask({ ...paged, limit: 1_000 });
      const clicks = (data: Row[]) => data.reduce((sum, row) => sum + Number(row['clicks_human']), 0);
      expect(clicks(now.data)).toBe(clicks(whole.data) + 1);
    });

    it('refuses to go on when what was already received has changed', async () => {
      const first = await ask(paged);
      await clickhouse.command({
        query: `ALTER TABLE click DELETE WHERE tenant = 'acme' AND event_id = 'late' SETTINGS mutations_sync = 1`,
      });
      const [share] = facts.shares;
      await clickhouse.insert({
        table: 'share',
        values: [
          {
            ...share,
            tenant: 'acme',
            event_key: '00000000-0000-4000-8000-000000000002',
            source: 'test',
            event_id: 'under-way',
            share_id: 'under-way',
            vacancy_id: '',
            link_code: '',
            parent_share_id: '',
            own_words: null,
            audience_provenance: 'declared',
            occurred_at: '2026-03-30T12:00:00.000Z',
            received_at: '2026-04-10T00:00:00.000Z',
            log_partition: 9,
            log_offset: 2,
          },
        ],
        format: 'JSONEachRow',
      });
      await reporting.postgres.query(
        `UPDATE bucket SET marked_seq = marked_seq + 1, marked_at = now() WHERE kind = 'reach' AND day = '2026-03-30'`,
      );
      const moved = await ask({ ...paged, cursor: first.meta.nextCursor }, 409);
      expect(moved.type).toBe('urn:manyhands:problem:snapshot-moved');
    });

    it('refuses a cursor that was changed, or that continues another question', async () => {
      const { nextCursor = '' } = (await ask(paged)).meta;
      const changed = Buffer.from(nextCursor ?? '', 'base64url')
        .toString('utf8')
        .replace(',3,', ',4,');
      for (const cursor of [
        Buffer.from(changed).toString('base64url'),
        'x',
        '',
        '%00',
        `${nextCursor ?? ''}A`,
      ])
        expect((await ask({ ...paged, cursor }, 400)).errors?.[0]?.pointer).toBe('/cursor');
      await ask({ ...paged, dimensions: ['content'], cursor: nextCursor }, 400);
    });
  });

  describe('refuses', () => {
    const problems = async (body: Readonly<Record<string, unknown>>, status = 400) =>
      (await ask(body, status)).errors ?? [];

    it('what is not in the model, with the nearest that is', async () => {
      const [measure, dimension] = await problems({ measures: ['click_human'], dimensions: ['campaing'] });
      expect(measure).toEqual({
        pointer: '/measures/0',
        detail: 'There is no measure click_human. Did you mean clicks_human?',
      });
      expect(dimension?.detail).toContain('Did you mean campaign?');
    });

    it('what has no meaning, with the reason', async () => {
      const [several] = await problems({ measures: ['credit'], dimensions: ['channel'] }, 422);
      expect(several?.detail).toContain('every model divides the same outcomes');
      const [apart] = await problems({ measures: ['clicks_human', 'outcomes'], dimensions: ['stage'] }, 422);
      expect(apart?.detail).toContain('clicks_human cannot be asked by stage');
    });

    it.each([
      [{ dateRange: ['2026-02-30', '2026-03-01'] }, '/timeDimension/dateRange/0'],
      [{ dateRange: ['2026-03-02', '2026-03-01'] }, '/timeDimension/dateRange'],
      [{ dateRange: 'last_0_days' }, '/timeDimension/dateRange'],
      [{ zone: 'Europe/Amsterdm' }, '/timeDimension/zone'],
    ])('days and zones that do not exist: %j', async (timeDimension, pointer) => {
      expect((await problems({ measures: ['shares'], timeDimension }))[0]?.pointer).toBe(pointer);
    });

    it('more than a question may read, with the estimate and how to ask for less', async () => {
      const limited = await runReporting(await server.freshDatabase(), clickhouse, undefined, {
        MAX_QUERY_ROWS: 0,
      });
      try {
        const limitedKey = await limited.addTenant('acme');
        await limited.postgres.query(
          `INSERT INTO bucket (tenant_id, kind, day, marked_seq) VALUES ('acme', 'reach', '2026-03-28', 1)`,
        );
        const { status, body } = await limited.post('/api/v1/query', limitedKey, {
          measures: ['shares'],
          timeDimension: { dateRange: [FROM, TO] },
        });
        expect({ status, body }).toMatchObject({
          status: 422,
          body: { type: 'urn:manyhands:problem:too-costly', estimatedRows: expect.any(Number) as number },
        });
      } finally {
        await limited.close();
      }
    });
  });

  it('takes any text as a value, thousands of them, and means it literally', async () => {
    const nasty = [`' OR 1=1 --`, `{x:String}`, '\u0000', '𝒳'.repeat(50), '\\', `"); DROP TABLE click; --`];
    const many = Array.from({ length: 9_990 }, (_, index) => `c${String(index)}`);
    const values = [...nasty, ...many];
    const { data } = await ask({
      measures: ['clicks_human'],
      dimensions: ['content'],
      filters: [{ member: 'content', operator: 'equals', values }],
    });
    const expected = recount
      .reach(question('content'))
      .filter((row) => values.includes(String(row['content'])));
    expect(data.map((row) => row['content']).sort()).toEqual(expected.map((row) => row['content']).sort());
    for (const operator of ['contains', 'startsWith', 'endsWith'] as const)
      expect(
        (
          await ask({
            measures: ['clicks_human'],
            dimensions: ['content'],
            filters: [{ member: 'content', operator, values: nasty }],
          })
        ).data,
      ).toEqual([]);
  });

  it('never tells a small team or an unnamed person apart', async () => {
    const { data, meta } = await ask({ measures: ['shares'], dimensions: ['team'] });
    expect(data.map(({ team }) => team).sort()).toEqual(['(none)', '(small teams)', 'care']);
    expect(meta.suppressed[0]?.shownAs).toBe('(small teams)');
    await ask(
      {
        measures: ['shares'],
        filters: [{ member: 'team', operator: 'equals', values: ['legal'] }],
      },
      403,
    );
    await ask({ measures: ['shares'], dimensions: ['team', 'advocate'] }, 422);
    await ask(
      {
        measures: ['shares'],
        filters: [{ member: 'team', operator: 'startsWith', values: ['le'] }],
      },
      400,
    );
    // The unnamed people of the small teams are the two of legal, however they are asked for.
    const small = { member: 'team', operator: 'equals', values: ['(small teams)'] };
    const unnamed = { member: 'advocate', operator: 'equals', values: ['(not shown by name)'] };
    const others = { member: 'advocate', operator: 'notEquals', values: NAMED_ADVOCATES };
    for (const body of [
      { dimensions: ['advocate'], filters: [small] },
      { dimensions: ['team'], filters: [unnamed] },
      { dimensions: ['team'], filters: [others] },
      { filters: [small, unnamed] },
    ])
      await ask({ measures: ['shares'], ...body }, 422);
  });
});

function only(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
}

function asTexts(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort()))).sort();
}
