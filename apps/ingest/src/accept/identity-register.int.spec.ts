import { type Pool } from 'pg';
import { asId, type EventKey, type Instant } from '#domain/ids.js';
import { createPool } from '#shared/postgres/pool.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { IdentityRegister } from './identity-register.js';

const key = (n: number) => asId<EventKey>(`00000000-0000-8000-8000-${n.toString(16).padStart(12, '0')}`);
const A = 'a'.repeat(32);
const B = 'b'.repeat(32);
const receivedAt = asId<Instant>('2026-03-05T12:00:00.000Z');

describe('the register of identities', () => {
  let postgres: TestPostgres;
  let pool: Pool;
  let register: IdentityRegister;
  beforeAll(async () => {
    postgres = await startPostgres();
    pool = createPool(await postgres.freshDatabase(), { max: 8 });
    register = new IdentityRegister(pool);
  });
  afterAll(async () => {
    await pool.end();
    await postgres.stop();
  });

  it('lets the first content stand, in one batch and over several', async () => {
    const claims = [
      { key: key(1), contentHash: A, receivedAt },
      { key: key(1), contentHash: A, receivedAt },
      { key: key(1), contentHash: B, receivedAt },
      { key: key(2), contentHash: B, receivedAt },
    ];
    expect(await register.claim(claims)).toEqual(['first', 'again', 'conflict', 'first']);
    expect(await register.claim(claims)).toEqual(['again', 'again', 'conflict', 'again']);
    expect(
      await register.claim([
        { key: key(2), contentHash: A, receivedAt },
        { key: key(2), contentHash: B, receivedAt },
      ]),
    ).toEqual(['conflict', 'again']);
    expect(await register.claim([])).toEqual([]);
  });

  it('remembers when an event was received first, however often it comes again', async () => {
    const later = asId<Instant>('2026-03-06T09:00:00.000Z');
    await register.claim([{ key: key(4), contentHash: A, receivedAt }]);
    await register.claim([{ key: key(4), contentHash: A, receivedAt: later }]);
    expect(await register.firstReceived([key(4), key(5)])).toEqual(new Map([[key(4), receivedAt]]));
  });

  it('waits for another process that is claiming the same identity, and goes by what it wrote', async () => {
    const other = await pool.connect();
    await other.query('BEGIN');
    await other.query('INSERT INTO event_identity (event_key, content_hash) VALUES ($1, $2)', [key(3), B]);
    const claim = register.claim([{ key: key(3), contentHash: A, receivedAt }]);
    await other.query('COMMIT');
    other.release();
    expect(await claim).toEqual(['conflict']);
  });

  it('takes one content per identity when many claim the same ones in opposite orders, without a deadlock', async () => {
    const keys = Array.from({ length: 5_000 }, (_, n) => key(10_000 + n));
    const rounds = await Promise.all(
      Array.from({ length: 8 }, (_, who) => {
        const ordered = who % 2 === 0 ? keys : [...keys].reverse();
        return register
          .claim(ordered.map((k) => ({ key: k, contentHash: who < 4 ? A : B, receivedAt })))
          .then((outcomes) => new Map(ordered.map((k, i) => [k, outcomes[i]])));
      }),
    );
    const tally = keys.map((k) => {
      const outcomes = rounds.map((round) => round.get(k));
      return ['first', 'again', 'conflict']
        .map((outcome) => outcomes.filter((one) => one === outcome).length)
        .join();
    });
    expect(new Set(tally)).toEqual(new Set(['1,3,4']));
  });
});
