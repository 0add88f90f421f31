import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { processTable } from '../processes/process-table.js';
import { describeWithKafkaProcess } from '../stores/describe-with-kafka.js';
import { Rig, type ServiceName } from './rig.js';

const DAY = '2026-11-02';
const PERIOD = `from=${DAY}&to=${DAY}`;
const PATIENCE_MS = 60_000;

describeWithKafkaProcess('a rig', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'manyhands-rig-'));
  const told: string[] = [];
  let rig: Rig;
  let pids: number[] = [];
  let shares = 0;
  beforeAll(async () => {
    rig = await Rig.start({ dataDir, tree: process.cwd(), onStep: (text) => told.push(text) });
  }, 180_000);
  afterAll(async () => {
    await rig?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function ask(service: ServiceName, path: string, body?: unknown): Promise<unknown> {
    const [base] = rig.api(service);
    const response = await fetch(`${String(base)}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${rig.adminKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${service} ${path}: ${String(response.status)} ${text}`);
    return JSON.parse(text);
  }

  /** Posts a share; sent again until it is acknowledged, as any sender would: its identity makes that harmless. */
  async function share(): Promise<void> {
    shares += 1;
    const id = randomUUID();
    const data = {
      shareId: id,
      by: 'advocate',
      advocateId: 'colleague-1',
      network: 'linkedin',
      audience: { size: 430, provenance: 'declared' },
    };
    const event = {
      specversion: '1.0',
      source: 'rig',
      id,
      type: 'share.created',
      time: `${DAY}T12:00:00Z`,
      data,
    };
    await eventually(
      'the share is accepted',
      () => works(ask('ingest', '/api/v1/events', event)),
      PATIENCE_MS,
    );
  }

  async function reported(): Promise<number | undefined> {
    const report = (await ask('reporting', `/api/v1/reports/reach.json?${PERIOD}`)) as {
      data: { shares?: number }[];
    };
    return report.data.reduce((sum, row) => sum + (row.shares ?? 0), 0);
  }

  async function everyShareIsReported(): Promise<void> {
    await eventually(
      `${String(shares)} shares are reported`,
      async () => (await reported().catch(() => undefined)) === shares,
      PATIENCE_MS,
    );
  }

  const works = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => true,
      () => false,
    );

  it('takes an event in at ingest and reports it at reporting', async () => {
    await ask('ingest', '/api/v1/events', {
      specversion: '1.0',
      source: 'rig',
      id: 'enrol-1',
      type: 'advocate.enrolled',
      time: `${DAY}T09:00:00Z`,
      data: { advocateId: 'colleague-1', team: 'engineering', noticeVersion: '2026-01' },
    });
    await share();
    await everyShareIsReported();
    expect(told).toEqual(expect.arrayContaining([expect.stringMatching(/^Kafka \(\d+\.\d s\)$/)]));
  }, 120_000);

  it.each(['ingest', 'attribution', 'reporting'] as const)(
    'goes on after %s was killed and started again, at the same address',
    async (name) => {
      const [service] = rig.services(name);
      const { url, pid } = service ?? { url: '', pid: 0 };
      await service?.kill();
      expect(() => process.kill(pid, 0)).toThrow();
      await service?.start();
      expect(rig.api(name)).toEqual([url]);
      await share();
      await everyShareIsReported();
    },
    120_000,
  );

  it.each(['kafka', 'postgres', 'clickhouse'] as const)(
    'goes on after %s was killed and started again',
    async (name) => {
      await rig[name].kill();
      await rig[name].start();
      await share();
      await everyShareIsReported();
    },
    180_000,
  );

  it.each(['kafka', 'postgres', 'clickhouse'] as const)(
    'reaches %s through its link, and only through it',
    async (name) => {
      rig.links[name].sever();
      // Reporting and ingest both need PostgreSQL; Kafka stands behind ingest, ClickHouse behind reporting.
      if (name === 'clickhouse') expect(await works(reported())).toBe(false);
      else expect(await works(ask('ingest', '/api/v1/events', event(name)))).toBe(false);
      rig.links[name].mend();
      await share();
      await everyShareIsReported();
    },
    180_000,
  );

  function event(name: string): unknown {
    const data = { advocateId: `never-acknowledged-${name}`, team: 'engineering', noticeVersion: '2026-01' };
    return {
      specversion: '1.0',
      source: 'rig',
      id: name,
      type: 'advocate.enrolled',
      time: `${DAY}T10:00:00Z`,
      data,
    };
  }

  it('adds a consumer and removes it again', async () => {
    const added = await rig.add('attribution');
    expect(rig.services('attribution')).toHaveLength(2);
    await share();
    await everyShareIsReported();
    await rig.remove(added);
    expect(rig.services('attribution')).toHaveLength(1);
    await share();
    await everyShareIsReported();
  }, 180_000);

  it('puts the end of its log into the error when a service cannot start', async () => {
    const alone = Rig.start({
      dataDir: mkdtempSync(join(dataDir, 'half-')),
      tree: process.cwd(),
      services: { ingest: 1, attribution: 0, reporting: 0 },
      env: { REDIRECT_BUDGET_MS: 'soon' },
    });
    await expect(alone).rejects.toThrow(/ingest-1 ended while starting.*REDIRECT_BUDGET_MS/s);
  }, 180_000);

  it('ends every process it started, and only keeps the logs of the services', async () => {
    const children = () => processTable().filter(({ parent }) => parent === process.pid);
    pids = children().map(({ pid }) => pid);
    expect(pids.length).toBeGreaterThanOrEqual(6);
    await rig.stop();
    await rig.stop();
    await eventually('no process of the rig is left', () => {
      const left = new Set(children().map(({ pid }) => pid));
      return ![rig.kafka, rig.postgres, rig.clickhouse].some(({ pid }) => left.has(pid));
    });
    expect(processTable().filter(({ pid }) => pids.includes(pid))).toEqual([]);
    expect(readdirSync(join(dataDir, 'logs')).sort()).toEqual([
      'attribution-1.log',
      'attribution-2.log',
      'ingest-1.log',
      'reporting-1.log',
    ]);
  }, 120_000);
});
