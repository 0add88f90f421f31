import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadConfig } from '#shared/config/load-config.js';
import { StandaloneConfig } from './standalone.config.js';
import { startStandalone, type Standalone } from './start/start-standalone.js';

const ROOT = new URL('../../../', import.meta.url);
const README = readFileSync(new URL('README.md', ROOT), 'utf8');
const run = promisify(execFile);

describe('the README', () => {
  let folder: string;
  let standalone: Standalone;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'manyhands-readme-'));
    standalone = await startStandalone(
      loadConfig(StandaloneConfig, { MANYHANDS_DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }),
    );
  });
  afterAll(async () => {
    await standalone.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leads from an empty installation to an attributed hire, command by command', async () => {
    const script = /<!-- run -->\n```sh\n([\s\S]+?)```/.exec(README)?.[1] ?? '';
    const env = { ...process.env, URL: standalone.url, KEY: standalone.firstKey ?? '' };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { env });
    expect(stdout).toContain('302 https://jobs.example.org/vac-1');
    expect(stdout).toContain('"accepted":2');
  });

  it('ends in a report that gives the colleague the hire, under every model', async () => {
    const answer = () =>
      fetch(
        `${standalone.url}/api/v1/reports/attribution.json?from=2026-11-01&to=2026-11-30&stage=hire&by=channel`,
        {
          headers: { authorization: `Bearer ${standalone.firstKey ?? ''}` },
        },
      ).then((response) => response.json() as Promise<{ data: { channel: string; credit: number }[] }>);
    let rows = (await answer()).data;
    for (let tries = 0; !rows.some(({ credit }) => credit > 0) && tries < 200; tries++)
      rows = (await answer()).data;
    const credits = rows.filter(({ credit }) => credit > 0).map(({ channel, credit }) => [channel, credit]);
    expect(credits).toEqual(Array.from({ length: 7 }, () => ['advocate', 1]));
  });

  it('names only npm scripts that exist', () => {
    const scripts = Object.keys(
      (JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { scripts: object }).scripts,
    );
    const named = [...README.matchAll(/npm (?:run )?([a-z]+)/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'ci' && name !== 'packages');
    expect(scripts).toEqual(expect.arrayContaining([...new Set(named)]));
  });
});
