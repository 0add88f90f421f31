import { type Pool } from 'pg';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { parseKey, secretMatches } from './api-key.js';
import { createFirstOrganisation, FIRST_TENANT } from './first-organisation.js';

describe('the first organisation', () => {
  let server: TestPostgres;
  let pool: Pool;
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    pool = createPool(await server.freshDatabase(), { max: 3 });
  });
  afterEach(async () => {
    await pool.end();
  });
  afterAll(async () => {
    await server.stop();
  });

  const keys = async () =>
    (await pool.query<{ id: string; tenant_id: string; secret_hash: Buffer }>('SELECT * FROM api_key')).rows;

  it('is made once, with a key that is kept before it counts', async () => {
    const kept: string[] = [];
    const key = await createFirstOrganisation(pool, (text) => kept.push(text));
    const [stored, ...others] = await keys();
    const parsed = parseKey(key ?? '');
    expect(kept).toEqual([key]);
    expect(others).toEqual([]);
    expect(stored).toMatchObject({ id: parsed?.id, tenant_id: FIRST_TENANT });
    expect(secretMatches(parsed?.secret ?? '', stored?.secret_hash ?? Buffer.alloc(0))).toBe(true);

    expect(await createFirstOrganisation(pool, (text) => kept.push(text))).toBeUndefined();
    expect(kept).toEqual([key]);
  });

  it('is not made when its key could not be kept, and is made by the next run', async () => {
    const diskFull = createFirstOrganisation(pool, () => {
      throw new Error('no space left');
    });
    await expect(diskFull).rejects.toThrow('no space left');
    expect(await keys()).toEqual([]);
    expect(await createFirstOrganisation(pool)).toMatch(/^mh\./);
  });
});
