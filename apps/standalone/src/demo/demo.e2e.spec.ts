import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { recount, type Recount } from './recount/recount.js';
import { type Summary } from './summary/summary.js';
import { itIsAsRecounted } from './testing/as-recounted.contract.js';

/** The build: the whole process is run the way a person runs it, so `npm run build` goes before. */
const MAIN = resolve('dist/apps/standalone/src/demo/main.js');
/** How the addresses of the demo organisation itself begin. */
const INTERNAL_PREFIX = '192.0.2.';

let folder: string;
let summary: Summary;
let expected: Recount;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'manyhands-demo-spec-'));
  const record = join(folder, 'record.ndjson');
  const args = [
    '--exit',
    '--json',
    '--seed',
    '7',
    '--size',
    'small',
    '--end',
    '2025-07-01',
    '--record',
    record,
  ];
  const demo = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = [demo.stdout, demo.stderr].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return chunks;
  });
  const [code] = (await once(demo, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(`The demo ended with ${String(code)}:\n${Buffer.concat(stderr ?? []).toString('utf8')}`);
  summary = JSON.parse(Buffer.concat(stdout ?? []).toString('utf8')) as Summary;
  expected = recount(record, Date.now(), INTERNAL_PREFIX, summary);
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run demo -- --exit --json, against a recount of the raw input', () => {
  itIsAsRecounted(() => ({ summary, expected }));
});
