import { Api } from '#standalone/demo/summary/api.js';
import { untilRollups } from '#standalone/demo/summary/settled.js';
import { type Bench, type Finding } from '../finding.js';
import { ask, type Server, withDataFolder, withServer } from '../server.js';
import { percentile, rounded } from '../statistics.js';
import { fill } from './fill.js';
import { FROM, NAMED_REPORTS, pathOf, TO } from './named-reports.js';

const SIZES = [1_000_000, 10_000_000];
const QUICK_SIZES = [20_000, 200_000];
const REQUESTS = 50;
const WARM_UP_REQUESTS = 5;
const MOST_MS = 100;

interface Measured {
  readonly events: number;
  readonly report: string;
  readonly p95Ms: number;
  readonly medianMs: number;
}

interface SizeResult {
  readonly events: number;
  readonly measured: readonly Measured[];
  readonly peakMemoryMiB: number;
  readonly settleSeconds: number;
}

/** Each named report over a year, over HTTP and warm, with ten times the events the second time. */
export const reports: Bench = async ({ quick, say }) => {
  const results: SizeResult[] = [];
  for (const events of quick ? QUICK_SIZES : SIZES)
    results.push(await withDataFolder((dataDir) => measureAt(events, dataDir, say)));
  const [small, large] = results;
  if (small === undefined || large === undefined) throw new Error('two sizes are needed to see growth');
  return {
    name: 'reports',
    findings: [
      ...results.flatMap(({ measured }) => measured.map(speed)),
      ...large.measured.map((one, index) => growth(one, small.measured[index])),
      ...results.map(memory),
    ],
    details: results,
  };
};

async function measureAt(events: number, dataDir: string, say: (step: string) => void): Promise<SizeResult> {
  await withServer(dataDir, () => Promise.resolve()); // makes the schemas
  await fill(dataDir, events, say);
  return withServer(dataDir, async (server) => {
    say('computing rollups');
    const before = performance.now();
    await untilRollups(
      new Api(server.http, server.apiKey),
      { from: FROM, to: TO },
      new AbortController().signal,
    );
    const settleSeconds = rounded((performance.now() - before) / 1_000, 1);
    const measured: Measured[] = [];
    for (const report of NAMED_REPORTS) {
      say(`${String(events)} events: ${report}`);
      measured.push(await measure(server, events, report));
    }
    return { events, measured, settleSeconds, peakMemoryMiB: server.child.peakMemoryMiB() };
  });
}

async function measure(server: Server, events: number, report: string): Promise<Measured> {
  const times: number[] = [];
  for (let request = 0; request < WARM_UP_REQUESTS + REQUESTS; request += 1) {
    const before = performance.now();
    await ask(server, 'GET', pathOf(report));
    if (request >= WARM_UP_REQUESTS) times.push(performance.now() - before);
  }
  return {
    events,
    report,
    p95Ms: rounded(percentile(times, 0.95), 1),
    medianMs: rounded(percentile(times, 0.5), 1),
  };
}

function speed({ events, report, p95Ms, medianMs }: Measured): Finding {
  return {
    what: `${report} at ${events.toLocaleString('en-US')} events, p95`,
    ours: `${String(p95Ms)} ms`,
    against: `median ${String(medianMs)} ms`,
    limit: `at most ${String(MOST_MS)} ms`,
    isKept: p95Ms <= MOST_MS,
  };
}

function growth(large: Measured, small: Measured | undefined): Finding {
  const times = large.events / (small?.events ?? large.events);
  const ratio = rounded(large.p95Ms / (small?.p95Ms ?? NaN), 2);
  return {
    what: `${large.report}, growth with ${String(times)} times the data`,
    ours: `${String(ratio)} times`,
    against: `${String(small?.p95Ms)} ms -> ${String(large.p95Ms)} ms`,
    ratio,
    limit: `less than ${String(times)}`,
    isKept: ratio < times,
  };
}

function memory({ events, peakMemoryMiB, settleSeconds }: SizeResult): Finding {
  return {
    what: `peak memory at ${events.toLocaleString('en-US')} events`,
    ours: `${String(peakMemoryMiB)} MiB`,
    against: `rollups of the year computed in ${String(settleSeconds)} s`,
    limit: 'none, printed for planning',
    isKept: true,
  };
}
