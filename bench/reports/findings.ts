import { type Finding } from '../finding.js';
import { percentile, rounded } from '../statistics.js';
import { type SizeResult } from './measure.js';
import { spreadOf, told } from './samples.js';

/** Milliseconds that an answer read from rollups alone may take, in 95 of 100 cases. */
const MOST_MS = 100;
/** How much longer a question may take over HTTP than the same SQL in the engine, at p95. */
const MOST_OVERHEAD = 1.3;
/** The problem's type, in its body. */
const TOO_COSTLY = 'problem:too-costly';
const LEAST_EXPORT_RATIO = 0.5;
/** How much memory may grow while rows are written, MiB: a file of any length has to be written in little. */
const MOST_STREAMING_MIB = 100;

export function findingsOf(result: SizeResult, smaller: SizeResult | undefined): Finding[] {
  const at = `at ${result.events.toLocaleString('en-US')} events`;
  return [
    ...result.reports.map(({ report, ...spread }) => ({
      what: `${report} ${at}, p95`,
      ours: `${String(spread.p95)} ms`,
      against: `p50 ${String(spread.p50)} ms`,
      limit: `at most ${String(MOST_MS)} ms`,
      isKept: spread.p95 <= MOST_MS,
    })),
    ...questionFindings(result, at),
    analystsFinding(result, at),
    ...exportFindings(result, at),
    ...(smaller === undefined ? [] : growth(result, smaller)),
    {
      what: `peak memory ${at}`,
      ours: `${String(result.peakMemoryMiB)} MiB`,
      against: `prepared in ${String(result.preparedSeconds)} s`,
      limit: 'none, printed for planning',
      isKept: true,
    },
  ];
}

function questionFindings({ asked, refused }: SizeResult, at: string): Finding[] {
  const ofRollups = asked.filter(({ source }) => source === 'rollup');
  const anew = asked.filter(({ source }) => source !== 'rollup');
  const p95 = (times: readonly number[]): number => percentile(times, 0.95);
  const ratio = rounded(p95(asked.map(({ ms }) => ms)) / p95(asked.map(({ bareMs }) => bareMs)), 2);
  const tooCostly = refused.filter(({ detail }) => detail.includes(TOO_COSTLY));
  const others = refused.filter(({ detail }) => !detail.includes(TOO_COSTLY));
  const rollups = spreadOf(ofRollups.map(({ ms }) => ms));
  return [
    {
      what: `${String(ofRollups.length)} random queries of rollups ${at}, p95`,
      ours: `${String(rollups.p95)} ms`,
      against: told(rollups),
      limit: `at most ${String(MOST_MS)} ms`,
      isKept: rollups.p95 <= MOST_MS,
    },
    {
      what: `${String(anew.length)} random queries that read facts ${at}, p95`,
      ours: anew.length === 0 ? 'none' : `${String(spreadOf(anew.map(({ ms }) => ms)).p95)} ms`,
      against: anew.length === 0 ? '' : told(spreadOf(anew.map(({ ms }) => ms))),
      limit: 'none, printed for planning',
      isKept: true,
    },
    {
      what: `all ${String(asked.length)} random queries over HTTP ${at}, p95 against p95 of the same SQL`,
      ours: told(spreadOf(asked.map(({ ms }) => ms))),
      against: told(spreadOf(asked.map(({ bareMs }) => bareMs))),
      ratio,
      limit: `at most ${String(MOST_OVERHEAD)}`,
      isKept: ratio <= MOST_OVERHEAD,
    },
    {
      what: `random queries that were refused as too costly ${at}`,
      ours: String(tooCostly.length),
      against: tooCostly[0]?.detail ?? 'none reads too much',
      limit: 'none, printed for planning',
      isKept: true,
    },
    {
      what: `random queries that were refused for another reason ${at}`,
      ours: String(others.length),
      against: others[0]?.detail ?? 'every one has a meaning',
      limit: '0',
      isKept: others.length === 0,
    },
  ];
}

function analystsFinding({ analysts }: SizeResult, at: string): Finding {
  const { times, failures, rate, fullRate } = analysts;
  return {
    what: `20 analysts at once beside ingest at half load ${at}`,
    ours: times.length === 0 ? 'nothing was asked' : told(spreadOf(times)),
    against: `${String(times.length)} answers, ${String(rate)} events/s of ${String(fullRate)}/s; ${failures[0] ?? 'none failed'}`,
    limit: 'no failure',
    isKept: failures.length === 0,
  };
}

function exportFindings({ exports }: SizeResult, at: string): Finding[] {
  return exports.flatMap(({ format, seconds, lines, bareSeconds, memory }) => {
    const ratio = rounded(bareSeconds / seconds, 2);
    const perSecond = (taken: number): string => `${rounded(lines / taken).toLocaleString('en-US')} rows/s`;
    const grew = memory.most - memory.first;
    return [
      {
        what: `export of ${lines.toLocaleString('en-US')} rows to ${format} ${at}`,
        ours: `${perSecond(seconds)}, from asking to the file`,
        against: `INTO OUTFILE: ${perSecond(bareSeconds)}`,
        ratio,
        limit: `at least ${String(LEAST_EXPORT_RATIO)}`,
        isKept: ratio >= LEAST_EXPORT_RATIO,
      },
      {
        what: `memory while exporting to ${format} ${at}`,
        ours: `${String(grew)} MiB more`,
        against: `${String(memory.first)} MiB with the first bytes, ${String(memory.most)} MiB at most after them`,
        limit: `at most ${String(MOST_STREAMING_MIB)} MiB`,
        isKept: grew <= MOST_STREAMING_MIB,
      },
    ];
  });
}

function growth(large: SizeResult, small: SizeResult): Finding[] {
  const times = large.events / small.events;
  return large.reports.map(({ report, p95 }, index) => {
    const before = small.reports[index]?.p95 ?? NaN;
    const ratio = rounded(p95 / before, 2);
    return {
      what: `${report}, growth with ${String(times)} times the data`,
      ours: `${String(ratio)} times`,
      against: `${String(before)} ms -> ${String(p95)} ms`,
      ratio,
      limit: `less than ${String(times)}`,
      isKept: ratio < times,
    };
  });
}
