import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaBus } from '#shared/bus/kafka/kafka-bus.js';
import { RAW_TOPICS, TOPICS } from '#shared/bus/topics.js';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { pendingClickHouseMigrations } from '#shared/clickhouse/migrate.js';
import { pendingPostgresMigrations } from '#shared/postgres/migrate.js';
import { createPool } from '#shared/postgres/pool.js';
import { eventually } from '#testing/eventually.js';
import { runProgram } from '#testing/processes/run-program.js';
import { Rig } from '#testing/rig/rig.js';
import { describeWithKafkaProcess } from '#testing/stores/describe-with-kafka.js';

const MIGRATE = 'dist/db/main.js';

/** Each test has a PostgreSQL and a ClickHouse database of its own on the rig's servers. */
describeWithKafkaProcess('the migrate step', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'manyhands-migrate-'));
  let rig: Rig;
  let name: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    rig = await Rig.start({
      dataDir,
      tree: process.cwd(),
      services: { ingest: 0, attribution: 0, reporting: 0 },
    });
  }, 240_000);
  afterAll(async () => {
    await rig.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    name = `migrate_${String(Date.now())}`;
    const server = createPool(rig.databaseUrl, { max: 1 });
    await server.query(`CREATE DATABASE ${name}`);
    await server.end();
    const url = new URL(rig.databaseUrl);
    url.pathname = `/${name}`;
    env = {
      DATABASE_URL: url.href,
      CLICKHOUSE_URL: rig.clickhouseUrl,
      CLICKHOUSE_DATABASE: name,
      KAFKA_BROKERS: rig.brokers.join(','),
    };
  });

  const migrate = async (more: Record<string, string> = {}) => {
    const program = runProgram(MIGRATE, { ...env, ...more });
    return { code: await program.ended, output: program.output() };
  };
  const keysIn = (...outputs: string[]) => outputs.join('\n').match(/mh\.[\w-]+\.[\w-]+/g) ?? [];
  const storedKeys = async () => {
    const pool = createPool(env['DATABASE_URL'] ?? '', { max: 1 });
    const pending = await pendingPostgresMigrations(pool);
    const { rows } = await pool.query<{ n: number }>('SELECT count(*) AS n FROM api_key');
    await pool.end();
    return { pending, keys: rows[0]?.n };
  };

  it('brings all three stores up to date, and shows the first key once', async () => {
    const first = await migrate();
    expect(first).toMatchObject({ code: 0 });
    expect(keysIn(first.output)).toHaveLength(1);
    expect(await storedKeys()).toEqual({ pending: [], keys: 1 });
    const clickhouse = connectClickHouse({ url: rig.clickhouseUrl, database: name });
    expect(await pendingClickHouseMigrations(clickhouse)).toEqual([]);
    await clickhouse.close();

    const again = await migrate();
    expect(again).toMatchObject({ code: 0 });
    expect(keysIn(again.output)).toEqual([]);
    expect(await storedKeys()).toEqual({ pending: [], keys: 1 });
  });

  it('declares every topic, on the broker', async () => {
    const bus = await KafkaBus.connect({
      connection: { brokers: rig.brokers, clientId: 'migrate-test', ssl: false },
    });
    for (const topic of [...TOPICS, ...RAW_TOPICS])
      expect(await bus.watermarks(topic.name)).toHaveLength(topic.partitions);
    await bus.close();
  });

  it('may be started twice at once: one makes the key, both end well', async () => {
    const [one, other] = await Promise.all([migrate(), migrate()]);
    expect([one.code, other.code]).toEqual([0, 0]);
    expect(keysIn(one.output, other.output)).toHaveLength(1);
    expect(await storedKeys()).toEqual({ pending: [], keys: 1 });
  });

  it('writes the key to a file that only its owner may read, and then shows it nowhere', async () => {
    const file = join(dataDir, 'key-of-the-test');
    const { output } = await migrate({ ADMIN_KEY_FILE: file });
    expect(keysIn(output)).toEqual([]);
    expect(keysIn(readFileSync(file, 'utf8'))).toHaveLength(1);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('waits for a store that is not up yet', async () => {
    await rig.clickhouse.stop();
    const program = runProgram(MIGRATE, env);
    await eventually(
      'it says what it waits for',
      () => program.output().includes('Waiting for ClickHouse:'),
      30_000,
    );
    await rig.clickhouse.start();
    expect(await program.ended).toBe(0);
  });

  it('gives up past its limit, says which store and why, changes nothing, and tells no secret', async () => {
    const { code, output } = await migrate({ KAFKA_BROKERS: '127.0.0.1:1', MIGRATE_WAIT_SECONDS: '1' });
    expect(code).toBe(1);
    expect(output).toContain('Kafka: not within 1 s:');
    expect(output).not.toContain(new URL(rig.databaseUrl).password);
    const pool = createPool(env['DATABASE_URL'] ?? '', { max: 1 });
    expect(await pendingPostgresMigrations(pool)).not.toEqual([]);
    await pool.end();
  });

  it('names everything that is missing in its environment', async () => {
    const program = runProgram(MIGRATE, { KAFKA_REPLICATION_FACTOR: '0' });
    expect(await program.ended).toBe(1);
    for (const text of [
      'DATABASE_URL is not set',
      'CLICKHOUSE_URL is not set',
      'KAFKA_BROKERS is not set',
      'KAFKA_REPLICATION_FACTOR must be >= 1',
    ])
      expect(program.output()).toContain(text);
  });
});
