import { type ClickHouseClient } from '@clickhouse/client';
import { type AcceptedEvent } from '#domain/events/accepted-event.js';
import { asId, type TenantId } from '#domain/ids.js';
import { select } from '#shared/clickhouse/select.js';
import { knownNow } from '#shared/ledger/known.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { factBatch } from '../facts/fact-batch.js';
import { insertFacts } from '../facts/insert-facts.js';
import { DIMENSIONS, type Rollup, ROLLUPS } from '../testing/dimensions.js';
import { type Random, seededRandom } from '#testing/random.js';
import { add, asLines, bump, type Counted, counted, Recount } from '../testing/recount.js';
import { type StoryLink, StoryTeller } from '../testing/story.js';
import { BUCKET_SQL } from './bucket-sql.js';

const DAY_MS = 86_400_000;
/** Clocks go forward in Amsterdam on 29 March; Auckland and Honolulu lie on either side of the date line. */
const FROM = Date.parse('2026-03-27T20:00:00Z');
const STORED = [
  'click',
  'share',
  'share_measure',
  'programme_event',
  'share_by_id',
  'outcome',
  'credit',
  'candidate_head_log',
  'ledger_head',
];
const TENANTS = [
  { tenant: asId<TenantId>('amsterdam'), zone: 'Europe/Amsterdam' },
  { tenant: asId<TenantId>('auckland'), zone: 'Pacific/Auckland' },
  { tenant: asId<TenantId>('honolulu'), zone: 'Pacific/Honolulu' },
] as const;

describe('the SQL that computes buckets from raw facts', () => {
  let clickhouse: ClickHouseClient;
  const events = new Map<TenantId, AcceptedEvent[]>();
  const ledgers = new Map<TenantId, LedgerRows>();

  beforeAll(async () => {
    clickhouse = await openClickHouse();
    // Without merges every repeated row is still there, so it is the queries that have to see it once.
    for (const table of STORED) await clickhouse.command({ query: `SYSTEM STOP MERGES ${table}` });
    for (const [index, { tenant }] of TENANTS.entries()) {
      const random = seededRandom(20_260_327 + index);
      const teller = new StoryTeller(tenant, random);
      const links = teller.links(4);
      const told = [
        ...teller.clicks(700, FROM, links),
        ...clicksAroundMidnights(teller, links[0], random),
        ...teller.shares(60, FROM, 5 * DAY_MS),
        ...teller.enrolments(FROM, 5 * DAY_MS),
      ];
      events.set(tenant, told);
      // Delivered more than once, in other batches and another order.
      await store(clickhouse, random.shuffle(told));
      await store(clickhouse, random.shuffle(told).slice(0, 400));
      const ledger = ledgerRows(tenant, seededRandom(7 + index));
      ledgers.set(tenant, ledger);
      for (const _ of ['once', 'again']) {
        await clickhouse.insert({ table: 'outcome', values: ledger.outcome, format: 'JSONEachRow' });
        await clickhouse.insert({ table: 'credit', values: ledger.credit, format: 'JSONEachRow' });
        await clickhouse.insert({
          table: 'candidate_head_log',
          values: ledger.candidate_head.flatMap((head) => [
            { ...head, settings_version: 1, published_at: '2026-04-10T00:00:00.000Z' },
            // Settings that are being computed: another version of everybody, which counts for nobody yet.
            { ...head, version: 1, settings_version: 2, published_at: '2026-04-11T00:00:00.000Z' },
          ]),
          format: 'JSONEachRow',
        });
      }
    }
  });
  afterAll(async () => {
    await clickhouse.close();
  });

  describe.each(TENANTS)('for $tenant', ({ tenant, zone }) => {
    const recount = (): Recount => new Recount(events.get(tenant) ?? [], zone);

    it.each(['reach', 'unique', 'verdict'] as const)(
      'counts %s as a plain recount of the events does',
      async (rollup) => {
        const expected = recount()[rollup]();
        const days = daysOf(expected);
        expect(days.length).toBeGreaterThan(3);
        expect(asLines(await compute(rollup, tenant, zone, days))).toEqual(asLines(expected));
      },
    );

    it.each(['outcome', 'credit'] as const)('counts %s from the version that stands', async (rollup) => {
      const ledger = ledgers.get(tenant);
      if (ledger === undefined) throw new Error('no ledger');
      const expected =
        rollup === 'outcome' ? recountOutcomes(ledger, zone) : recountCredits(ledger, zone, recount());
      expect(expected.size).toBeGreaterThan(20);
      expect(asLines(await compute(rollup, tenant, zone, daysOf(expected)))).toEqual(asLines(expected));
    });

    it.each(ROLLUPS)('gives the same %s rows day by day as for all days at once', async (rollup) => {
      const ledger = ledgers.get(tenant);
      if (ledger === undefined) throw new Error('no ledger');
      const days = [
        ...new Set([...daysOf(recount().reach()), ...daysOf(recountOutcomes(ledger, zone))]),
      ].sort();
      const together = asLines(await compute(rollup, tenant, zone, days));
      const apart: string[] = [];
      for (const day of days) apart.push(...asLines(await compute(rollup, tenant, zone, [day])));
      expect(apart.sort()).toEqual(together);
      // Days that do not touch one another: what lies between them must not leak in.
      const everyOther = days.filter((_, index) => index % 2 === 0);
      expect(asLines(await compute(rollup, tenant, zone, everyOther))).toEqual(
        together.filter((line) => everyOther.some((day) => line.startsWith(day))),
      );
    });

    it.each(ROLLUPS)('has the columns of %s_rollup, in their order, but for the version', async (rollup) => {
      const columns = await select<{ name: string }>(
        clickhouse,
        `SELECT name FROM system.columns WHERE database = currentDatabase() AND table = {table:String} AND name != 'version' ORDER BY position`,
        { table: `${rollup}_rollup` },
      );
      const days = daysOf(
        rollup === 'outcome' || rollup === 'credit'
          ? recountOutcomes(ledgers.get(tenant) ?? EMPTY, zone)
          : recount().reach(),
      );
      const [row] = await select<Record<string, unknown>>(clickhouse, BUCKET_SQL[rollup], {
        ...knownNow(1),
        tenant,
        zone,
        days,
      });
      expect(Object.keys(row ?? {})).toEqual(columns.map(({ name }) => name));
    });
  });

  async function compute(
    rollup: Rollup,
    tenant: string,
    zone: string,
    days: readonly string[],
  ): Promise<Counted> {
    const rows = await select<Record<string, unknown>>(clickhouse, BUCKET_SQL[rollup], {
      ...knownNow(1),
      tenant,
      zone,
      days,
    });
    expect(rows.every((row) => row['tenant'] === tenant)).toBe(true);
    const read = counted(rows, DIMENSIONS[rollup]);
    expect(read.size).toBe(rows.length);
    return read;
  }
});

/** Double clicks across the local midnights of all three zones, on both sides of the clock change. */
function clicksAroundMidnights(teller: StoryTeller, link: StoryLink, random: Random): AcceptedEvent[] {
  return ['28', '29'].flatMap((day) =>
    ['10', '11', '22', '23'].flatMap((hour) =>
      Array.from({ length: 12 }, (_, visitor) => {
        const midnight = Date.parse(`2026-03-${day}T${hour}:00:00Z`);
        const visitorKey = `night-owl-${String(visitor)}`;
        const before = midnight - 1 - random.int(20_000);
        return [
          teller.click(before, link, { visitorKey }),
          teller.click(before + random.pick([29_999, 30_000, 30_001]), link, { visitorKey }),
        ];
      }).flat(),
    ),
  );
}

async function store(clickhouse: ClickHouseClient, events: readonly AcceptedEvent[]): Promise<void> {
  const logged = events.map((event, offset) => ({
    event,
    position: { topic: 't', partition: 0, offset },
    raw: Buffer.alloc(0),
  }));
  expect(await insertFacts(clickhouse, factBatch(logged))).toEqual([]);
}

function daysOf(rows: Counted): string[] {
  return [...new Set([...rows.keys()].map((key) => key.slice(0, 10)))].sort();
}

interface LedgerRows {
  readonly outcome: OutcomeRow[];
  readonly credit: CreditRow[];
  readonly candidate_head: { tenant: string; candidate_ref: string; version: number }[];
}
interface OutcomeRow {
  tenant: string;
  candidate_ref: string;
  version: number;
  application_id: string;
  stage: string;
  occurred_at: string;
  reversed_at: string | null;
  vacancy_id: string;
  internal: boolean;
  computed_at: string;
}
interface CreditRow {
  tenant: string;
  candidate_ref: string;
  version: number;
  application_id: string;
  stage: string;
  model: string;
  touch_index: number;
  outcome_at: string;
  vacancy_id: string;
  channel: string;
  advocate_id: string;
  share_id: string;
  link_code: string;
  campaign_id: string;
  content_id: string;
  network: string;
  credit_micro: number;
  evidence: string;
  touch_at: string | null;
  touch_events: string[];
  model_version: number;
  settings_version: number;
  input_hash: string;
  computed_at: string;
}
const EMPTY: LedgerRows = { outcome: [], credit: [], candidate_head: [] };

/** Candidates with several versions, of which the head is sometimes not the newest: the newest was cut off. */
function ledgerRows(tenant: TenantId, random: ReturnType<typeof seededRandom>): LedgerRows {
  const rows: LedgerRows = { outcome: [], credit: [], candidate_head: [] };
  const instant = (ms: number): string => new Date(ms).toISOString();
  for (let candidate = 0; candidate < 40; candidate++) {
    const candidate_ref = `person-${String(candidate)}`;
    const versions = 1 + random.int(3);
    rows.candidate_head.push({ tenant, candidate_ref, version: 1 + random.int(versions) });
    for (let version = 1; version <= versions; version++) {
      for (const stage of ['application', 'hire']) {
        const at = FROM + random.int(5 * DAY_MS);
        const occurred_at = instant(at);
        const vacancy_id = random.pick(['', 'v1', 'v2']);
        const base = {
          tenant,
          candidate_ref,
          version,
          application_id: 'app',
          stage,
          computed_at: instant(FROM),
        };
        rows.outcome.push({
          ...base,
          occurred_at,
          reversed_at: random.chance(0.2) ? instant(at + DAY_MS) : null,
          vacancy_id,
          internal: random.chance(0.2),
        });
        for (let touch_index = 0; touch_index < 2; touch_index++) {
          const byAdvocate = random.chance(0.7);
          rows.credit.push({
            ...base,
            model: random.pick(['first', 'linear']),
            touch_index,
            outcome_at: occurred_at,
            vacancy_id,
            channel: byAdvocate ? 'advocate' : 'unattributed',
            advocate_id: byAdvocate ? random.pick(['a1', 'a2', 'a3']) : '',
            share_id: '',
            link_code: '',
            campaign_id: random.pick(['', 'spring']),
            content_id: '',
            network: 'linkedin',
            credit_micro: 500_000,
            evidence: 'click_id',
            touch_at: random.chance(0.8) ? instant(at - random.int(3 * DAY_MS)) : null,
            touch_events: [],
            model_version: 1,
            settings_version: 1,
            input_hash: '0'.repeat(64),
          });
        }
      }
    }
  }
  return rows;
}

function standing(ledger: LedgerRows, row: { candidate_ref: string; version: number }): boolean {
  return ledger.candidate_head.some(
    (head) => head.candidate_ref === row.candidate_ref && head.version === row.version,
  );
}

function localDayOf(at: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));
}

function recountOutcomes(ledger: LedgerRows, zone: string): Counted {
  const rows: Counted = new Map();
  for (const outcome of ledger.outcome.filter((row) => standing(ledger, row))) {
    const row = add(rows, [
      localDayOf(outcome.occurred_at, zone),
      outcome.stage,
      outcome.vacancy_id,
      String(outcome.internal),
    ]);
    bump(row, outcome.reversed_at === null ? 'outcomes' : 'reversed', 1);
  }
  return rows;
}

function recountCredits(ledger: LedgerRows, zone: string, recount: Recount): Counted {
  const rows: Counted = new Map();
  for (const credit of ledger.credit.filter((row) => standing(ledger, row))) {
    const outcome = ledger.outcome.find(
      ({ candidate_ref, version, stage }) =>
        candidate_ref === credit.candidate_ref && version === credit.version && stage === credit.stage,
    );
    if (outcome === undefined || outcome.internal || outcome.reversed_at !== null) continue;
    const team = recount.teamOf(credit.advocate_id, credit.touch_at ?? credit.outcome_at);
    const { model, stage, channel, advocate_id, campaign_id, content_id, network, vacancy_id } = credit;
    bump(
      add(rows, [
        localDayOf(credit.outcome_at, zone),
        model,
        stage,
        channel,
        advocate_id,
        team,
        campaign_id,
        content_id,
        network,
        vacancy_id,
      ]),
      'credit_micro',
      credit.credit_micro,
    );
  }
  return rows;
}
