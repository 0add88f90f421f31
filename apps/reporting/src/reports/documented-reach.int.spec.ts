import { type ClickHouseClient } from '@clickhouse/client';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { documentedTables, writtenNumber } from '../testing/documented-tables.js';
import { type Row } from '../testing/recount.js';
import { type RunningReporting, runReporting } from '../testing/running-reporting.js';

const PAGE = fileURLToPath(new URL('../../../../docs/reach.md', import.meta.url));
const PERIOD = 'from=2026-03-02&to=2026-03-03';
/** Amsterdam in March, before the clocks change. */
const OFFSET = '+01:00';
/** The answers round what they add up. */
const DECIMALS = 6;

const tables = documentedTables(readFileSync(PAGE, 'utf8'));
const factsOf = (name: string) => tables.find((table) => table.name === `facts: ${name}`)?.rows ?? [];
const questions = tables.filter(({ name }) => !name.startsWith('facts: '));

const instant = (local: string | undefined) =>
  new Date(`${(local ?? '').replace(' ', 'T')}${OFFSET}`).toISOString();
const numberOrNull = (text = '') => (text === '' ? null : Number(text));

describe('the example in docs/reach.md', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let key: string;

  beforeAll(async () => {
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse);
    key = await reporting.addTenant('example');
    await store();
  }, 120_000);
  afterAll(async () => {
    await reporting.close();
    await clickhouse.close();
    await server.stop();
  });

  it('has facts and an answer for every report of reach', () => {
    for (const name of ['shares', 'measurements', 'clicks', 'rates'])
      expect(factsOf(name).length).toBeGreaterThan(0);
    expect(new Set(questions.map(({ name }) => name.split('?')[0]))).toEqual(
      new Set(['reach', 'overlap', 'cascades', 'media-value']),
    );
  });

  it.each(questions.map(({ name, rows }, index) => [`${String(index + 1)}: ${name}`, name, rows] as const))(
    'is what the reports say, table %s',
    async (_title, name, rows) => {
      const [report = '', parameters = ''] = name.split('?');
      const { status, text, body } = await reporting.get(
        `/api/v1/reports/${report}.json?${parameters}&${PERIOD}`,
        key,
      );
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
      const { data } = body as { data: Row[] };
      expect(data).toEqual(rows.map((row) => expect.objectContaining(expectedRow(row)) as unknown));
    },
  );

  async function store(): Promise<void> {
    let position = 0;
    const common = () => {
      const log_offset = position++;
      const event_key = `00000000-0000-4000-8000-${String(log_offset).padStart(12, '0')}`;
      const received_at = '2026-03-04T00:00:00.000Z';
      return {
        tenant: 'example',
        source: 'docs',
        received_at,
        event_key,
        event_id: event_key,
        log_partition: 0,
        log_offset,
      };
    };
    const shares = factsOf('shares').map(({ share, advocate, network, campaign, at, audience, parent }) => ({
      ...common(),
      occurred_at: instant(at),
      share_id: share,
      sharer: 'advocate',
      advocate_id: advocate,
      campaign_id: campaign,
      network,
      parent_share_id: parent,
      audience: numberOrNull(audience),
    }));
    const clicks = factsOf('clicks').map(({ share, at, visitor, verdict }) => {
      const of = shares.find(({ share_id }) => share_id === share);
      const { sharer, advocate_id, campaign_id, network } = of ?? {};
      return {
        ...common(),
        ...{ sharer, advocate_id, campaign_id, network, verdict, share_id: share, link_code: share },
        occurred_at: instant(at),
        visitor_key: visitor,
      };
    });
    const measurements = factsOf('measurements').map(
      ({ share, impressions, members_reached, reactions, reshares }) => ({
        ...common(),
        occurred_at: '2026-03-03T20:00:00.000Z',
        share_id: share,
        impressions: numberOrNull(impressions),
        members_reached: numberOrNull(members_reached),
        reactions: numberOrNull(reactions),
        reshares: numberOrNull(reshares),
      }),
    );
    const enrolments = ['anna', 'ben', 'cas'].map((subject) => ({
      ...common(),
      occurred_at: '2026-02-01T00:00:00.000Z',
      type: 'advocate.enrolled',
      subject,
      data: JSON.stringify({ advocateId: subject, team: 'sales', namedInReports: true }),
    }));
    for (const [table, values] of [
      ['share', shares],
      ['click', clicks],
      ['share_measure', measurements],
      ['programme_event', enrolments],
    ] as const)
      await clickhouse.insert({ table, values: [...values], format: 'JSONEachRow' });
    for (const day of ['2026-03-02', '2026-03-03'])
      await reporting.postgres.query(
        `INSERT INTO bucket (tenant_id, kind, day, marked_seq) VALUES ('example', 'reach', $1, 1)`,
        [day],
      );
    await reporting.postgres.query(`INSERT INTO media_rate_set VALUES ('example', 1, '2026-03-01', 'docs')`);
    for (const [n, rate] of factsOf('rates').entries())
      await reporting.postgres.query(
        `INSERT INTO media_rate VALUES ('example', 1, $1, $2, $3, $4, $5::numeric * 1000000, $6::numeric * 1000000,
           $7::numeric * 1000000, 'docs', $8, nullif($9, '')::date)`,
        [
          n,
          rate['network'],
          rate['metric'],
          rate['currency'],
          rate['low'],
          rate['central'],
          rate['high'],
          rate['validFrom'],
          rate['validTo'],
        ],
      );
  }
});

/** What a line of the page says: a number where a number is written, nothing where nothing is. */
function expectedRow(row: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, text]) => {
      if (text === '') return [column, null];
      const number = column === 'rate_set' ? undefined : writtenNumber(text);
      return [column, number === undefined ? text : (expect.closeTo(number, DECIMALS) as number)];
    }),
  );
}
