import { type ClickHouseClient } from '@clickhouse/client';
import { Logger } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClickHouse } from '#testing/stores/clickhouse.js';
import { startPostgres, type TestPostgres } from '#testing/stores/postgres.js';
import { organisation } from '../../testing/organisation.js';
import { type RunningReporting, runReporting } from '../../testing/running-reporting.js';
import { setBuckets } from '../../testing/set-buckets.js';
import { storeOrganisation } from '../../testing/store-organisation.js';
import { type Job } from './answers.js';
import { fetchFile } from './fetch-file.js';
import { readOptions } from './options.js';
import { runCommand } from './run-command.js';

const DAYS = [
  '2026-03-27',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2026-04-02',
];
const ASK = [
  ...[
    '--measures',
    'clicks_human,shares',
    '--dimensions',
    'campaign,network,content',
    '--granularity',
    'day',
  ],
  ...['--from', '2026-03-27', '--to', '2026-04-02'],
];

describe('the command export, against a running service', () => {
  let server: TestPostgres;
  let clickhouse: ClickHouseClient;
  let reporting: RunningReporting;
  let line: CutLine;
  let folder: string;
  let key: string;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    folder = mkdtempSync(join(tmpdir(), 'manyhands-exported-'));
    server = await startPostgres();
    clickhouse = await openClickHouse();
    reporting = await runReporting(await server.freshDatabase(), clickhouse, undefined, {
      EXPORT_DIR: join(folder, 'of-the-service'),
    });
    await reporting.app.listen(0, '127.0.0.1');
    line = await CutLine.to(await reporting.app.getUrl());
    key = await reporting.addTenant('acme', { scopes: ['reports:read', 'exports:write'] });
    await storeOrganisation(clickhouse, 'acme', organisation(5));
    await setBuckets(reporting, { id: 'acme', zone: 'Europe/Amsterdam' }, DAYS, () => 'clean');
  }, 120_000);
  afterAll(async () => {
    await line.close();
    await reporting.close();
    await clickhouse.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** Runs the command as the terminal would. */
  async function exporting(...args: string[]) {
    let text = '';
    let progress = '';
    const code = await runCommand(
      readOptions(args, { URL: line.url, KEY: key }, () => ''),
      {
        answer: (part) => (text += part),
        progress: (part) => (progress += part),
        isTerminal: false,
        lookEveryMs: 5,
      },
    );
    return { code, text, progress };
  }
  const fileOf = (name: string) => join(folder, name);

  it('writes the answer into a file, and says what it is', async () => {
    const out = fileOf('clicks.csv');
    const { code, text, progress } = await exporting(...ASK, '--out', out);
    expect(code).toBe(0);
    const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(header).toContain('campaign');
    expect(text).toContain(`${out}: ${String(rows.length)} rows, `);
    expect(text).toMatch(/data as of 20\d\d-.*\nsha256 [0-9a-f]{64}\n$/);
    expect(progress).toMatch(
      /^Started\. If this is interrupted: npm run export -- --resume [0-9a-f-]{36} --out /,
    );
    expect(progress).toContain('fetching 100%');
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('goes on where the connection broke, and checks what came', async () => {
    const whole = fileOf('whole.ndjson');
    await exporting(...ASK, '--out', whole);
    line.cuts = 3;
    const out = fileOf('pieces.ndjson');
    const { code } = await exporting(...ASK, '--out', out);
    expect(code).toBe(0);
    expect(line.cuts).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  });

  it('fetches again what an earlier run has started, also beside a part of something else', async () => {
    const first = await exporting(...ASK, '--out', fileOf('a.parquet'), '--json');
    const { id, state, format } = JSON.parse(first.text) as Record<string, string>;
    expect([first.code, state, format]).toEqual([0, 'done', 'parquet']);
    const out = fileOf('b.parquet');
    writeFileSync(`${out}.part`, 'something else');
    expect((await exporting('--resume', id ?? '', '--out', out)).code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(fileOf('a.parquet')))).toBe(true);
  });

  it('says 1 when the export was cancelled', async () => {
    const { text } = await exporting(...ASK, '--out', fileOf('c.arrow'), '--json');
    const { id = '' } = JSON.parse(text) as { id?: string };
    await reporting.postgres.query(`UPDATE export_job SET state = 'cancelled', file = NULL WHERE id = $1`, [
      id,
    ]);
    const again = await exporting('--resume', id, '--out', fileOf('d.arrow'));
    expect([again.code, again.text]).toEqual([1, 'The export is cancelled: no reason is known\n']);
  });

  it('says what the service says when it cannot be done', async () => {
    const out = ['--out', fileOf('x.csv')];
    await expect(exporting('--measures', 'clickz', ...out)).rejects.toThrow(/answered 400.*clickz/s);
    await expect(exporting(...ASK, ...out, '--key', 'mh.x.y')).rejects.toThrow('answered 401');
    await expect(exporting('--resume', 'nothing', ...out)).rejects.toThrow('answered 404');
    await expect(exporting(...ASK, ...out, '--url', 'http://127.0.0.1:1')).rejects.toThrow('does not answer');
    expect((await exporting('--help')).text).toContain('Exit codes');
  });
});

describe('fetchFile', () => {
  const CONTENT = Buffer.from('0123456789'.repeat(25));
  const sha256 = createHash('sha256').update(CONTENT).digest('hex');
  const job: Job = {
    ...{ id: 'the-id', state: 'done', format: 'csv', sha256, size: CONTENT.length, failure: null },
    ...{ progress: { rows: null, bytes: CONTENT.length, fraction: 1 }, expiresAt: null, dataAsOf: null },
  };
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'manyhands-fetched-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  /** A service that gives a hundred bytes at a time, and now and then nothing. */
  const fetching = async (content = CONTENT) => {
    const asked: number[] = [];
    const file = (_: Job, from: number) => {
      asked.push(from);
      if (asked.length % 3 === 2) return Promise.resolve(undefined);
      const body = Uint8Array.from(content.subarray(from, from + 100));
      return Promise.resolve(new Response(body, { status: from === 0 ? 200 : 206 }));
    };
    const out = join(folder, 'file.csv');
    await fetchFile({ api: { file }, job, out, onBytes: () => undefined, waitMs: 0 });
    return { asked, fetched: readFileSync(out) };
  };

  it('asks for the rest until there is none', async () => {
    const { asked, fetched } = await fetching();
    expect(asked).toEqual([0, 100, 100, 200]);
    expect(fetched.equals(CONTENT)).toBe(true);
  });

  it('begins with what an earlier run left, unless that was of something else', async () => {
    const part = join(folder, 'file.csv.part');
    writeFileSync(part, CONTENT.subarray(0, 170));
    expect((await fetching()).asked).toEqual([170]);
    writeFileSync(part, 'x'.repeat(170));
    const { asked, fetched } = await fetching();
    expect(asked.slice(0, 2)).toEqual([170, 0]);
    expect(fetched.equals(CONTENT)).toBe(true);
  });

  it('takes nothing for whole that has another hash', async () => {
    await expect(fetching(Buffer.from('9'.repeat(250)))).rejects.toThrow('its hash is another');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A line to a service that is cut after some bytes of a file, as often as a test says. */
class CutLine {
  cuts = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(target: string): Promise<CutLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new CutLine(server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    server.on('request', (request, response) => {
      void (async () => {
        const body: Buffer[] = [];
        for await (const chunk of request) body.push(chunk as Buffer);
        const {
          host: _host,
          connection: _connection,
          'content-length': _length,
          ...headers
        } = request.headers;
        const answer = await fetch(`${target}${request.url ?? ''}`, {
          method: request.method ?? 'GET',
          headers: headers as Record<string, string>,
          ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
        });
        const content = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        if (line.cuts > 0 && request.url?.endsWith('/file') === true) {
          line.cuts--;
          response.write(content.subarray(0, 100), () => response.destroy());
        } else response.end(content);
      })();
    });
    return line;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
