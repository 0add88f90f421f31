import { type Bench, type Finding } from '../finding.js';
import { postToQueryable } from '../events/events.js';
import { withDataFolder, withServer } from '../server.js';
import { median, percentile, rounded } from '../statistics.js';
import { drainBacklog } from './backlog.js';
import { latencies } from './half-load.js';
import { type Load } from './load.js';
import { type Taken, throughBareCopy, throughServices } from './rounds.js';
import { Stage } from './stage.js';
import { growthOf, type Usage } from './usage.js';

const LEAST_RATIO = 0.5;
/** A process that grows by more than this from the middle of a run to its end is not at rest. */
const MOST_GROWTH = 0.1;
const SETTINGS = {
  full: { rounds: 3, events: 100_000, warmUp: 50_000, halfLoadSeconds: 30, backlog: 1_000_000 },
  quick: { rounds: 2, events: 30_000, warmUp: 20_000, halfLoadSeconds: 8, backlog: 100_000 },
} as const;

/**
 * From produced on the raw topics to queryable, through all three services, in turn with a bare copy of the same
 * messages and with the standalone process, which is sent the same events over HTTP.
 */
export const kafka: Bench = ({ quick, say }) =>
  withDataFolder((dataDir) =>
    Stage.with(dataDir, say, async (stage, linkCodes) => {
      const settings = quick ? SETTINGS.quick : SETTINGS.full;
      const { rounds, events, warmUp, halfLoadSeconds, backlog } = settings;
      let series = 0;
      const load = (count: number): Load => ({ count, linkCodes, series: `r${String((series += 1))}-` });

      say('warming up');
      await throughServices(stage, load(warmUp));
      await throughBareCopy(stage, warmUp);
      const ours: Taken[] = [];
      const bare: Taken[] = [];
      const standalone: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const step = (what: string) => {
          say(`round ${String(round)} of ${String(rounds)}: ${what}`);
        };
        step('through the services');
        await stage.untilQuiet();
        ours.push(await throughServices(stage, load(events)));
        await stage.untilQuiet();
        step('by the bare copy');
        bare.push(await throughBareCopy(stage, events));
        step('into a standalone process');
        standalone.push(await throughStandalone(events));
      }

      say('with two attribution processes');
      const second = await stage.add('attribution');
      await throughServices(stage, load(warmUp));
      const two: Taken[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await stage.untilQuiet();
        two.push(await throughServices(stage, load(events)));
      }
      await stage.remove(second);
      await stage.untilQuiet();

      const rate = medianRate(ours);
      say(`at half load, ${String(rounded(rate / 2))} events a second`);
      const waits = await latencies(stage, { ...load(0), perSecond: rate / 2, seconds: halfLoadSeconds });
      await stage.untilQuiet();
      const drained = await drainBacklog(stage, load(backlog), say);

      return {
        name: 'kafka',
        findings: [
          againstBareCopy(ours, bare),
          againstStandalone(rate, median(standalone)),
          growth(rate, two),
          halfLoad(rate / 2, waits),
          {
            what: `time to drain a backlog of ${String(backlog)} events, one of each service`,
            ours: `${String(rounded(drained.seconds))} s, ${String(rounded(drained.perSecond))}/s`,
            against: busy(drained.usage),
            limit: 'none, to know',
            isKept: true,
          },
          flatMemory(drained.usage, quick),
        ],
        details: { settings, ours, bare, standalone, two, waits, drained },
      };
    }),
  );

function throughStandalone(count: number): Promise<number> {
  return withDataFolder((dataDir) =>
    withServer(dataDir, async (server) => {
      const { queryable } = await postToQueryable(server, count, () => undefined);
      return count / queryable;
    }),
  );
}

function medianRate(rounds: readonly Taken[]): number {
  return median(rounds.map(({ perSecond }) => perSecond));
}

function againstBareCopy(ours: readonly Taken[], bare: readonly Taken[]): Finding {
  const [rate, bareRate] = [medianRate(ours), medianRate(bare)];
  const ratio = rounded(rate / bareRate, 3);
  return {
    what: 'events per second, produced to queryable, through three services',
    ours: `${String(rounded(rate))}/s, ${String(rounded(ours.at(-1)?.perBatch ?? 0))} a batch (${busy(ours.at(-1)?.usage ?? {})})`,
    against: `a bare copy of the same messages, ${String(rounded(bare.at(-1)?.perBatch ?? 0))} an insert: ${String(rounded(bareRate))}/s (${busy(bare.at(-1)?.usage ?? {})})`,
    ratio,
    limit: `at least ${String(LEAST_RATIO)}`,
    isKept: ratio >= LEAST_RATIO,
  };
}

function againstStandalone(rate: number, standalone: number): Finding {
  return {
    what: 'the same, against one process over HTTP',
    ours: `${String(rounded(rate))}/s`,
    against: `standalone: ${String(rounded(standalone))}/s`,
    ratio: rounded(rate / standalone, 3),
    limit: 'none, to know',
    isKept: true,
  };
}

function growth(one: number, two: readonly Taken[]): Finding {
  return {
    what: 'events per second with two attribution processes',
    ours: `${String(rounded(medianRate(two)))}/s (${busy(two.at(-1)?.usage ?? {})})`,
    against: `with one: ${String(rounded(one))}/s`,
    ratio: rounded(medianRate(two) / one, 3),
    limit: 'none, to know',
    isKept: true,
  };
}

function halfLoad(perSecond: number, waits: readonly number[]): Finding {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => `${String(rounded(percentile(waits, part)))} ms`);
  return {
    what: `produced to queryable at ${String(rounded(perSecond))} events a second, p50 / p95 / p99`,
    ours: `${String(p50)} / ${String(p95)} / ${String(p99)}`,
    against: `${String(waits.length)} events were watched`,
    limit: 'none, to know',
    isKept: true,
  };
}

const SERVICES = ['ingest', 'attribution', 'reporting'] as const;

/** @param quick the run is over before the heaps have found their size, so that nothing can be said */
function flatMemory(usage: Readonly<Record<string, Usage>>, quick: boolean): Finding {
  const memory = SERVICES.map((name) => ({ name, memory: usage[name]?.memory ?? [] }));
  const grown = memory.map((one) => ({ ...one, growth: growthOf(one.memory) }));
  return {
    what: 'memory of each process at the end of that backlog',
    ours: memory.map(({ name, memory: mib }) => `${name} ${String(mib.at(-1) ?? 0)} MiB`).join(', '),
    against: `growth from the middle third of the run to the last: ${grown
      .map(({ name, growth: part }) => `${name} ${String(rounded(100 * part))} %`)
      .join(', ')}`,
    limit: `at most ${String(100 * MOST_GROWTH)} % each${quick ? ' (too short a run to tell)' : ''}`,
    isKept: quick || grown.every(({ growth: part }) => part <= MOST_GROWTH),
  };
}

/** Who kept the processor busy: what limits is what these add up to. */
function busy(usage: Readonly<Record<string, Usage>>): string {
  return Object.entries(usage)
    .filter(([, { cores }]) => cores >= 0.05)
    .sort(([, a], [, b]) => b.cores - a.cores)
    .map(([name, { cores }]) => `${name} ${cores.toFixed(2)}`)
    .join(', ');
}
