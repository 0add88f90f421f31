import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { NAMED_ADVOCATES, organisation } from '../testing/organisation.js';
import { isWithin, mediaValueRecounted, type TestRate, visitorsOf } from '../testing/reach-recount.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const DAYS = { zone: 'Europe/Amsterdam', from: '2026-03-27', to: '2026-04-02' };
const PERIOD = `from=${DAYS.from}&to=${DAYS.to}`;
const BUCKET_DAYS = ['26', '27', '28', '29', '30', '31']
  .map((day) => `2026-03-${day}`)
  .concat('2026-04-01', '2026-04-02', '2026-04-03');

interface Body {
  readonly data: Row[];
  readonly columns: { readonly name: string }[];
  readonly meta: { source: string; warnings: { code: string; detail: string }[] };
}

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((item) => b.has(item)));
const either = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a, ...b]);
const without = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((item) => !b.has(item)));

describe('overlap and media value', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = organisation(20_260_327);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    const offset = await storeOrganisation(clickhouse, 'acme', facts);
    // Somebody else's data, which must never show.
    await reporting.addTenant('other');
    await storeOrganisation(clickhouse, 'other', organisation(8), { partition: 0, offset });
    await setBuckets(reporting, { id: 'acme', zone: DAYS.zone }, BUCKET_DAYS, (_day, index) =>
      index % 3 === 0 ? 'never' : 'clean',
    );
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const reply = (path: string, who = key) => reporting.get(`/api/v1/reports/${path}`, who);
  const ask = async (path: string, who = key): Promise<Body> => {
    const { status, text, body } = await reply(`${path}&${PERIOD}`, who);
    if (status !== 200) throw new Error(`${String(status)} ${text}`);
    return body as Body;
  };

  describe('overlap', () => {
    const sets = (by: string, members: readonly string[]) =>
      members.map((member) => visitorsOf(facts, DAYS, by, member));
    const expected = (a: ReadonlySet<string>, b: ReadonlySet<string>) => ({
      visitors_a: a.size,
      visitors_b: b.size,
      visitors_c: null,
      visitors_in_all: both(a, b).size,
      visitors_in_any: either(a, b).size,
      visitors_only_a: without(a, b).size,
      visitors_only_b: without(b, a).size,
      visitors_only_c: null,
      jaccard: both(a, b).size / either(a, b).size,
      common_part_a: both(a, b).size / a.size,
      common_part_b: both(a, b).size / b.size,
      common_part_c: null,
    });

    const namedWithVisitors = NAMED_ADVOCATES.filter(
      (advocate) => visitorsOf(facts, DAYS, 'advocate', advocate).size > 0,
    );

    it.each([
      ['campaign', ['spring', 'summer']],
      ['network', ['email', 'linkedin']],
      ['content', ['c1', 'c3']],
      ['advocate', namedWithVisitors.slice(0, 2)],
    ])('of two of the same %s is what the sets of their visitors have in common', async (by, members) => {
      const { data } = await ask(`overlap.json?by=${by}&${by}=${members.join(`&${by}=`)}`);
      const [a, b] = sets(by, members) as [Set<string>, Set<string>];
      expect(both(a, b).size).toBeGreaterThan(0);
      expect(data).toEqual([
        { member_a: members[0], member_b: members[1], member_c: null, ...expected(a, b) },
      ]);
    });

    it('of three is told for all of them and for every pair', async () => {
      const members = ['c1', 'c2', 'c3'];
      const { data } = await ask(`overlap.json?by=content&content=${members.join('&content=')}`);
      const [a, b, c] = sets('content', members) as [Set<string>, Set<string>, Set<string>];
      const all = both(both(a, b), c).size;
      const any = either(either(a, b), c).size;
      expect(data).toHaveLength(4);
      expect(data.find(({ member_c }) => member_c === 'c3')).toEqual({
        member_a: 'c1',
        member_b: 'c2',
        member_c: 'c3',
        visitors_a: a.size,
        visitors_b: b.size,
        visitors_c: c.size,
        visitors_in_all: all,
        visitors_in_any: any,
        visitors_only_a: without(a, either(b, c)).size,
        visitors_only_b: without(b, either(a, c)).size,
        visitors_only_c: without(c, either(a, b)).size,
        jaccard: all / any,
        common_part_a: all / a.size,
        common_part_b: all / b.size,
        common_part_c: all / c.size,
      });
      for (const [first, second, one, two] of [
        ['c1', 'c2', a, b],
        ['c1', 'c3', a, c],
        ['c2', 'c3', b, c],
      ] as const) {
        const row = data.find(
          ({ member_a, member_b, member_c }) =>
            member_a === first && member_b === second && member_c === null,
        );
        expect(row).toMatchObject(expected(one, two));
      }
    });

    it('compares those that reached most when nobody is named, and narrows by other dimensions first', async () => {
      const { data, meta } = await ask('overlap.json?by=content&network=linkedin');
      // The three together begin with the two that reached most.
      expect(data.map(({ member_a, member_b }) => [member_a, member_b].sort().join()).sort()).toEqual([
        'c1,c2',
        'c1,c3',
        'c2,c3',
        'c2,c3',
      ]);
      for (const row of data.filter(({ member_c }) => member_c === null)) {
        const [a, b] = [row['member_a'], row['member_b']].map((member) =>
          visitorsOf(facts, DAYS, 'content', String(member), ({ network }) => network === 'linkedin'),
        ) as [Set<string>, Set<string>];
        expect(row).toMatchObject(expected(a, b));
      }
      const keyless = facts.clicks.filter(
        (click) =>
          click.verdict === 'human' &&
          click.visitor_key === '' &&
          click.network === 'linkedin' &&
          click.content_id !== '' &&
          isWithin(click.occurred_at, DAYS),
      );
      expect(meta.warnings).toEqual([
        {
          code: 'keyless_clicks',
          detail: expect.stringMatching(`^${String(keyless.length)} human`) as string,
        },
      ]);
    });

    it('is found between each of the people who may be shown by name, and nobody else', async () => {
      const { data } = await ask('overlap.json?by=advocate&limit=100');
      const people = new Set(data.flatMap(({ member_a, member_b }) => [member_a, member_b]));
      // Six did not opt in: enough to hide among, so that all nine who did are shown.
      expect([...people].sort()).toEqual(namedWithVisitors);
      const { length } = namedWithVisitors;
      expect(data).toHaveLength((length * (length - 1)) / 2);
    });

    it.each([
      ['by=campaign&campaign=spring', 400, /two to 10 values/],
      [
        `by=content${'c'.repeat(11).replaceAll(/c/g, (_, i: number) => `&content=c${String(i)}`)}`,
        400,
        /not 11/,
      ],
      ['by=advocate&advocate=a01&advocate=a12', 403, /opt in/],
      ['by=team&team=care&team=legal', 403, /fewer than 5/],
      ['by=vacancy', 400, /by cannot be/],
    ])('refuses %s', async (parameters, status, why) => {
      const { status: answered, text } = await reply(`overlap.json?${parameters}&${PERIOD}`);
      expect([answered, text]).toEqual([status, expect.stringMatching(why)]);
    });

    it('is of what was known at the moment that is asked about', async () => {
      const { data } = await ask(
        'overlap.json?by=campaign&campaign=spring&campaign=summer&asKnownAt=2026-04-09T00:00:00Z',
      );
      expect(data).toEqual([expect.objectContaining({ visitors_in_any: 0, jaccard: null })]);
    });

    it('of people needs the recorded decision of the organisation', async () => {
      const undecided = await reporting.addTenant('undecided', { personReports: false });
      expect((await reply(`overlap.json?by=advocate&${PERIOD}`, undecided)).status).toBe(403);
      expect((await reply(`overlap.json?by=team&${PERIOD}`, undecided)).status).toBe(200);
    });
  });

  describe('media value', () => {
    const rates: readonly TestRate[] = [
      {
        network: 'linkedin',
        metric: 'cpc',
        currency: 'EUR',
        amounts: [2, 3.35, 5],
        from: '2026-01-01',
        to: '2026-03-29',
      },
      {
        network: 'linkedin',
        metric: 'cpc',
        currency: 'EUR',
        amounts: [2.5, 4, 6],
        from: '2026-03-30',
        to: null,
      },
      {
        network: 'x',
        metric: 'cpc',
        currency: 'USD',
        amounts: [0.5, 0.75, 1.25],
        from: '2026-03-29',
        to: '2026-03-31',
      },
      {
        network: 'linkedin',
        metric: 'cpm',
        currency: 'EUR',
        amounts: [4, 6.5, 9],
        from: '2026-01-01',
        to: null,
      },
      { network: 'email', metric: 'cpm', currency: 'USD', amounts: [1, 2, 3], from: '2026-03-28', to: null },
    ];
    const enter = async (version: number, enteredAt: string, some: readonly TestRate[]) => {
      await reporting.postgres.query(
        `INSERT INTO media_rate_set (tenant_id, version, entered_at, entered_by) VALUES ('acme', $1, $2, 'key')`,
        [version, enteredAt],
      );
      for (const [position, { network, metric, currency, amounts, from, to }] of some.entries())
        await reporting.postgres.query(
          `INSERT INTO media_rate VALUES ('acme', $1, $2, $3, $4, $5, $6, $7, $8, 'test', $9, $10)`,
          [
            version,
            position,
            network,
            metric,
            currency,
            ...amounts.map((amount) => amount * 1_000_000),
            from,
            to,
          ],
        );
    };
    const sorted = (lines: readonly (readonly [string, unknown])[]) =>
      lines.toSorted(([a], [b]) => (a < b ? -1 : 1));

    it('is nothing while there are no rates, which is not 0', async () => {
      const { data, meta } = await ask('media-value.json?by=total');
      expect(data).toEqual([
        expect.objectContaining({ currency: '(no rate)', rate_set: '0', media_value: null }),
      ]);
      expect(meta.warnings.map(({ code }) => code)).toEqual(['no_media_rates']);
    });

    describe('with rates', () => {
      beforeAll(async () => {
        await enter(1, '2026-04-12T00:00:00Z', rates.slice(0, 1));
        await enter(2, '2026-04-14T00:00:00Z', rates);
      });

      it.each([
        ['total', 'none', false],
        ['network', 'none', true],
        ['network', 'day', false],
        ['campaign', 'week', true],
        ['team', 'none', false],
      ])(
        'by %s and %s values every click by the rate of its own day (impressions too: %s)',
        async (by, granularity, hasImpressions) => {
          const basis = hasImpressions ? 'clicks_and_measured_impressions' : 'clicks';
          const { data } = await ask(`media-value.json?by=${by}&granularity=${granularity}&basis=${basis}`);
          const expected = mediaValueRecounted(facts, rates, { days: DAYS, by, granularity, hasImpressions });
          const lines = data
            .filter(({ clicks_human, impressions = 0 }) => clicks_human !== 0 || impressions !== 0)
            .map((row) => {
              const { clicks_human, impressions = 0, media_value_low, media_value, media_value_high } = row;
              const key = [row['period'] ?? '', row[by] ?? '', row['currency']].join('|');
              expect(row['rate_set']).toBe('2');
              return [
                key,
                {
                  clicks: clicks_human,
                  impressions,
                  value: [media_value_low, media_value, media_value_high],
                },
              ] as const;
            });
          expect(sorted(lines)).toEqual(
            sorted(
              [...expected].map(([key, line]) => [
                key,
                {
                  ...line,
                  value: line.value.map((amount) =>
                    key.endsWith('(no rate)') ? null : (expect.closeTo(amount, 6) as number),
                  ),
                },
              ]),
            ),
          );
          expect(lines.some(([key]) => key.endsWith('EUR'))).toBe(true);
          expect(lines.some(([key]) => key.endsWith('USD'))).toBe(true);
        },
      );

      it('names the days without a rate, and that currencies do not add up', async () => {
        const { meta } = await ask('media-value.json?by=total');
        expect(meta.source).toBe('mixed');
        expect(meta.warnings.map(({ code }) => code)).toEqual(['days_without_rate', 'several_currencies']);
        expect(meta.warnings[0]?.detail).toMatch(
          /cpc of email: 2026-03-27, 2026-03-28, 2026-03-29, 2026-03-30, 2026-03-31 and 2 more; cpc of x: 2026-03-27, 2026-03-28, 2026-04-01, 2026-04-02/,
        );
      });

      it('is given again, as it was known, with the rates of that time', async () => {
        const { data } = await ask('media-value.json?by=total&asKnownAt=2026-04-13T00:00:00Z');
        const expected = mediaValueRecounted(facts, rates.slice(0, 1), {
          days: DAYS,
          by: 'total',
          granularity: 'none',
          hasImpressions: false,
        });
        expect(data.find(({ currency }) => currency === 'EUR')).toMatchObject({
          rate_set: '1',
          clicks_human: expected.get('||EUR')?.clicks,
          media_value: expect.closeTo(expected.get('||EUR')?.value[1] ?? NaN, 6) as number,
          media_cpc: 3.35,
        });
        expect(data.some(({ currency }) => currency === 'USD')).toBe(false);
        const before = await ask('media-value.json?by=total&asKnownAt=2026-04-11T00:00:00Z');
        expect(before.data.map(({ rate_set }) => rate_set)).toEqual(['0']);
      });
    });
  });
});
