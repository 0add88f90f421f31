import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { connectClickHouse } from '#shared/clickhouse/client.js';
import { select } from '#shared/clickhouse/select.js';
import { eventually } from '../eventually.js';
import { processTable } from '../processes/process-table.js';
import { restartablePort } from '../processes/restartable-port.js';
import { describeWithKafkaProcess } from '../stores/describe-with-kafka.js';
import { kafkaAnswers } from '../stores/kafka/answers.js';

const MAIN = resolve('dist/libs/testing/src/stores-cli/main.js');

/** Runs it to its end, for what it refuses. */
function refusal(...args: string[]): string {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  expect(status).toBe(1);
  return stderr;
}

describe('npm run stores', () => {
  it('says what it does, what it does not, and every option', () => {
    const { status, stdout } = spawnSync(process.execPath, [MAIN, '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    for (const text of ['--data DIR', '--kafka-port', '--postgres-port', '--clickhouse-port', 'services.env'])
      expect(stdout).toContain(text);
  });

  it('refuses an option it cannot use, naming it', () => {
    expect(refusal('--kafka-port', 'often')).toContain('--kafka-port often is not a port');
    expect(refusal('--kafka-port', '25432')).toContain('need a port each');
    expect(refusal('--dta', 'x')).toContain("Unknown option '--dta'");
  });
});

describeWithKafkaProcess('npm run stores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-stores-'));
  let ports: string[] = [];
  let running: ChildProcess | undefined;
  beforeAll(async () => {
    const free = await Promise.all([restartablePort(), restartablePort(), restartablePort()]);
    ports = ['--kafka-port', '--postgres-port', '--clickhouse-port'].flatMap((option, index) => [
      option,
      String(free[index]),
    ]);
  });
  afterAll(async () => {
    await end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<string> {
    const child = spawn(process.execPath, [MAIN, '--data', folder, ...ports], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    await eventually('it is ready', () => output.includes('Ready') || child.exitCode !== null, 90_000);
    return output;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const child = running;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  }

  /** What a shell has after it read the file. */
  function environment(): Record<string, string> {
    const text = execFileSync('sh', ['-c', '. "$1"; env', 'sh', join(folder, 'services.env')], {
      encoding: 'utf8',
      env: {},
    });
    return Object.fromEntries(
      text
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }

  async function inPostgres(sql: string): Promise<unknown[]> {
    const client = new pg.Client(environment()['DATABASE_URL']);
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  }

  let secret: string | undefined;

  it('starts all three, and writes where they are into a file only its owner can read', async () => {
    expect(await start()).toContain(`. ${folder}/services.env\n  npm run migrate`);
    expect(statSync(join(folder, 'services.env')).mode & 0o777).toBe(0o600);
    const { KAFKA_BROKERS, CLICKHOUSE_URL, INSTALLATION_SECRET } = environment();
    secret = INSTALLATION_SECRET;
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(await kafkaAnswers([String(KAFKA_BROKERS)])).toBe(true);
    await inPostgres('CREATE TABLE kept AS SELECT 1 AS n');
    const clickhouse = connectClickHouse({ url: String(CLICKHOUSE_URL), database: 'default' });
    expect(await select(clickhouse, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await clickhouse.close();
  }, 120_000);

  it('refuses a folder that is in use, and ports that are taken', async () => {
    expect(refusal('--data', folder)).toContain(`in use by process ${String(running?.pid)}`);
    const other = mkdtempSync(join(tmpdir(), 'manyhands-stores-'));
    const text = refusal('--data', other, ...ports);
    for (const store of ['kafka', 'postgres', 'clickhouse']) expect(text).toContain(`--${store}-port N`);
    rmSync(other, { recursive: true, force: true });
    await inPostgres('SELECT n FROM kept');
  });

  it('takes its stores with it when it is killed, and the next start finds what they held', async () => {
    const stores = processTable().filter(({ parent }) => parent === running?.pid);
    expect(stores.length).toBeGreaterThanOrEqual(3);
    await end('SIGKILL');
    await eventually('no store is left', () => {
      const left = new Set(processTable().map(({ pid }) => pid));
      return !stores.some(({ pid }) => left.has(pid));
    });
    await start();
    expect(environment()['INSTALLATION_SECRET']).toBe(secret);
    expect(await inPostgres('SELECT n FROM kept')).toEqual([{ n: 1 }]);
  }, 120_000);

  it('stops with exit code 0 on Ctrl-C, leaves no process, and frees the folder', async () => {
    const stores = processTable().filter(({ parent }) => parent === running?.pid);
    expect(await end('SIGINT')).toBe(0);
    const left = new Set(processTable().map(({ pid }) => pid));
    expect(stores.filter(({ pid }) => left.has(pid))).toEqual([]);
    expect(() => readFileSync(join(folder, 'stores.pid'))).toThrow('ENOENT');
  }, 60_000);
});
