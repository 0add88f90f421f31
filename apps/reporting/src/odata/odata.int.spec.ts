import { type ClickHouseClient } from '@clickhouse/client';
import { asId, type Day, type TenantId } from '#domain/ids.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../testing/organisation.js';
import { Recount } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeOrganisation } from '../testing/store-organisation.js';

const ZONE = 'Europe/Amsterdam';
const DAYS = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 25 + index)).toISOString().slice(0, 10),
);

interface Line {
  readonly [name: string]: string | number | null;
}
interface Page {
  readonly '@odata.context'?: string;
  readonly '@odata.count'?: number | string;
  readonly '@odata.nextLink'?: string;
  readonly value: readonly Line[];
}
interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly target?: string };
}
interface Reply<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: Body;
}

describe('the OData service', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  let basic: string;
  const facts = organisation(11);
  const recount = new Recount(facts);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    basic = `Basic ${Buffer.from(`apikey:${key}`).toString('base64')}`;
    await storeOrganisation(clickhouse, 'acme', facts);
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, DAYS, (_, index) =>
      index % 6 === 2 ? 'never' : 'clean',
    );
    // Stored long ago, so that a list of some seconds ago may use the rollups of clean days.
    await reporting.postgres.query(`UPDATE bucket SET marked_at = now() - interval '1 hour'`);
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const send = async <Body = Page>(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method: 'GET' | 'HEAD' | 'POST' | 'PATCH' = 'GET',
  ): Promise<Reply<Body>> => {
    const url = path.startsWith('http') ? path.replace('http://bi.example', '') : `/odata/v4/${path}`;
    const response = await reporting.app.inject({
      method,
      url,
      headers: { authorization: basic, host: 'bi.example', ...headers },
    });
    const isJson = String(response.headers['content-type']).startsWith('application/json');
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.payload,
      body: (isJson && response.payload !== '' ? JSON.parse(response.payload) : undefined) as Body,
    };
  };
  const refusal = async (
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method: 'GET' | 'POST' = 'GET',
  ): Promise<string> => {
    const { status, body, headers: answered } = await send<Refusal>(path, headers, method);
    expect(answered['odata-version']).toBe('4.0');
    return `${String(status)} ${body.error.code}: ${body.error.message}`;
  };
  const follow = async (
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<readonly Page[]> => {
    const pages: Page[] = [];
    for (let next: string | undefined = path; next !== undefined; next = pages.at(-1)?.['@odata.nextLink']) {
      const { status, body, text } = await send(next, headers);
      if (status !== 200) throw new Error(text);
      pages.push(body);
    }
    return pages;
  };

  describe('what Power Query sends', () => {
    it('asks the root with and without a key', async () => {
      const open = await send<Refusal>('', { authorization: '' });
      expect([open.status, open.headers['www-authenticate']]).toEqual([
        401,
        'Basic realm="manyhands", charset="UTF-8"',
      ]);
      const { status, headers, body } = await send('', { 'odata-maxversion': '4.0', 'odata-version': '4.0' });
      expect(status).toBe(200);
      expect(headers['odata-version']).toBe('4.0');
      expect(String(headers['content-type'])).toMatch(/^application\/json; ?odata\.metadata=minimal/);
      expect(body['@odata.context']).toBe('http://bi.example/odata/v4/$metadata');
      expect(body.value).toContainEqual({
        name: 'ReachByTeamDaily',
        title: 'Shares and clicks per day by team',
        kind: 'EntitySet',
        url: 'ReachByTeamDaily',
      });
    });

    it('reads $metadata as XML', async () => {
      const { status, headers, text } = await send('$metadata', { accept: 'application/xml' });
      expect([status, headers['content-type']]).toEqual([200, 'application/xml']);
      expect(text).toContain(
        '<EntitySet Name="ReachByTeamDaily" EntityType="manyhands.ReachByTeamDailyLine">',
      );
    });

    it('previews, filters, projects and orders', async () => {
      const accept = {
        accept:
          'application/json;odata.metadata=minimal;q=1.0,application/json;odata.metadata=minimal;odata.streaming=true',
      };
      const { body } = await send(
        "ReachByCampaignDaily?$filter=campaign eq 'spring' and period_start ge 2026-03-28 and period_start lt 2026-03-31&$select=period_start%2Cshares%2Cclicks_human&$orderby=period_start desc&$top=1000",
        accept,
      );
      const expected = recount
        .reach({
          zone: ZONE,
          from: day('2026-03-28'),
          to: day('2026-03-30'),
          by: 'campaign',
          granularity: 'day',
        })
        .filter((row) => row['campaign'] === 'spring')
        .map(({ period, shares, clicks_human }) => ({ period_start: period, shares, clicks_human }))
        .reverse();
      expect(expected).toHaveLength(3);
      expect(body).toEqual({
        '@odata.context':
          'http://bi.example/odata/v4/$metadata#ReachByCampaignDaily(period_start,shares,clicks_human)',
        value: expected,
      });
    });

    it('refreshes by the instant a period begins, to the second the clocks go forward', async () => {
      const { body } = await send(
        'ReachDaily?$filter=period_start_at ge 2026-03-28T23:00:00Z and period_start_at lt 2026-03-30T00:00:00%2B02:00&$select=period_start,period_start_at',
      );
      expect(body.value).toEqual([{ period_start: '2026-03-29', period_start_at: '2026-03-28T23:00:00Z' }]);
    });

    it('counts, skips, and takes the top', async () => {
      const all = await send('RequestsByVerdictDaily?$count=true');
      const filtered = await send('RequestsByVerdictDaily/$count');
      expect([filtered.text, String(filtered.headers['content-type'])]).toEqual([
        String(all.body.value.length),
        expect.stringContaining('text/plain'),
      ]);
      expect(all.body['@odata.count']).toBe(all.body.value.length);
      const some = await send('RequestsByVerdictDaily?$skip=3&$top=4&$count=true');
      expect(some.body.value).toEqual(all.body.value.slice(3, 7));
      expect(some.body['@odata.count']).toBe(all.body.value.length);
      expect((await send('RequestsByVerdictDaily?$top=0')).body.value).toEqual([]);
      expect((await send("RequestsByVerdictDaily/$count?$filter=verdict eq 'bot'")).text).toBe(
        String(all.body.value.filter(({ verdict }) => verdict === 'bot').length),
      );
    });
  });

  it('answers a plain GET with every property, as Tableau asks', async () => {
    const { body } = await send('ReachByTeamWeekly');
    const teams = new Set(body.value.map(({ team }) => team));
    expect(teams).toEqual(new Set(['care', '(small teams)', '(none)']));
    expect(body.value.map(({ period }) => period)).toContain('2026-W13');
    const expected = recount.reach({
      zone: ZONE,
      from: day(DAYS[0]),
      to: day(DAYS.at(-1)),
      by: 'team',
      granularity: 'week',
    });
    for (const row of expected) {
      const line = body.value.find(({ team, period }) => team === row['team'] && period === row['period']);
      const names = Object.keys(row).filter((name) => line !== undefined && name in line);
      const shown = names.map((name) => [name, line?.[name]]);
      expect(shown).toEqual(names.map((name) => [name, row[name]]));
      expect(names.length).toBeGreaterThan(15);
    }
  });

  it('has the same lines whatever is selected', async () => {
    const all = await send('ReachByContentDaily');
    const low = await send(
      'ReachByContentDaily?$select=content,potential_unique_reach_low&$filter=period_start gt 2026-03-26',
    );
    expect(low.body.value).toEqual(
      all.body.value
        .filter(({ period_start }) => String(period_start) > '2026-03-26')
        .map(({ content, potential_unique_reach_low }) => ({ content, potential_unique_reach_low })),
    );
  });

  it('credits as the ledger does, and shares of credit stay those of the whole', async () => {
    const { body } = await send(
      "CreditByChannelMonthly?$filter=model eq 'linear' and stage in ('hire','offer') and channel ne 'direct'",
    );
    for (const stage of ['hire', 'offer']) {
      const credit = recount.credit(
        { zone: ZONE, from: day(DAYS[0]), to: day(DAYS.at(-1)), by: 'channel', granularity: 'month' },
        stage,
        'linear',
      );
      const wanted = [...credit].filter(([group]) => !group.endsWith('|direct'));
      const lines = body.value.filter((line) => line['stage'] === stage);
      expect(wanted.length).toBeGreaterThan(2);
      expect(lines.map((line) => `${String(line['period'])}|${String(line['channel'])}`).sort()).toEqual(
        wanted.map(([group]) => group).sort(),
      );
      for (const line of lines) {
        const micro = credit.get(`${String(line['period'])}|${String(line['channel'])}`) ?? 0;
        expect(line['credit']).toBeCloseTo(micro / 1_000_000, 9);
      }
    }
    const whole = await send('CreditByChannelMonthly');
    const ofAdvocates = await send(
      "CreditByChannelMonthly?$filter=channel eq 'advocate' and stage eq 'hire'",
    );
    expect(ofAdvocates.body.value.length).toBeGreaterThan(5);
    for (const line of [...body.value, ...ofAdvocates.body.value])
      expect(whole.body.value).toContainEqual(line);
  });

  it('reaches back to enrolments from before anything was shared', async () => {
    const { body } = await send('ProgrammeMonthly?$select=period,enrolments&$filter=enrolments gt 0');
    const firstOf = new Map<string, string>();
    for (const { subject, occurred_at } of facts.enrolments) {
      const known = firstOf.get(subject);
      if (known === undefined || occurred_at < known) firstOf.set(subject, occurred_at);
    }
    const months = [...firstOf.values()].map((at) => at.slice(0, 7)).sort();
    expect(months[0]).toBe('2025-12');
    expect(body.value).toEqual(
      [...new Set(months)].map((period) => ({
        period,
        enrolments: months.filter((month) => month === period).length,
      })),
    );
  });

  it('lists members, models and stages', async () => {
    expect((await send('Campaigns')).body.value).toEqual(
      ['(none)', 'spring', 'summer'].map((campaign) => ({ campaign })),
    );
    expect((await send('Vacancies?$orderby=vacancy desc&$top=1')).body.value).toEqual([{ vacancy: 'v3' }]);
    const stages = await follow('Stages?$count=true', { prefer: 'odata.maxpagesize=2' });
    expect(stages.map(({ value }) => value.length)).toEqual([2, 2, 1]);
    expect(stages.map((page) => page['@odata.count'])).toEqual([5, 5, 5]);
    expect((await send("Models?$filter=startswith(model,'last')&$select=model")).body.value).toEqual([
      { model: 'last_touch' },
      { model: 'last_non_direct' },
    ]);
  });

  it('writes numbers and annotations as they are asked for', async () => {
    const path = 'ReachDaily?$top=1&$count=true&$select=shares,coverage,period_start';
    const texts = await send(path, { accept: 'application/json;IEEE754Compatible=true' });
    expect(texts.headers['content-type']).toMatch(/IEEE754Compatible=true/);
    expect(texts.body['@odata.count']).toMatch(/^\d+$/);
    expect(texts.body.value[0]).toMatchObject({
      shares: expect.stringMatching(/^\d+$/) as string,
      coverage: expect.any(Number) as number,
    });
    const none = await send(path, { accept: 'application/json;odata.metadata=none' });
    expect(none.body).not.toHaveProperty('@odata.context');
    const full = await send(`${path}&$format=application/json;odata.metadata=full`, { accept: 'text/html' });
    expect(full.body.value[0]).toMatchObject({
      '@odata.type': '#manyhands.ReachDailyLine',
      '@odata.id': null,
      'period_start@odata.type': '#Date',
      'shares@odata.type': '#Int64',
    });
  });

  it('gives pages that are one read, while events keep coming in', async () => {
    const whole = await send('RequestsByVerdictDaily?$orderby=requests desc');
    const pages: Page[] = [];
    let next: string | undefined = 'RequestsByVerdictDaily?$orderby=requests desc';
    while (next !== undefined) {
      const { status, headers, body, text }: Reply<Page> = await send(next, {
        prefer: 'odata.maxpagesize=12',
      });
      if (status !== 200) throw new Error(text);
      expect(headers['preference-applied']).toBe('odata.maxpagesize=12');
      pages.push(body);
      next = body['@odata.nextLink'];
      await receive(String(pages.length).padStart(2, '0'));
    }
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flatMap(({ value }) => value)).toEqual(whole.body.value);
    // What came in meanwhile is there for whoever asks now.
    expect((await send('RequestsByVerdictDaily?$orderby=requests desc&$top=1000')).body.value).not.toEqual(
      whole.body.value,
    );
    const top = await follow('RequestsByVerdictDaily?$top=16', { prefer: 'maxpagesize=10' });
    expect(top.map(({ value }) => value.length)).toEqual([10, 6]);
  });

  /** A click of now on a day that is long past, as it comes when a network reports late. */
  async function receive(id: string): Promise<void> {
    const [click] = facts.clicks;
    await clickhouse.insert({
      table: 'click',
      values: [
        {
          tenant: 'acme',
          source: 'late',
          event_id: id,
          click_id: id,
          share_id: '',
          vacancy_id: '',
          log_partition: 0,
          log_offset: 0,
          ...click,
          event_key: `00000000-0000-0000-0000-0000000000${id}`,
          received_at: new Date().toISOString(),
          verdict: 'human',
        },
      ],
      format: 'JSONEachRow',
    });
    await reporting.postgres.query(
      `UPDATE bucket SET marked_seq = marked_seq + 1, marked_at = now() WHERE tenant_id = $1 AND day = $2`,
      [asId<TenantId>('acme'), click?.occurred_at.slice(0, 10)],
    );
  }

  it.each([
    [
      'ReachDaily?$filter=shars eq 1',
      '400 BadRequest: $filter: there is no property shars. Did you mean shares?',
    ],
    [
      "ReachDaily?$filter=shares eq 'x'",
      '400 BadRequest: $filter: Edm.Int64 cannot be compared with Edm.String',
    ],
    ['ReachDaily?$filter=shares', '400 BadRequest: $filter: a condition must be true or false'],
    ['ReachDaily?$select=advocate', '400 BadRequest: $select: there is no property advocate'],
    ['ReachDaily?$orderby=nothing', '400 BadRequest: $orderby: there is no property nothing'],
    ['ReachDaily?$top=-1', '400 BadRequest: $top'],
    ['ReachDaily?$skip=-1', '400 BadRequest: $skip'],
    ['ReachDaily?$skiptoken=nonsense', '400 BadRequest: $skiptoken'],
    ['ReachDaily?$skiptoken=WyJ4IiwwLG51bGxd', '400 BadRequest: $skiptoken'],
    [
      'ReachDaily?$filtr=true',
      '400 BadRequest: $filtr: there is no such query option. Did you mean $filter?',
    ],
    ['ReachDaily?$filter=%', '400 BadRequest: $filter: is not percent-encoded UTF-8'],
    [
      `ReachDaily?$filter=${'('.repeat(1_000)}true${')'.repeat(1_000)}`,
      '400 BadRequest: $filter: is nested more than 32 deep',
    ],
    [`ReachDaily?$filter=${'x'.repeat(9_000)}`, '414 UriTooLong'],
    ['ReachDaly', '404 NotFound: the path: there is no set ReachDaly. Did you mean ReachDaily?'],
    ['ReachDaily?$apply=aggregate(shares with sum as total)', '501 NotImplemented: $apply'],
    ['ReachDaily?$expand=team', '501 NotImplemented: $expand'],
    ['ReachDaily?$search=x', '501 NotImplemented: $search'],
    ['ReachDaily?$filter=shares add 1 eq 2', '501 NotImplemented: $filter: arithmetic (add)'],
    ["Campaigns('spring')", '501 NotImplemented: the path: an entity by its key'],
    ['ReachDaily/$value', '501 NotImplemented'],
    ['$batch', '501 NotImplemented: the path: $batch'],
    ['ReachDaily?$format=atom', '415 UnsupportedFormat'],
    ['$metadata?$format=json', '415 UnsupportedFormat'],
    ['%E0%A4%A/x', '400'],
  ])('refuses %s', async (path, message) => {
    const encoded = path.replaceAll(' ', '%20');
    if (message === '400') expect((await send(encoded)).status).toBe(400);
    else expect(await refusal(encoded)).toContain(message);
  });

  it('refuses other verbs, versions, formats and keys', async () => {
    expect(await refusal('ReachDaily', {}, 'POST')).toContain('405 MethodNotAllowed');
    expect((await send('ReachDaily', {}, 'PATCH')).headers['allow']).toBe('GET, HEAD');
    expect(await refusal('ReachDaily', { 'odata-maxversion': '3.0' })).toContain(
      '400 BadRequest: OData-MaxVersion',
    );
    expect(await refusal('ReachDaily', { accept: 'application/atom+xml' })).toContain('406 NotAcceptable');
    expect(await refusal('ReachDaily', { accept: 'application/json;odata.metadata=verbose' })).toContain(
      '406',
    );
    const { length } = key;
    const damaged = `${key.slice(0, -1)}${key.at(length - 1) === 'A' ? 'B' : 'A'}`;
    const asBasic = (user: string, password: string) => ({
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    });
    expect(await refusal('', asBasic('apikey', damaged))).toContain('401');
    expect(await refusal('', asBasic('someone', key))).toContain('401');
    const [, id = '', secret = ''] = key.split('.');
    for (const good of [asBasic(id, secret), asBasic(id, key), { authorization: `Bearer ${key}` }]) {
      expect((await send('', good)).status).toBe(200);
    }
    const writer = await reporting.addTenant('other', { scopes: ['events:write'] });
    expect(await refusal('', asBasic('apikey', writer))).toContain('403 Forbidden');
    const head = await send('ReachDaily', {}, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('shows an organisation without data no lines, and never those of another', async () => {
    const empty = await reporting.addTenant('empty');
    const { body } = await send('ReachDaily?$count=true', { authorization: `Bearer ${empty}` });
    expect([body.value, body['@odata.count']]).toEqual([[], 0]);
  });

  it('answers two requests of a key at once, and asks the third to wait', async () => {
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => send<Page | Refusal>('ReachByTeamDaily')),
    );
    const waiting = replies.filter(({ status }) => status === 429);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(waiting.length).toBeGreaterThan(0);
    for (const { headers } of waiting) expect(headers['retry-after']).toMatch(/^\d+$/);
  });
});

function day(text: string | undefined): Day {
  return asId<Day>(text ?? '');
}
