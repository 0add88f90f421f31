import { type ClickHouseClient } from '@clickhouse/client';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import {
  type HiringOutcome,
  hiringOrganisation,
  KNOWN_AT,
  VACANCIES,
} from '../testing/hiring-organisation.js';
import { type Employed, HiringRecount } from '../testing/hiring-recount.js';
import { dayOf, type Row } from '../testing/recount.js';
import { both, pairs, split } from '../testing/hiring-groups.js';
import { K, spread, twoSided } from '../testing/spread-recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';
import { storeHiring } from '../testing/store-hiring.js';
import {
  comparedCurves,
  curveAt,
  meanDays,
  pooledDifference,
  pooledRisk,
} from '../testing/survival-recount.js';

const ZONE = 'Europe/Amsterdam';
const PERIOD = ['2024-03-01', '2026-03-31'] as const;

interface Body {
  readonly data: Row[];
  readonly columns: readonly { readonly name: string }[];
  readonly meta: {
    readonly dataAsOf: string;
    readonly from: string;
    readonly to: string;
    readonly warnings: readonly { readonly code: string; readonly detail: string }[];
  };
}

describe('the reports on time, money and retention', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;
  const facts = hiringOrganisation(20_260_401);

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('acme');
    await storeHiring(clickhouse, 'acme', facts);
    // Somebody else's data, which must never show.
    await reporting.addTenant('other');
    await storeHiring(clickhouse, 'other', hiringOrganisation(7));
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  // As known at a moment of the past: without what came in later. And now: with everything, followed until today.
  describe.each([
    ['as known in February', KNOWN_AT],
    ['now', undefined],
  ])('%s', (_when, knownAt) => {
    const recount = new HiringRecount(facts, ZONE, knownAt);
    const ask = async (report: string, more = ''): Promise<Body> => {
      const at = knownAt === undefined ? '' : `&asKnownAt=${knownAt}`;
      const path = `/api/v1/reports/${report}.json?from=${PERIOD[0]}&to=${PERIOD[1]}${at}${more}`;
      const reply = await reporting.get(path, key);
      if (reply.status !== 200) throw new Error(`${String(reply.status)} ${reply.text}`);
      return reply.body as Body;
    };
    const employed = (body: Body) => recount.employed(PERIOD, dayOf(knownAt ?? body.meta.dataAsOf, ZONE));

    it.each(['source_class', 'channel', 'vacancy', 'hiring_team'])('times recruiting by %s', async (by) => {
      const { data } = await ask('time-to-hire', `&by=${by}`);
      const labelOf = (outcome: HiringOutcome): string => {
        if (by === 'vacancy') return outcome.vacancy_id || '(none)';
        if (by === 'hiring_team') return recount.opening(outcome.vacancy_id)?.team || '(none)';
        return by === 'channel' ? recount.sourceOf(outcome).channel : recount.sourceOf(outcome).source;
      };
      const labels = new Map(recount.outcomes.map((outcome) => [outcome, labelOf(outcome)]));
      const isAttributed = (outcome: HiringOutcome) => recount.sourceOf(outcome).source !== 'other';
      let timed = 0;
      for (const line of data) {
        const isOfLine = (outcome: HiringOutcome) => line[by] === '(all)' || labels.get(outcome) === line[by];
        const recounts: Readonly<Record<string, () => number[]>> = {
          posting_to_first_application: () => recount.firstDays(PERIOD, isOfLine),
          posting_to_first_attributed_application: () =>
            recount.firstDays(PERIOD, (outcome) => isOfLine(outcome) && isAttributed(outcome)),
          application_to_interview: () => recount.stageDays('interview', 'application', PERIOD, isOfLine),
          application_to_offer: () => recount.stageDays('offer', 'application', PERIOD, isOfLine),
          application_to_hire: () => recount.stageDays('hire', 'application', PERIOD, isOfLine),
          posting_to_hire: () => recount.stageDays('hire', 'posting', PERIOD, isOfLine),
        };
        const days = recounts[String(line['duration'])]?.();
        if (days === undefined) throw new Error(`nobody asked for ${String(line['duration'])}`);
        expect(line).toEqual({ [by]: line[by], duration: line['duration'], ...spread(days) });
        timed += days.length;
      }
      expect(timed).toBeGreaterThan(400);
      const members = new Set(data.map((line) => line[by]));
      expect(members.size).toBe(
        { source_class: 4, channel: 9, vacancy: VACANCIES.length + 2, hiring_team: 4 }[by],
      );
    });

    it.each(['linear', 'last_touch'])('divides costs by hires of the model %s', async (model) => {
      const { data, meta } = await ask('cost-per-hire', `&model=${model}&by=channel`);
      const costs = recount.costs(PERIOD);
      const hires = recount.hires(model, PERIOD);
      const hired = (wanted: (channel: string) => boolean) =>
        [...hires].reduce((sum, [channel, micro]) => sum + (wanted(channel) ? micro : 0), 0) / 1_000_000;
      expect(new Set(data.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP']));
      expect(meta.warnings.map(({ code }) => code)).toEqual(['several_currencies']);
      for (const line of data) {
        const name = String(line['channel']);
        const amount = (kind: RegExp, wanted: (channel: string) => boolean) =>
          [...costs].reduce((sum, [found, minor]) => {
            const [currency, kindOf = '', channel = ''] = found.split(' ');
            const isIt = currency === line['currency'] && kind.test(kindOf) && wanted(channel);
            return sum + (isIt ? minor : 0);
          }, 0) / 100;
        const isOurs = (channel: string) =>
          name === '(all)' || (name === '(shared)' ? channel === '' : channel === name);
        const total = amount(/./, isOurs);
        const ownHires = name === '(shared)' ? null : hired(isOurs);
        const otherHires = hired((channel) => channel !== 'advocate');
        const otherCost = amount(/./, (channel) => channel !== '' && channel !== 'advocate');
        const isAdvocate = name === 'advocate';
        const hasOwn = [...costs.keys()].some(
          (of) => of.startsWith(String(line['currency'])) && of.endsWith(' advocate'),
        );
        expect(line).toEqual({
          currency: line['currency'],
          channel: name,
          external_cost: cents(amount(/external/, isOurs)),
          internal_cost: cents(amount(/internal/, isOurs)),
          cost_of_unstated_kind: cents(amount(/not_stated/, isOurs)),
          total_cost: cents(total),
          credited_hires: ownHires,
          cost_per_hire: ownHires === null || ownHires === 0 ? null : cents(total / ownHires),
          baseline_period: isAdvocate ? PERIOD.join('/') : null,
          baseline_hires: isAdvocate ? otherHires : null,
          baseline_cost_per_hire: isAdvocate ? cents(otherCost / otherHires) : null,
          cost_saved: isAdvocate && hasOwn ? cents((hired(isOurs) * otherCost) / otherHires - total) : null,
        });
      }
      const standing = recount.outcomes.filter(({ stage, reversed_at, internal, occurred_at }) => {
        const day = dayOf(occurred_at, ZONE);
        return stage === 'hire' && reversed_at === null && !internal && day >= PERIOD[0] && day <= PERIOD[1];
      });
      expect(data.find(({ channel }) => channel === '(all)')?.['credited_hires']).toBe(standing.length);
    });

    it.each(['influenced', 'sourced'])(
      'follows %s hires and the others, and says who is left out',
      async (advocacy) => {
        const body = await ask('retention', `&advocacy=${advocacy}`);
        const { people, out } = employed(body);
        const groups = split(people, advocacy);
        expect(body.data.length).toBeGreaterThan(10);
        for (const line of body.data) {
          const days = Number(line['days_since_start']);
          const ours = groups[line['advocacy_group'] as 'advocacy' | 'other'];
          const isShown = Object.values(groups).every(
            (group) => group.filter((one) => one.days >= days).length >= K,
          );
          const expected = curveAt(ours, days);
          expect(rounded(line)).toEqual(
            rounded({
              advocacy_group: line['advocacy_group'] ?? null,
              days_since_start: days,
              ...(isShown ? expected : Object.fromEntries(Object.keys(expected).map((name) => [name, null]))),
            }),
          );
        }
        const excluded = body.meta.warnings.find(({ code }) => code === 'excluded_employments')?.detail;
        const said = (excluded?.match(/\d+/g) ?? []).map(Number);
        expect(said.toSorted(ascending)).toEqual([...out.values()].toSorted(ascending));
        expect(out.size).toBeGreaterThanOrEqual(4);
      },
    );

    it.each(['influenced', 'sourced'])('compares how long %s hires and the others stay', async (advocacy) => {
      const body = await ask('retention-comparison', `&advocacy=${advocacy}`);
      const { advocacy: ours, other } = split(employed(body).people, advocacy);
      const fifth = (group: readonly Employed[]) =>
        group.map(({ days }) => days).sort((a, b) => b - a)[K - 1] ?? 0;
      const tau = Math.min(365, fifth(ours), fifth(other));
      const [a, b] = [meanDays(ours, tau), meanDays(other, tau)];
      const error = Math.sqrt(a.variance + b.variance);
      const forward = comparedCurves(ours, other);
      const back = comparedCurves(other, ours);
      const [{ log_rank_p, restricted_mean_difference_p, ...line } = {}] = body.data;
      expect(rounded(line)).toEqual(
        rounded({
          advocacy_employees: ours.length,
          other_employees: other.length,
          advocacy_employees_left: forward.leavers,
          advocacy_leavers_expected: forward.expected,
          other_employees_left: back.leavers,
          other_leavers_expected: back.expected,
          log_rank_chi_square: forward.chiSquare,
          restricted_to_days: tau,
          advocacy_restricted_mean: a.mean,
          other_restricted_mean: b.mean,
          restricted_mean_difference: a.mean - b.mean,
          restricted_mean_difference_low: a.mean - b.mean - 1.959963984540054 * error,
          restricted_mean_difference_high: a.mean - b.mean + 1.959963984540054 * error,
        }),
      );
      expect(log_rank_p).toBeCloseTo(twoSided(Math.sqrt(forward.chiSquare)), 6);
      expect(restricted_mean_difference_p).toBeCloseTo(twoSided((a.mean - b.mean) / error), 6);
    });

    it('compares hires who are alike in role, site and quarter', async () => {
      const body = await ask('matched-comparison');
      const asOf = dayOf(knownAt ?? body.meta.dataAsOf, ZONE);
      const groups = split(employed(body).people, 'influenced');
      for (const [name, least] of [
        ['retained_90_days', 90],
        ['retained_365_days', 365],
        ['application_to_hire_days', undefined],
      ] as const) {
        const line = body.data.find(({ compared }) => compared === name);
        const known = (group: readonly Employed[]) =>
          group.filter(({ startedOn, daysToHire }) =>
            least === undefined
              ? daysToHire !== undefined
              : (Date.parse(asOf) - Date.parse(startedOn)) / 86_400_000 >= least,
          );
        const sets = pairs(known(groups.advocacy), known(groups.other));
        const matched = [0, 1].map((side) => sets.reduce((sum, set) => sum + (set[side]?.length ?? 0), 0));
        expect(line).toMatchObject({
          matched_sets: sets.length,
          advocacy_matched: matched[0],
          other_matched: matched[1],
          advocacy_unmatched: known(groups.advocacy).length - (matched[0] ?? 0),
          other_unmatched: known(groups.other).length - (matched[1] ?? 0),
        });
        expect(sets.length).toBeGreaterThan(5);
        const stays = ({ ended, days }: Employed) => !(ended && days <= (least ?? 0));
        const expected =
          least === undefined
            ? pooledDifference(sets.map((set) => both(set, ({ daysToHire }) => daysToHire ?? NaN)))
            : pooledRisk(sets.map((set) => both(set, stays)));
        expect(rounded(line ?? {})).toMatchObject(rounded(expected));
      }
    });

    it('says how alike the groups are before matching and within the sets', async () => {
      const { data } = await ask('matched-comparison', '&table=balance');
      const groups = split(employed(await ask('matched-comparison')).people, 'influenced');
      const sets = pairs(groups.advocacy, groups.other);
      const quarter = ({ startedOn }: Employed) =>
        `${startedOn.slice(0, 4)} ${String(Math.floor((Number(startedOn.slice(5, 7)) - 1) / 3))}`;
      for (const [covariate, of] of [
        ['role', ({ role }: Employed) => role],
        ['site', ({ site }: Employed) => site],
        ['start_quarter', quarter],
        ['level', ({ level }: Employed) => level],
      ] as const) {
        const before: number[] = [];
        const after: number[] = [];
        for (const value of new Set([...groups.advocacy, ...groups.other].map(of))) {
          const part = (group: readonly Employed[]) =>
            group.filter((one) => of(one) === value).length / group.length;
          const [p, q] = [part(groups.advocacy), part(groups.other)];
          const deviation = Math.sqrt((p * (1 - p) + q * (1 - q)) / 2);
          // Everybody in a set weighs so much that both sides of it weigh n1 n0 / (n1 + n0).
          let [gap, weight] = [0, 0];
          for (const [ours, theirs] of sets) {
            const pairsOfSet = 1 / (1 / ours.length + 1 / theirs.length);
            gap += pairsOfSet * (part(ours) - part(theirs));
            weight += pairsOfSet;
          }
          before.push(Math.abs(p - q) / deviation);
          after.push(Math.abs(gap / weight) / deviation);
        }
        const line = data.find((row) => row['covariate'] === covariate);
        expect(line?.['smd_before']).toBeCloseTo(Math.max(...before), 9);
        expect(line?.['smd_after']).toBeCloseTo(Math.max(...after), 9);
        expect(Math.max(...before)).toBeGreaterThan(0.01);
      }
    });
  });

  it('adds the costs of two parts of a year up to those of the year', async () => {
    const of = async (from: string, to: string) => {
      const path = `/api/v1/reports/cost-per-hire.json?from=${from}&to=${to}`;
      const { data } = (await reporting.get(path, key)).body as Body;
      const all = data.find((row) => row['hire_source'] === '(all)' && row['currency'] === 'EUR');
      return Math.round(Number(all?.['total_cost'] ?? 0) * 100);
    };
    const year = await of('2025-01-01', '2025-12-31');
    const halves = [await of('2025-01-01', '2025-05-17'), await of('2025-05-18', '2025-12-31')];
    expect(year).toBeGreaterThan(0);
    expect((halves[0] ?? 0) + (halves[1] ?? 0)).toBe(year);
  });

  it('answers without being asked for a period, each with as many days as it needs', async () => {
    for (const [report, days] of [
      ['time-to-hire', 365],
      ['cost-per-hire', 365],
      ['retention', 730],
      ['retention-comparison', 730],
      ['matched-comparison', 730],
    ] as const) {
      const reply = await reporting.get(`/api/v1/reports/${report}.json`, key);
      const { meta, data, columns } = reply.body as Body;
      expect((Date.parse(meta.to) - Date.parse(meta.from)) / 86_400_000 + 1).toBe(days);
      for (const row of data) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
    }
  });

  it('refuses rather than taking every hire for one without advocates when the model is not computed', async () => {
    const own = await reporting.addTenant('own-settings');
    await reporting.postgres.query(
      `INSERT INTO attribution_settings (tenant_id, version, lookback_days, half_life_days, double_click_seconds, anchor,
         deleted_candidates, models, created_by, state, activated_at)
       VALUES ('own-settings', 2, 90, 7, 30, 'application', 'drop', '{first_touch}', 'key', 'active', now())`,
    );
    const ask = (report: string) => reporting.get(`/api/v1/reports/${report}`, own);
    for (const report of ['time-to-hire.json', 'retention.json', 'matched-comparison.json']) {
      const { status, text } = await ask(report);
      expect(status).toBe(400);
      expect(text).toMatch(/needs the model last_touch.*computes only first_touch/);
    }
    expect((await ask('cost-per-hire.json')).status).toBe(400);
    expect((await ask('cost-per-hire.json?model=first_touch')).status).toBe(200);
  });

  it('shows nothing of another organisation, and withholds what it cannot say of too few', async () => {
    const empty = await reporting.addTenant('empty');
    const reply = await reporting.get('/api/v1/reports/retention-comparison.json', empty);
    expect((reply.body as Body).data).toEqual([]);
    expect((reply.body as Body).meta.warnings.map(({ code }) => code)).toEqual(['small_groups']);
    const costs = (await reporting.get('/api/v1/reports/cost-per-hire.json', empty)).body as Body;
    expect(costs.meta.warnings.map(({ code }) => code)).toEqual(['no_costs']);
  });
});

const ascending = (a: number, b: number) => a - b;

function cents(amount: number): number {
  return Number(amount.toFixed(2));
}

function rounded(row: Readonly<Record<string, string | number | null>>): Row {
  const round = (value: string | number | null) =>
    typeof value === 'number' ? Number(value.toFixed(9)) : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]));
}
