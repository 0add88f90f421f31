import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { restartablePort } from '#testing/processes/restartable-port.js';
import { describeWithKafkaProcess } from '#testing/stores/describe-with-kafka.js';

const ROOT = new URL('../../../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
const PAGE = read('docs/services.md');
const SCRIPTS = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** The page's example lies after it, and its numbers stay its own. */
const BEFORE_THE_EXAMPLE = '2026-10-01';

/** A block of the page. Where a reader has ports and a folder of their own, the test has free ones. */
function block(name: string, folder: string): string {
  const text = new RegExp(`<!-- ${name} -->\\n\`\`\`sh\\n([\\s\\S]+?)\`\`\``).exec(PAGE)?.[1];
  if (text === undefined) throw new Error(`docs/services.md has no block ${name}`);
  const own = text.replaceAll('data-services', folder);
  return own
    .replace(/npm run ([\w:]+)/g, (_, script: string) => {
      const command = SCRIPTS[script];
      if (command === undefined)
        throw new Error(`docs/services.md names npm run ${script}, which does not exist`);
      return command.replace('npm run --silent build && ', 'exec '); // the build under test is there already
    })
    .replaceAll(' -- ', ' '); // npm's own, before what is the script's
}

describeWithKafkaProcess('docs/services.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manyhands-services-page-'));
  const terminals: { readonly child: ChildProcess; readonly output: () => string }[] = [];
  afterAll(async () => {
    for (const { child } of terminals.reverse()) {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'close');
    }
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  /** Ctrl-C, the last opened first. */
  async function interrupt(some: typeof terminals): Promise<void> {
    for (const { child, output } of some.reverse()) {
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'close');
      expect([output(), child.exitCode]).toEqual([output(), 0]);
    }
  }

  /** A terminal in which a block is run, until it is ready. */
  async function open(text: string, env: Record<string, string> = {}): Promise<string> {
    const child = spawn('bash', ['-euc', text], { cwd: ROOT, env: { ...process.env, ...env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (output += data.toString()));
    terminals.push({ child, output: () => output });
    await eventually(
      'it is ready',
      () => {
        if (child.exitCode !== null) throw new Error(output);
        return /^Ready/m.test(output);
      },
      120_000,
    );
    return /Ready\s+(http:\S+)/.exec(output)?.[1] ?? '';
  }
  async function shell(text: string, env: Record<string, string> = {}): Promise<string> {
    const { failed, output } = await new Promise<{ failed: boolean; output: string }>((resolve) => {
      execFile(
        'bash',
        ['-euo', 'pipefail', '-c', text],
        { cwd: ROOT, env: { ...process.env, ...env } },
        (error, stdout, stderr) => {
          resolve({ failed: error !== null, output: stdout + stderr });
        },
      );
    });
    if (failed) throw new Error(`${text}\n${output}`);
    return output;
  }

  it('leads from nothing to three services and an attributed hire, command by command', async () => {
    const ports = await Promise.all([restartablePort(), restartablePort(), restartablePort()]);
    const [kafka, postgres, clickhouse] = ports.map(String);
    const stores = block('stores', folder).trim();
    await open(
      `${stores} --data ${folder} --kafka-port ${kafka ?? ''} --postgres-port ${postgres ?? ''} --clickhouse-port ${clickhouse ?? ''}`,
    );
    expect(await shell(block('migrate', folder))).toContain('Migrated');
    const [demoIngest = '', , reporting = ''] = await Promise.all(
      ['ingest for the demo', 'attribution', 'reporting'].map((name) =>
        open(block(name, folder), { PORT: '0' }),
      ),
    );
    const summary = await shell(`${block('demo', folder).trim()} --size tiny --end ${BEFORE_THE_EXAMPLE}`, {
      INGEST_URL: demoIngest,
      REPORTING_URL: reporting,
    });
    expect(summary).toContain('Nothing differs');
    await interrupt(terminals.splice(1, 1));
    const ingest = await open(block('ingest', folder), { PORT: '0' });

    const key = readFileSync(join(folder, 'admin-key'), 'utf8').trim();
    const sent = await shell(block('send', folder), { INGEST: ingest, KEY: key });
    expect(sent).toContain('302 https://jobs.example.org/vac-1');
    expect(sent).toContain('"accepted":2');
    // "A moment later": until then the report lacks it, and Kafka may still be making its list of groups (503).
    let answer = '';
    const read = () =>
      shell(block('read', folder), { REPORTING: reporting, KEY: key }).catch((error: unknown) =>
        String(error),
      );
    await eventually(
      'the hire is attributed, and everything adds up',
      async () => {
        answer = await read();
        return answer.includes('first_touch,advocate,1,1') && answer.includes('{"ok":true');
      },
      60_000,
    ).catch((error: unknown) => {
      throw new Error(answer, { cause: error });
    });
  }, 300_000);

  it('ends with Ctrl-C in every terminal, the services first', async () => {
    await interrupt(terminals.splice(0));
  }, 120_000);
});
