import { type ClickHouseClient } from '@clickhouse/client';
import { seededRandom } from '#testing/random.js';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { cascadesRecounted, isWithin, type LinkedShare } from '../testing/reach-recount.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';

const DAYS = { zone: 'Europe/Amsterdam', from: '2026-03-27', to: '2026-04-02' };
const PERIOD = `from=${DAYS.from}&to=${DAYS.to}`;

interface Body {
  readonly data: Row[];
  readonly meta: { readonly warnings: { readonly code: string }[] };
}

describe('cascades', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;

  const random = seededRandom(20_260_401);
  const start = Date.parse('2026-03-20T12:00:00Z');
  const reshared = Array.from({ length: 260 }, (_, index): LinkedShare => {
    // Most name an earlier one in the list, some one that never came in; times are in no order at all.
    const parent = random.chance(0.05) ? `gone-${String(index)}` : `share-${String(random.int(index + 1))}`;
    return {
      event_key: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      occurred_at: new Date(start + random.int(20 * 86_400_000)).toISOString(),
      share_id: `share-${String(index)}`,
      parent_share_id: index > 0 && random.chance(0.6) && !parent.endsWith(`-${String(index)}`) ? parent : '',
      campaign_id: random.pick(['', 'spring', 'summer']),
      network: random.pick(['linkedin', 'linkedin', 'x']),
    };
  });
  // Other events with the id of a share that there is, later: the earliest stands, wherever it lies.
  const again = reshared.slice(0, 40).map((share, index) => ({
    ...share,
    event_key: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    occurred_at: new Date(Date.parse(share.occurred_at) + random.int(6 * 86_400_000)).toISOString(),
    parent_share_id: 'share-250',
  }));
  const counters = new Map(
    reshared.filter(() => random.chance(0.5)).map(({ share_id }) => [share_id, random.int(9)]),
  );
  let spread: string;

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    spread = await reporting.addTenant('spread');
    const common = {
      tenant: 'spread',
      source: 'test',
      received_at: '2026-04-10T00:00:00.000Z',
      log_partition: 7,
    };
    const shares = [...reshared, ...again].map((share, log_offset) => ({
      ...common,
      ...share,
      event_id: share.event_key,
      sharer: 'advocate',
      advocate_id: 'a01',
      log_offset,
    }));
    const measures = [...counters].flatMap(([share_id, reshares], index) =>
      // An older reading that was higher, and one after it that says nothing about reshares.
      [
        { occurred_at: '2026-04-09T10:00:00.000Z', reshares: reshares + 5, impressions: null },
        { occurred_at: '2026-04-09T11:00:00.000Z', reshares, impressions: null },
        { occurred_at: '2026-04-09T12:00:00.000Z', reshares: null, impressions: 7 },
      ].map((reading, n) => ({
        ...common,
        ...reading,
        share_id,
        provenance: 'network_api',
        event_id: `m-${String(index)}-${String(n)}`,
        event_key: `00000000-0000-4000-a00${String(n)}-${String(index).padStart(12, '0')}`,
        log_offset: 1_000 + 3 * index + n,
      })),
    );
    for (const [table, rows] of [
      ['share', shares],
      ['share', shares.slice(0, 50)],
      ['share_measure', measures],
    ] as const)
      await clickhouse.insert({ table, values: [...rows], format: 'JSONEachRow' });
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  const ask = async (path: string, who: string): Promise<Body> => {
    const { status, text, body } = await reporting.get(`/api/v1/reports/${path}&${PERIOD}`, who);
    if (status !== 200) throw new Error(`${String(status)} ${text}`);
    return body as Body;
  };

  const inClass = (sizes: readonly number[], least: number, most: number) =>
    sizes.filter((size) => size >= least && size <= most).length;
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

  it.each([
    ['total', '', () => '', () => true],
    ['network', '', ({ network }: LinkedShare) => network, () => true],
    ['campaign', '', ({ campaign_id }: LinkedShare) => campaign_id || '(none)', () => true],
    ['total', '&network=x', () => '', ({ network }: LinkedShare) => network === 'x'],
  ])(
    'by %s%s are those that climbing from every share to its root finds',
    async (by, filter, label, passes) => {
      const { data } = await ask(`cascades.json?by=${by}${filter}`, spread);
      const asked = cascadesRecounted([...reshared, ...again]).filter(
        ({ root }) => isWithin(root.occurred_at, DAYS) && passes(root),
      );
      const groups = Map.groupBy(asked, ({ root }) => label(root));
      expect(groups.size).toBeGreaterThan(by === 'total' ? 0 : 1);
      expect(data.map((row) => row[by] ?? '').sort()).toEqual([...groups.keys()].sort());
      for (const row of data) {
        const group = groups.get(String(row[by] ?? '')) ?? [];
        const sizes = group.map(({ size }) => size);
        const shareIds = group.flatMap((cascade) => cascade.shareIds);
        const viralities = group.flatMap(({ virality }) => virality ?? []);
        expect(Math.max(...sizes)).toBeGreaterThan(5);
        expect(row).toMatchObject({
          cascades: group.length,
          cascades_orphaned: group.filter(({ root }) => root.parent_share_id !== '').length,
          cascade_shares: shareIds.length,
          cascades_of_1: inClass(sizes, 1, 1),
          cascades_of_2: inClass(sizes, 2, 2),
          cascades_of_3_to_5: inClass(sizes, 3, 5),
          cascades_of_6_to_20: inClass(sizes, 6, 20),
          cascades_over_20: inClass(sizes, 21, Infinity),
          part_of_cascades_of_1: inClass(sizes, 1, 1) / group.length,
          cascade_size_mean: shareIds.length / group.length,
          cascade_size_max: Math.max(...sizes),
          cascade_depth_max: Math.max(...group.map(({ depth }) => depth)),
          cascade_breadth_max: Math.max(...group.map(({ breadth }) => breadth)),
          structural_virality_mean: expect.closeTo(mean(viralities) ?? NaN, 8) as number,
          structural_virality_max: expect.closeTo(Math.max(...viralities), 8) as number,
          counted_reshares: shareIds.reduce((sum, id) => sum + (counters.get(id) ?? 0), 0),
          counted_reshares_coverage: shareIds.filter((id) => counters.has(id)).length / shareIds.length,
        });
      }
    },
  );

  it('are none before anything was known, and say so with a line of nothing', async () => {
    const { data } = await ask('cascades.json?by=total&asKnownAt=2026-04-01T00:00:00Z', spread);
    expect(data).toEqual([
      expect.objectContaining({ cascades: 0, cascade_size_max: null, structural_virality_mean: null }),
    ]);
  });

  it('name shares that lead in a circle, and go on', async () => {
    const circular = await reporting.addTenant('circular');
    const rows = ['a', 'b'].map((share_id, index) => ({
      tenant: 'circular',
      share_id,
      parent_share_id: index === 0 ? 'b' : 'a',
      event_key: `00000000-0000-4000-8000-00000000000${String(index)}`,
      occurred_at: '2026-03-28T00:00:00.000Z',
    }));
    await clickhouse.insert({ table: 'share', values: rows, format: 'JSONEachRow' });
    const { data, meta } = await ask('cascades.json?by=total', circular);
    expect(data[0]).toMatchObject({ cascades: 0 });
    expect(meta.warnings.map(({ code }) => code)).toEqual(['circular_reshares']);
  });
});
