import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { type IngestConfig } from '../ingest.config.js';
import { RejectedRetention } from './rejected-retention.js';
import { RejectedStore } from './rejected-store.js';

const NOW = Date.UTC(2026, 5, 30, 12);
const SENSITIVE = 'jan@example.org';

describe('the content of refused events', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    postgres = await startPostgres();
    pool = createPool(await postgres.freshDatabase(), { max: 5 });
  });
  beforeEach(() => pool.query('DELETE FROM rejected_event'));
  afterAll(async () => {
    await pool.end();
    await postgres.stop();
  });

  const retention = () =>
    new RejectedRetention(new RejectedStore(pool), () => NOW, {
      REJECTED_RETENTION_DAYS: 30,
      ATS_ALLOW_PRIVATE_ADDRESSES: false,
    } as IngestConfig);

  async function keep(count: number, receivedAt: string): Promise<void> {
    await pool.query(
      `INSERT INTO rejected_event (id, tenant_id, reason, problems, raw, origin, received_at)
       SELECT gen_random_uuid(), 'acme', 'invalid_data', $1, $2, '{"channel":"http","keyId":"k"}', $3::timestamptz
       FROM generate_series(1, $4)`,
      [
        JSON.stringify([{ pointer: `/data/${SENSITIVE}`, detail: 'x' }]),
        Buffer.from(SENSITIVE),
        receivedAt,
        count,
      ],
    );
  }
  const rows = async () =>
    (
      await pool.query<{ text: string; erased: boolean }>(
        `SELECT rejected_event::text || convert_from(raw, 'UTF8') AS text, erased_at IS NOT NULL AS erased
         FROM rejected_event ORDER BY received_at`,
      )
    ).rows;

  it('goes after thirty days to the millisecond, with what was said about it; reason, origin and time stay', async () => {
    await keep(1, '2026-05-31T11:59:59.999Z');
    await keep(1, '2026-05-31T12:00:00Z');
    await retention().run();
    const [old, young] = await rows();
    expect([old?.erased, young?.erased]).toEqual([true, false]);
    expect(old?.text).not.toContain(SENSITIVE);
    expect(old?.text).toMatch(/acme,invalid_data.*channel.*http/);
    expect(young?.text).toContain(SENSITIVE);
  });

  it('goes in steps until nothing is due, also when two processes do it at once', async () => {
    await keep(2_100, '2026-01-01T00:00:00Z');
    await keep(5, '2026-06-29T00:00:00Z');
    await Promise.all([retention().run(), retention().run()]);
    // A run that met only rows locked by the other stops early; the other, or the next one, has them.
    await retention().run();
    expect((await rows()).filter(({ erased }) => erased)).toHaveLength(2_100);
  });
});
