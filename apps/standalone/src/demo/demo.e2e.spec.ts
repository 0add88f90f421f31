import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { recount, type Recount } from './recount/recount.js';
import { type Face, type FaceName } from './summary/faces.js';
import { type Summary } from './summary/summary.js';
import { askFace } from './testing/ask-face.js';
import { itIsAsRecounted } from './testing/as-recounted.contract.js';

/** The build: the whole process is run the way a person runs it, so `npm run build` goes before. */
const MAIN = resolve('dist/apps/standalone/src/demo/main.js');
/** How the addresses of the demo organisation itself begin. */
const INTERNAL_PREFIX = '192.0.2.';

let folder: string;
let demo: ChildProcess;
let summary: Summary & { readonly faces: Readonly<Record<FaceName, Face>> };
let expected: Recount;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'manyhands-demo-spec-'));
  const record = join(folder, 'record.ndjson');
  const args = ['--json', '--seed', '7', '--size', 'small', '--end', '2025-07-01', '--record', record];
  demo = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  summary = JSON.parse(await printed(demo)) as typeof summary;
  expected = recount(record, Date.now(), INTERNAL_PREFIX, summary);
}, 300_000);

afterAll(async () => {
  if (demo.exitCode === null) {
    demo.kill('SIGKILL');
    await once(demo, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** The one JSON object that a process prints before it stays up. */
function printed({ stdout, stderr }: ChildProcess): Promise<string> {
  const [out, err] = [stdout, stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    return { text: () => Buffer.concat(chunks).toString('utf8') };
  });
  return new Promise((resolve, reject) => {
    stdout?.on('data', () => {
      const text = out?.text() ?? '';
      if (text.endsWith('\n}\n')) resolve(text);
    });
    demo.once('close', (code) => {
      reject(new Error(`The demo ended with ${String(code)}:\n${err?.text() ?? ''}`));
    });
  });
}

describe('npm run demo -- --json, against a recount of the raw input', () => {
  itIsAsRecounted(() => ({ summary, expected }));
});

describe('the faces that it ends with', () => {
  const HUMAN_CLICKS = 'clicks_human';
  const face = (name: FaceName): Face => summary.faces[name];
  const ask = (name: FaceName): Promise<string> => askFace(face(name), folder);
  const total = (rows: readonly Readonly<Record<string, unknown>>[], column: string): number =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const parquet = async (file: string) => {
    const bytes = readFileSync(join(folder, file));
    return parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
    });
  };

  it('all say how many people clicked in the year, as counted from what was sent', async () => {
    const clicks = expected.reach.clicks_human;
    const { data } = JSON.parse(await ask('query')) as { data: Record<string, unknown>[] };
    const { value } = JSON.parse(await ask('odata')) as { value: Record<string, unknown>[] };
    for (const name of ['csv', 'parquet', 'export'] as const) await ask(name);
    const [header = '', ...lines] = readFileSync(join(folder, 'reach.csv'), 'utf8').trim().split('\r\n');
    const titles = header.replaceAll(/"[^"]*"/g, 'quoted').split(',');
    const cells = lines.map((line) => ({ clicks: line.split(',')[titles.indexOf('Human clicks')] }));
    expect({
      query: total(data, HUMAN_CLICKS),
      odata: total(value, HUMAN_CLICKS),
      csv: total(cells, 'clicks'),
      parquet: total(await parquet('reach.parquet'), HUMAN_CLICKS),
      export: total(await parquet('clicks.parquet'), HUMAN_CLICKS),
    }).toEqual({ query: clicks, odata: clicks, csv: clicks, parquet: clicks, export: clicks });
  }, 60_000);

  it('define that number, describe the API to a browser, and print the views for SQL', async () => {
    const { measures } = JSON.parse(await ask('metrics')) as { measures: { name: string }[] };
    expect(measures.map(({ name }) => name)).toContain(HUMAN_CLICKS);
    const page = await fetch(face('docs').url ?? '');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')]);
    const views = (await ask('sql')).split('CREATE OR REPLACE VIEW ');
    expect(views.find((view) => view.startsWith('mart.reach_monthly\n'))).toContain(`\`${HUMAN_CLICKS}\``);
  }, 60_000);

  it('stay up until the demo is stopped, which it says has gone well', async () => {
    demo.kill('SIGINT');
    expect(await once(demo, 'close')).toEqual([0, null]);
    await expect(fetch(face('docs').url ?? '')).rejects.toThrow();
  }, 60_000);
});
