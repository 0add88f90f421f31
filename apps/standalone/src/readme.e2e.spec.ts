import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATH_MODELS } from '#domain/attribution/models.js';
import { loadConfig } from '#shared/config/load-config.js';
import { StandaloneConfig } from './standalone.config.js';
import { startStandalone, type Standalone } from './start/start-standalone.js';

const ROOT = new URL('../../../', import.meta.url);
const README = readFileSync(new URL('README.md', ROOT), 'utf8');
const run = promisify(execFile);
const POLL_MS = 200;

/** What a page shows to be run, in its order. */
function commandsOf(page: string): string {
  return [...page.matchAll(/<!-- run -->\n```sh\n([\s\S]+?)```/g)].map(([, commands]) => commands).join('\n');
}

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

  const runPage = async (page: string): Promise<string> => {
    const env = { ...process.env, URL: standalone.url, KEY: standalone.firstKey ?? '' };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commandsOf(page)], { env });
    return stdout;
  };

  /** A list in pages speaks of a moment some seconds ago: what was stored just now is not in it yet. */
  const untilListedInPages = async (): Promise<void> => {
    const headers = {
      authorization: `Bearer ${standalone.firstKey ?? ''}`,
      'content-type': 'application/json',
    };
    const body = JSON.stringify({
      measures: ['credit'],
      dimensions: ['model'],
      limit: 1,
      filters: [{ member: 'stage', operator: 'equals', values: ['application'] }],
      timeDimension: { dateRange: ['2026-11-01', '2026-11-30'] },
    });
    for (let total = 0; total < PATH_MODELS.length; await pause(POLL_MS)) {
      const reply = await fetch(`${standalone.url}/api/v1/query`, { method: 'POST', headers, body });
      total = ((await reply.json()) as { meta: { total: number } }).meta.total;
    }
  };

  it('leads from an empty installation to an attributed hire, command by command', async () => {
    const stdout = await runPage(README);
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
    expect(credits).toEqual(PATH_MODELS.map(() => ['advocate', 1]));
  });

  it('goes on in the page on questions, whose every example is answered, and whose mistakes are explained', async () => {
    await untilListedInPages();
    const stdout = await runPage(readFileSync(new URL('docs/query.md', ROOT), 'utf8'));
    for (const answered of [
      '{"data":[{"network":"linkedin","shares":1,"clicks_human":',
      '"period":"2026-W46","network":"linkedin","shares":0,"clicks_human":0}',
      '{"team":"(small teams)","shares":1,"shares__previous":null}',
      '{"model":"first_touch","channel":"advocate","credit":1,"share_of_credit":1}',
      '"step":"hire","applications":1,"fromPrevious":1',
    ])
      expect(stdout).toContain(answered);
    const pages = stdout.split('\n').filter((line) => /^.{0,20}"model":"[a-z0-9_]+","credit":/.test(line));
    const models = pages.flatMap((page) => [...page.matchAll(/"model":"([a-z0-9_]+)","credit":1\b/g)]);
    expect(models.map(([, model]) => model).sort()).toEqual(PATH_MODELS.map(({ name }) => name).sort());
    for (const why of [
      'There is no measure click_human. Did you mean clicks_human?',
      'credit needs model among the dimensions',
      '2026-02-30 is no day of the calendar.',
    ])
      expect(stdout).toContain(why);
  });

  it('and in the page on outcomes, which takes that hire apart', async () => {
    const stdout = await runPage(readFileSync(new URL('docs/outcomes.md', ROOT), 'utf8'));
    expect(stdout).toContain('the only touch: 100 %');
    expect(stdout).toContain('"lookbackDays":30');
  });

  it('and in the page on recruitment systems, which connects one', async () => {
    const stdout = await runPage(readFileSync(new URL('docs/ats/README.md', ROOT), 'utf8'));
    expect(stdout).toMatch(/"webhookUrl":"[^"]+\/api\/v1\/ats\/greenhouse\//);
  });

  it('and in the page on hold-outs', async () => {
    const stdout = await runPage(readFileSync(new URL('docs/hold-outs.md', ROOT), 'utf8'));
    expect(stdout).toMatch(/\b68\b/);
    expect(stdout).toContain('"shownFrom"');
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
