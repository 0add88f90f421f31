import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import {
  contentOrganisation,
  DAY_MS,
  KNOWN_EARLY,
  PEOPLE,
  START_MS,
} from '../testing/content-organisation.js';
import { ContentRecount, middle, per, type Published, total } from '../testing/content-recount.js';
import { offeredColumns } from '../testing/offered-recount.js';
import { dayOf, periodOf, type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { setBuckets } from '../testing/set-buckets.js';
import { storeContentOrganisation } from '../testing/store-content-organisation.js';

const ZONE = 'Europe/Amsterdam';
const SPAN = { from: '2026-03-23', to: '2026-04-10', zone: ZONE };
const PERIOD = `from=${SPAN.from}&to=${SPAN.to}`;
const K = 5;
/** A moment when only the first half was known. */
const THEN = '2026-05-10T00:00:00.000Z';

interface Body {
  readonly data: readonly Row[];
  readonly columns: readonly { readonly name: string }[];
  readonly meta: {
    readonly suppressed: readonly { readonly dimension: string; readonly groups: number }[];
    readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  };
}

describe('the reports about content', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = contentOrganisation(20_260_320);
  const now = new ContentRecount(facts);
  const then = new ContentRecount(facts, THEN);
  const moments = [
    ['now', '', now],
    ['then', `&asKnownAt=${THEN}`, then],
  ] as const;

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeContentOrganisation(clickhouse, 'acme', facts);
    await reporting.addTenant('other');
    await storeContentOrganisation(clickhouse, 'other', contentOrganisation(7));
    const days = Array.from({ length: 25 }, (_, n) =>
      new Date(Date.parse(SPAN.from) + (n - 3) * DAY_MS).toISOString().slice(0, 10),
    );
    await setBuckets(reporting, { id: 'acme', zone: ZONE }, days, (_day, n) =>
      n % 2 === 0 ? 'clean' : 'never',
    );
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string): Promise<Body> => {
    const reply = await reporting.get(`/api/v1/reports/${path}`, key);
    if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
    const body = reply.body as Body;
    for (const row of body.data)
      expect(Object.keys(row).sort()).toEqual(body.columns.map(({ name }) => name).sort());
    return { ...body, data: body.data.map(rounded) };
  };

  it.each(moments)(
    'counts what was offered, shared and clicked per line, as known %s',
    async (when, more, recount) => {
      for (const [by, column, nameOf] of askedWhen(when, [
        ['content', 'content', ({ share }: Published) => share.content_id],
        ['kind', 'content_kind', ({ kind }: Published) => kind],
        ['vacancy', 'shared_vacancy', ({ vacancy }: Published) => vacancy],
        ['campaign', 'campaign', ({ share }: Published) => share.campaign_id],
        ['total', '', () => ''],
      ] as const)) {
        const { data } = await ask(`content.json?${PERIOD}&by=${by}${more}`);
        const published = recount.published(SPAN).filter(({ share }) => share.sharer === 'advocate');
        for (const row of data) {
          const label = by === 'total' ? '' : String(row[column]).replace('(none)', '');
          const shares = published.filter((one) => nameOf(one) === label);
          const sharers = new Set(shares.map(({ share }) => share.advocate_id));
          const tracked = shares.filter(({ isTracked }) => isTracked);
          const own = shares.filter(({ share }) => share.own_words === true).length;
          const asOffered = shares.filter(({ share }) => share.own_words === false).length;
          const abroad = shares.filter(
            ({ vacancy, share }) => vacancy !== '' && share.network !== 'intranet',
          );
          expect(row).toMatchObject(
            rounded({
              shares: shares.length,
              sharers: sharers.size,
              ...(row['shares_own_words'] === null
                ? {}
                : {
                    shares_own_words: own,
                    shares_as_offered: asOffered,
                    own_words_share: per(own, own + asOffered),
                  }),
              tracked_shares: tracked.length,
              clicks_coverage: per(tracked.length, shares.length),
              share_clicks: total(tracked, ({ clicks }) => clicks),
              clicks_per_share: per(
                total(tracked, ({ clicks }) => clicks),
                tracked.length,
              ),
              clicks_per_share_median: middle(tracked.map(({ clicks }) => clicks)),
              shares_measured: shares.filter(({ isMeasured }) => isMeasured).length,
              reactions: total(shares, ({ reactions }) => reactions ?? 0),
              comments: total(shares, ({ comments }) => comments ?? 0),
              reshares: total(shares, ({ reshares }) => reshares ?? 0),
              vacancy_shares_own_network: abroad.length,
              vacancies_own_network: new Set(abroad.map(({ vacancy }) => vacancy)).size,
              ...offeredColumns(recount, { ...SPAN, by, label, sharers, k: K }),
            }),
          );
          expect(row['shares_own_words'] === null).toBe(sharers.size > 0 && row['own_words_share'] === null);
          if (sharers.size > 0 && sharers.size < K) expect(row['shares_own_words']).toBeNull();
        }
        expect(total(data, ({ shares }) => Number(shares))).toBe(published.length);
        if (by === 'content') {
          expect(data.find((row) => row['content'] === 'rare')).toMatchObject({ shares_own_words: null });
          expect(data.filter((row) => Number(row['offered_people']) >= K).length).toBeGreaterThan(3);
          expect(data.filter((row) => row['shares_own_words'] !== null).length).toBeGreaterThan(8);
        }
        const clicks = recount.clicks.filter(
          ({ verdict, sharer, occurred_at }) =>
            verdict === 'human' && sharer === 'advocate' && isIn(dayOf(occurred_at, ZONE)),
        );
        expect(total(data, ({ clicks_human }) => Number(clicks_human))).toBe(clicks.length);
        if (by === 'content')
          for (const row of data)
            expect(row['clicks_human']).toBe(
              clicks.filter(({ content_id }) => (content_id || '(none)') === row['content']).length,
            );
      }
    },
  );

  it.each(moments)('keeps the kinds of interaction apart, as known %s', async (when, more, recount) => {
    for (const [by, granularity, sharer] of askedWhen(when, [
      ['network', 'day', 'advocate'],
      ['total', 'none', 'all'],
      ['total', 'week', 'company_page'],
      ['campaign', 'none', 'advocate'],
      ['team', 'month', 'advocate'],
    ] as const)) {
      const { data } = await ask(
        `interaction.json?${PERIOD}&by=${by}&granularity=${granularity}&sharer=${sharer}${more}`,
      );
      const published = recount
        .published(SPAN)
        .filter(({ share }) => sharer === 'all' || share.sharer === sharer);
      for (const row of data) {
        const shares = published.filter(
          (one) =>
            (granularity === 'none' || periodOf(one.day, granularity) === row['period']) &&
            (by === 'total' || labelOf(one, by) === row[by]),
        );
        const tracked = shares.filter(({ isTracked }) => isTracked);
        const shown = shares.filter(({ impressions }) => (impressions ?? 0) > 0);
        const through = shown.filter(({ isTracked }) => isTracked);
        const withAudience = shares.filter(({ share }) => share.audience !== null);
        const known = (counter: 'reactions' | 'comments' | 'reshares') =>
          shares.filter((one) => one[counter] !== null);
        const networkly = (one: Published) =>
          (one.reactions ?? 0) + (one.comments ?? 0) + (one.reshares ?? 0);
        const clicksOf = (one: Published) => (one.isTracked ? one.clicks : 0);
        expect(row).toMatchObject(
          rounded({
            shares: shares.length,
            tracked_shares: tracked.length,
            share_clicks: total(shares, clicksOf),
            clicks_per_share: per(total(shares, clicksOf), tracked.length),
            shares_with_reshares: known('reshares').length,
            reshares: total(shares, ({ reshares }) => reshares ?? 0),
            reshares_per_share: per(
              total(shares, ({ reshares }) => reshares ?? 0),
              known('reshares').length,
            ),
            reactions: total(shares, ({ reactions }) => reactions ?? 0),
            reactions_coverage: per(known('reactions').length, shares.length),
            comments: total(shares, ({ comments }) => comments ?? 0),
            comments_per_share: per(
              total(shares, ({ comments }) => comments ?? 0),
              known('comments').length,
            ),
            interactions_known: total(shares, (one) => clicksOf(one) + networkly(one)),
            shares_all_kinds: tracked.filter(
              ({ reactions, comments, reshares }) =>
                reactions !== null && comments !== null && reshares !== null,
            ).length,
            click_through_shares: through.length,
            click_through_rate: per(
              total(through, ({ clicks }) => clicks),
              total(through, ({ impressions }) => impressions ?? 0),
            ),
            shown_shares: shown.length,
            network_interactions: total(shown, networkly),
            network_interactions_per_1000: per(
              total(shown, networkly),
              total(shown, ({ impressions }) => impressions ?? 0),
              1_000,
            ),
            shares_with_audience: withAudience.length,
            interactions_per_1000_potential: per(
              total(withAudience, (one) => clicksOf(one) + networkly(one)),
              total(withAudience, ({ share }) => share.audience ?? 0),
              1_000,
            ),
          }),
        );
      }
      expect(total(data, ({ shares }) => Number(shares))).toBe(published.length);
    }
  });

  it.each(moments)('tells own words from words as offered, as known %s', async (when, more, recount) => {
    for (const by of askedWhen(when, ['team', 'total', 'network', 'content'] as const)) {
      const { data, meta } = await ask(`own-words.json?${PERIOD}&by=${by}${more}`);
      const published = recount.published(SPAN).filter(({ share }) => share.sharer === 'advocate');
      for (const row of data) {
        const shares = published.filter((one) => by === 'total' || labelOf(one, by) === row[by]);
        expect(row['shares']).toBe(shares.length);
        const people = new Set(shares.map(({ share }) => share.advocate_id)).size;
        if (people < K) expect(row['sharers']).toBeNull();
        if (row['sharers'] === null) continue;
        const side = (words: boolean) => shares.filter(({ share }) => share.own_words === words);
        const rate = (words: boolean) => {
          const tracked = side(words).filter(({ isTracked }) => isTracked);
          return per(
            total(tracked, ({ clicks }) => clicks),
            tracked.length,
          );
        };
        const reacted = (words: boolean) => {
          const known = side(words).filter(({ reactions }) => reactions !== null);
          return per(
            total(known, ({ reactions }) => reactions ?? 0),
            known.length,
          );
        };
        const [own, offeredOnes] = [side(true).length, side(false).length];
        expect(row).toMatchObject(
          rounded({
            sharers: people,
            shares_own_words: own,
            shares_as_offered: offeredOnes,
            shares_words_unknown: shares.length - own - offeredOnes,
            own_words_share: per(own, own + offeredOnes),
            own_words_coverage: per(own + offeredOnes, shares.length),
            own_clicks_per_share: rate(true),
            offered_clicks_per_share: rate(false),
            own_reactions_per_share: reacted(true),
            offered_reactions_per_share: reacted(false),
          }),
        );
        if (row['own_clicks_times'] !== null)
          expect(row['own_clicks_times']).toBeCloseTo(Number(rate(true)) / Number(rate(false)), 9);
        if (row['own_clicks_times_low'] !== null) {
          expect(Number(row['own_clicks_times_low'])).toBeLessThan(Number(row['own_clicks_times']));
          expect(Number(row['own_clicks_times_high'])).toBeGreaterThan(Number(row['own_clicks_times']));
        }
      }
      expect(data.some((row) => row['own_clicks_times_low'] !== null)).toBe(by !== 'content');
      expect(total(data, ({ shares }) => Number(shares))).toBe(published.length);
      expect(meta.warnings.map(({ code }) => code)).toContain('not_caused');
    }
  });

  it.each(moments)(
    'compares the same items through employees and the page, as known %s',
    async (when, more, recount) => {
      const published = recount.published(SPAN);
      for (const match of askedWhen(when, ['content', 'content_network'] as const)) {
        const summary = (await ask(`employees-vs-page.json?${PERIOD}&match=${match}${more}`)).data;
        const items = (await ask(`employees-vs-page.json?${PERIOD}&match=${match}&view=items${more}`)).data;
        const leftOut = (await ask(`employees-vs-page.json?${PERIOD}&match=${match}&view=left-out${more}`))
          .data;
        for (const measure of ['human clicks', 'reactions, comments and reshares']) {
          const isClicks = measure === 'human clicks';
          const counts = published.filter(
            ({ impressions, isTracked }) => (impressions ?? 0) > 0 && (!isClicks || isTracked),
          );
          const events = (one: Published) =>
            isClicks ? one.clicks : (one.reactions ?? 0) + (one.comments ?? 0) + (one.reshares ?? 0);
          const keyOf = ({ share }: Published) =>
            match === 'content' ? share.content_id : `${share.content_id} ${share.network}`;
          const sidesOf = (shares: readonly Published[]) =>
            ['advocate', 'company_page'].map((sharer) => {
              const own = shares.filter(({ share }) => share.sharer === sharer);
              return {
                shares: own.length,
                events: total(own, events),
                impressions: total(own, ({ impressions }) => impressions ?? 0),
              };
            });
          const groups = Map.groupBy(
            counts.filter(({ share }) => share.content_id !== ''),
            keyOf,
          );
          const compared = [...groups.values()].filter((shares) =>
            sidesOf(shares).every(({ impressions }) => impressions > 0),
          );
          // Mantel and Haenszel, item by item.
          let [above, below] = [0, 0];
          for (const shares of compared) {
            const [a, b] = sidesOf(shares);
            if (a === undefined || b === undefined) continue;
            above += (a.events * b.impressions) / (a.impressions + b.impressions);
            below += (b.events * a.impressions) / (a.impressions + b.impressions);
          }
          const line = (scope: string) =>
            summary.find((row) => row['comparison_scope'] === scope && row['comparison_measure'] === measure);
          for (const [scope, shares] of [
            ['the same items', compared.flat()],
            ['all shares', counts],
          ] as const) {
            const [employees, page] = sidesOf(shares);
            expect(line(scope)).toMatchObject(
              rounded({
                employees_shares: employees?.shares ?? null,
                employees_impressions: employees?.impressions ?? null,
                employees_events: employees?.events ?? null,
                employees_rate: per(employees?.events ?? 0, employees?.impressions ?? 0, 1_000),
                page_shares: page?.shares ?? null,
                page_impressions: page?.impressions ?? null,
                page_events: page?.events ?? null,
              }),
            );
          }
          expect(line('the same items')?.['items_compared']).toBe(compared.length);
          const ratio = line('the same items')?.['employees_times_page'];
          if (compared.length >= 10) expect(ratio).toBeCloseTo(above / below, 9);
          else expect(ratio).toBeNull();
          expect(items.filter((row) => row['comparison_measure'] === measure)).toHaveLength(compared.length);
          // Whatever is not compared has a reason: the shares of both lists are all shares.
          const left = leftOut.filter((row) => row['comparison_measure'] === measure);
          const inCompared = new Set(compared.flat().map(keyOf));
          const ofCompared = published.filter(
            (one) => one.share.content_id !== '' && inCompared.has(keyOf(one)),
          );
          expect(
            total(
              left,
              (row) => Number(row['employees_shares_left_out']) + Number(row['page_shares_left_out']),
            ),
          ).toBe(published.length - ofCompared.length);
          const seen = new Set(published.filter(({ share }) => share.content_id !== '').map(keyOf));
          expect(total(left, (row) => Number(row['items_left_out']))).toBe(seen.size - compared.length);
        }
      }
    },
  );

  it.each(moments)(
    'counts scans, visitors and applications of offline links, as known %s',
    async (when, more, recount) => {
      for (const [by, granularity] of askedWhen(when, [
        ['total', 'day'],
        ['campaign', 'none'],
        ['team', 'none'],
      ] as const)) {
        const { data } = await ask(`offline.json?${PERIOD}&by=${by}&granularity=${granularity}${more}`);
        const scans = recount.clicks.filter(
          ({ verdict, network, occurred_at }) =>
            verdict === 'human' && network === 'offline' && isIn(dayOf(occurred_at, ZONE)),
        );
        for (const row of data) {
          const isOfLine = (team: string, campaign: string, at: string) =>
            (granularity === 'none' || row['period'] === dayOf(at, ZONE)) &&
            (by === 'total' || row[by] === (by === 'campaign' ? campaign || '(none)' : shownTeam(team)));
          const own = scans.filter(({ advocate_id, campaign_id, occurred_at }) =>
            isOfLine(recount.teamAt(advocate_id, occurred_at), campaign_id, occurred_at),
          );
          const visits = own
            .filter(({ visitor_key }) => visitor_key !== '')
            .map(({ visitor_key, occurred_at }) => `${visitor_key} ${dayOf(occurred_at, ZONE)}`);
          const applications = facts.hires.filter(
            ({ at, touches }) =>
              isIn(dayOf(at, ZONE)) &&
              touches.some(
                ({ network, advocate, campaign }) =>
                  network === 'offline' && isOfLine(recount.teamAt(advocate, at), campaign, at),
              ),
          );
          expect(row).toMatchObject(
            rounded({
              offline_links: new Set(own.map(({ link_code }) => link_code)).size,
              clicks_human: own.length,
              clicks_keyless: own.length - visits.length,
              unique_clickers: new Set(visits).size,
              offline_applications: applications.length,
            }),
          );
        }
        expect(total(data, ({ clicks_human }) => Number(clicks_human))).toBe(scans.length);
        expect(total(data, ({ offline_applications }) => Number(offline_applications))).toBeGreaterThan(5);
      }
    },
  );

  it.each(moments)(
    'follows the audience of people who are enrolled, as known %s',
    async (when, more, recount) => {
      const connectionsOn = (day: string, network: string) => {
        const latest = new Map<string, number>();
        const readings = recount.shares
          .filter(({ sharer, audience }) => sharer === 'advocate' && audience !== null)
          .toSorted((a, b) => (a.occurred_at < b.occurred_at ? -1 : 1));
        for (const share of readings)
          if (share.network === network && dayOf(share.occurred_at, ZONE) <= day)
            latest.set(share.advocate_id, share.audience ?? 0);
        return new Map([...latest].filter(([person]) => recount.isInOn(person, day, ZONE)));
      };
      const followersOn = (day: string, network: string) =>
        recount.programme
          .filter(
            ({ type, data }) =>
              type === 'page.followers' && data['network'] === network && String(data['day']) <= day,
          )
          .toSorted((a, b) => (String(a.data['day']) < String(b.data['day']) ? -1 : 1))
          .at(-1)?.data['followers'] ?? 0;
      const ends = [
        ['2026-W13', '2026-03-29', '2026-03-22'],
        ['2026-W14', '2026-04-05', '2026-03-29'],
        ['2026-W15', '2026-04-10', '2026-04-05'],
      ] as const;
      const { data } = await ask(`audience-growth.json?${PERIOD}&by=network&granularity=week${more}`);
      const totals = (await ask(`audience-growth.json?${PERIOD}&granularity=week${more}`)).data;
      for (const [label, end, before] of ends) {
        let everybody = 0;
        const people = new Set<string>();
        for (const network of ['intranet', 'linkedin', 'offline', 'x', 'youtube']) {
          const [at, earlier] = [connectionsOn(end, network), connectionsOn(before, network)];
          const sum = total([...at.values()], (size) => size);
          everybody += sum;
          for (const person of at.keys()) people.add(person);
          const row = data.find((one) => one['period'] === label && one['network'] === network);
          expect(row?.['page_followers']).toBe(followersOn(end, network));
          if (at.size > 0 && at.size < K) expect(row?.['audience_connections']).toBeNull();
          if (row?.['audience_connections'] === null) continue;
          expect(row).toMatchObject(rounded({ audience_connections: sum, audience_people: at.size }));
          expect(row).toMatchObject(
            rounded({
              connections_per_follower: at.size === 0 ? null : per(sum, Number(followersOn(end, network))),
            }),
          );
          const kept = [...at.keys()].filter((person) => earlier.has(person));
          if (kept.length >= K)
            expect(row).toMatchObject(
              rounded({
                kept_people: kept.length,
                kept_growth: total(kept, (person) => (at.get(person) ?? 0) - (earlier.get(person) ?? 0)),
                kept_before: total(kept, (person) => earlier.get(person) ?? 0),
              }),
            );
          else expect(row?.['kept_growth']).toBeNull();
        }
        expect(data.filter(({ kept_growth }) => kept_growth !== null).length).toBeGreaterThan(5);
        const enrolled = PEOPLE.filter(({ id }) => recount.isInOn(id, end, ZONE)).length;
        const compared = ['linkedin', 'x'].filter((network) => Number(followersOn(end, network)) > 0);
        expect(totals.find((one) => one['period'] === label)).toMatchObject(
          rounded({
            audience_connections: everybody,
            audience_people: people.size,
            enrolled,
            audience_coverage: per(people.size, enrolled),
            page_followers: total(['linkedin', 'x', 'youtube'], (network) =>
              Number(followersOn(end, network)),
            ),
            compared_connections: total(compared, (network) =>
              total([...connectionsOn(end, network).values()], (size) => size),
            ),
            compared_followers: total(compared, (network) => Number(followersOn(end, network))),
          }),
        );
      }
    },
  );

  it.each(moments)(
    'lists only people who opted in, in places that ties share, as known %s',
    async (when, more, recount) => {
      const named = PEOPLE.filter(({ isNamed }) => isNamed).map(({ id }) => id);
      for (const rank of askedWhen(when, ['shares', 'clicks_human', 'fair_share', 'hires_sourced'])) {
        const { data, meta } = await ask(`leaderboard.json?${PERIOD}&rank=${rank}&model=linear${more}`);
        expect(data.map(({ advocate }) => advocate).toSorted()).toEqual(named);
        for (const row of data) {
          const person = row['advocate'];
          const clicks = recount.clicks.filter(
            ({ advocate_id, verdict, occurred_at }) =>
              advocate_id === person && verdict === 'human' && isIn(dayOf(occurred_at, ZONE)),
          );
          const touches = facts.hires
            .filter(({ at }) => isIn(dayOf(at, ZONE)))
            .flatMap((hire) => hire.touches.filter(({ advocate }) => advocate === person));
          expect(row).toMatchObject(
            rounded({
              place: 1 + data.filter((other) => Number(other[rank]) > Number(row[rank])).length,
              shares: recount.published(SPAN).filter(({ share }) => share.advocate_id === person).length,
              clicks_human: clicks.length,
              unique_clickers: new Set(
                clicks
                  .filter(({ visitor_key }) => visitor_key !== '')
                  .map(({ visitor_key, occurred_at }) => `${visitor_key} ${dayOf(occurred_at, ZONE)}`),
              ).size,
              hires_sourced: total(touches, ({ micro }) => micro) / 1_000_000,
            }),
          );
        }
        expect(meta.suppressed).toMatchObject([
          { dimension: 'advocate', groups: PEOPLE.length - named.length },
        ]);
        expect(meta.warnings.map(({ code }) => code)).toContain('not_listed');
      }
    },
  );

  it('narrows to what a filter names', async () => {
    const published = now.published(SPAN).filter(({ share }) => share.sharer === 'advocate');
    for (const [path, passes] of [
      [
        'interaction.json?network=x&campaign=nurses',
        ({ share }) => share.network === 'x' && share.campaign_id === 'nurses',
      ],
      ['content.json?by=total&vacancy=v3', ({ vacancy }) => vacancy === 'v3'],
      ['content.json?by=total&content=c1&content=c2', ({ share }) => /^c[12]$/.test(share.content_id)],
      ['own-words.json?team=care', ({ team }) => team === 'care'],
    ] as const satisfies readonly (readonly [string, (one: Published) => boolean])[]) {
      const shares = published.filter(passes).length;
      expect(shares).toBeGreaterThan(3);
      expect((await ask(`${path}&${PERIOD}`)).data).toMatchObject([{ shares }]);
    }
    const [all] = (await ask(`offline.json?by=campaign&${PERIOD}&order=campaign:desc`)).data;
    expect((await ask(`offline.json?by=campaign&campaign=nurses&${PERIOD}`)).data).toEqual([all]);
    const hidden = await reporting.get(`/api/v1/reports/interaction.json?team=legal&${PERIOD}`, key);
    expect(hidden.status).toBe(403);
  });

  it('has no leaderboard where nobody decided that there may be one', async () => {
    const closed = await reporting.addTenant('closed', { personReports: false });
    const reply = await reporting.get(`/api/v1/reports/leaderboard.json?${PERIOD}`, closed);
    expect(reply.status).toBe(403);
    expect(reply.text).toContain('personReportsReference');
  });

  it('counts links and the addresses they lead to', async () => {
    const codes = [...new Set(facts.clicks.map(({ link_code }) => link_code))].slice(0, 40);
    const links = codes.map((code, n) => ({
      code,
      destination: `https://jobs.example/${String(n % 7)}`,
      sharer: n % 4 === 0 ? 'company_page' : 'advocate',
      network: n % 3 === 0 ? 'x' : 'linkedin',
      createdAt: new Date(START_MS + ((n % 20) - 5) * DAY_MS).toISOString(),
      disabledAt: n % 10 === 9 ? new Date(START_MS + 8 * DAY_MS).toISOString() : null,
    }));
    for (const { code, destination, sharer, network, createdAt, disabledAt } of links)
      await reporting.postgres.query(
        `INSERT INTO link (code, tenant_id, destination, sharer, network, created_at, disabled_at)
         VALUES ($1, 'acme', $2, $3, $4, $5, $6)`,
        [code, destination, sharer, network, createdAt, disabledAt],
      );
    const known = links.filter(({ createdAt }) => dayOf(createdAt, ZONE) <= SPAN.to);
    const isActive = (code: string) =>
      facts.clicks.some(
        (click) =>
          click.link_code === code && click.verdict === 'human' && isIn(dayOf(click.occurred_at, ZONE)),
      );
    for (const by of ['total', 'network', 'sharer'] as const) {
      const { data } = await ask(`links.json?${PERIOD}&by=${by}`);
      expect(data).toHaveLength(by === 'total' ? 1 : 2);
      for (const row of data) {
        const own = known.filter((link) => by === 'total' || link[by] === row[by]);
        const created = own.filter(({ createdAt }) => isIn(dayOf(createdAt, ZONE)));
        const active = own.filter(({ code }) => isActive(code));
        const addresses = (of: typeof own) => new Set(of.map(({ destination }) => destination)).size;
        expect(row).toMatchObject(
          rounded({
            links_standing: own.filter(({ disabledAt }) => disabledAt === null).length,
            links_created: created.length,
            links_active: active.length,
            destinations_created: addresses(created),
            destinations_active: addresses(active),
          }),
        );
        expect(active.length).toBeGreaterThan(3);
      }
    }
    // What was not known then did not count: nothing had come in.
    const early = await ask(`links.json?${PERIOD}&asKnownAt=2026-04-30T00:00:00.000Z`);
    expect(early.data).toMatchObject([{ links_active: 0, links_created: expect.any(Number) as number }]);
    expect(Date.parse(KNOWN_EARLY)).toBeGreaterThan(Date.parse('2026-04-30'));
  });

  /** The same sum in another order differs in its last bits. */
  function rounded(row: Row): Row {
    return Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number' ? Number(value.toFixed(9)) : value,
      ]),
    );
  }

  /** What was known is decided below every breakdown: of the past one way of asking is enough. */
  function askedWhen<T>(when: string, questions: readonly T[]): readonly T[] {
    return when === 'now' ? questions : questions.slice(0, 1);
  }

  function isIn(day: string): boolean {
    return day >= SPAN.from && day <= SPAN.to;
  }

  function labelOf(one: Published, by: 'network' | 'team' | 'campaign' | 'content'): string {
    switch (by) {
      case 'network':
        return one.share.network;
      case 'campaign':
        return one.share.campaign_id || '(none)';
      case 'content':
        return one.share.content_id || '(none)';
      case 'team':
        return shownTeam(one.team);
    }
  }

  function shownTeam(team: string): string {
    return team === '' ? '(none)' : team === 'care' ? 'care' : '(small teams)';
  }
});
