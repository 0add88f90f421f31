import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '#testing/eventually.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { readOptions as readRejected } from '../../rejected/cli/options.js';
import { runCommand as showRejected } from '../../rejected/cli/run-command.js';
import { type IngestUnderTest, startIngest } from '../../testing/ingest-under-test.js';
import { CsvBody } from '../csv-body.js';
import { type ImportAnswer } from '../import-report.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const PAGE = new URL('../../../../../docs/imports.md', import.meta.url);
const run = promisify(execFile);

describe('the command import, against a running ingest', () => {
  let postgres: TestPostgres;
  let ingest: IngestUnderTest;
  let folder: string;
  let key: string;
  let tenants = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
    ingest = await startIngest({ postgresUrl: await postgres.freshDatabase() });
    await ingest.app.listen(0, '127.0.0.1');
    folder = mkdtempSync(join(tmpdir(), 'manyhands-imported-'));
  });
  beforeEach(async () => {
    key = await ingest.organisation(`tenant-${String(++tenants)}`);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await ingest.close();
    await postgres.stop();
  });

  /** Runs the command as the terminal would. */
  async function importing(csv: string, ...args: string[]) {
    const file = join(folder, 'file.csv');
    writeFileSync(file, csv);
    let text = '';
    let progress = '';
    const env = { URL: await ingest.app.getUrl(), KEY: key };
    const code = await runCommand(readOptions([file, ...args], env), {
      answer: (part) => (text += part),
      progress: (part) => (progress += part),
    });
    return { code, text, progress };
  }
  const GOOD = 'vacancy,title,opened_at,Recruiter\nv1,Nurse,2026-03-01,Jan\n';

  it('says what came of a file, and 0 when every row was taken, once or again', async () => {
    const first = await importing(GOOD, '--kind', 'vacancies');
    expect(first.code).toBe(0);
    expect(first.text).toContain('not read and not stored: Recruiter');
    expect(first.text).toContain('1 rows, 0 with problems\n1 events accepted, 0 there already, 0 refused');
    expect((await importing(GOOD, '--kind', 'vacancies')).text).toContain(
      '0 events accepted, 1 there already',
    );
  });

  it('lists problems by line and column, and says 1', async () => {
    const { code, text } = await importing(
      `${GOOD}v 2,Cook,03/04/2026,Jan\n`,
      '--kind',
      'vacancies',
      '--dry-run',
    );
    expect(code).toBe(1);
    expect(text).toContain('line 3, vacancy: Must be a code');
    expect(text).toContain('line 3, opened_at: This can be day-month or month-day.');
    expect(text).toContain('would be: 1 events accepted');
  });

  it('leaves a bad row where the command rejected shows it, with its line', async () => {
    await importing('vacancy,title,opened_at\nv 2,Cook,2026-03-01\n', '--kind', 'vacancies').catch(
      () => undefined,
    );
    let text = '';
    await eventually('it is kept', async () => {
      text = '';
      const env = { URL: await ingest.app.getUrl(), KEY: key };
      await showRejected(readRejected(['list'], env), {
        answer: (part) => (text += part),
        progress: () => undefined,
      });
      return text.includes('1 wait') && text.includes('import of');
    });
    expect(text).toContain('import of vacancies, line 2, key');
    expect(text).toContain('/row/vacancy: vacancy: Must be a code');
  });

  it('gives the answer as JSON, also of a file that was to be taken whole and was not', async () => {
    const { code, text } = await importing(
      `${GOOD}v 2,Cook,2026-03-01,\n`,
      '--kind',
      'vacancies',
      '--all-or-nothing',
      '--json',
    );
    expect([code, JSON.parse(text)]).toEqual([
      1,
      expect.objectContaining({ rows: { read: 2, withProblems: 1 } }),
    ]);
  });

  it('tells how far it is, and waits for its turn', async () => {
    const body = ingest.app.get(CsvBody);
    const leave = [body.enter(), body.enter()];
    const rows = Array.from({ length: 600 }, (_, index) => `w${String(index)},Nurse,2026-03-01`);
    const running = importing(['vacancy,title,opened_at', ...rows].join('\n'), '--kind', 'vacancies');
    for (const go of leave) go();
    const { code, progress } = await running;
    expect(code).toBe(0);
    expect(progress).toContain('importing: 500 rows');
  });

  it('says what the service says when it cannot be done', async () => {
    await expect(importing('a,b\n1,2\n', '--kind', 'costs')).rejects.toThrow('needs a column "cost"');
    await expect(importing(GOOD, '--kind', 'vacancies', '--key', 'mh.x.y')).rejects.toThrow('answered 401');
    await expect(importing(GOOD, '--kind', 'vacancies', '--revision', 'x')).rejects.toThrow('whole number');
    await expect(importing(GOOD, '--kind', 'vacancies', '--url', 'http://127.0.0.1:1')).rejects.toThrow(
      'does not answer',
    );
  });

  it('takes every file that docs/imports.md shows, and what its curl line sends', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const files = [...page.matchAll(/<!-- kind: (\w+) -->\n```csv\n([\s\S]+?)```/g)];
    expect(files.map(([, kind]) => kind)).toEqual([
      'applications',
      'vacancies',
      'employments',
      'costs',
      'advocates',
    ]);
    for (const [, kind = '', csv = ''] of files) {
      const { code, text } = await importing(csv, '--kind', kind);
      expect([kind, code, text]).toEqual([kind, 0, expect.any(String)]);
    }
    const [, curl = ''] = /<!-- curl -->\n```sh\n([\s\S]+?)```/.exec(page) ?? [];
    writeFileSync(join(folder, 'applications.csv'), files[0]?.[2] ?? '');
    const env = { ...process.env, URL: await ingest.app.getUrl(), KEY: key };
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', curl], { cwd: folder, env });
    expect((JSON.parse(stdout) as ImportAnswer).problems).toEqual([]);
  });
});
