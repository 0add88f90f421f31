import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Bench, type Finding } from '../finding.js';
import { median, rounded } from '../statistics.js';
import { type Measured, type Task } from './measure.js';

const MEASURE = fileURLToPath(new URL('./measure.js', import.meta.url));

const PATH_MODELS = [
  'first_touch',
  'last_touch',
  'last_non_direct',
  'linear',
  'linear_unique',
  'position_40_20_40',
];
const ALL_AT_ONCE = [...PATH_MODELS, 'markov_1', 'shapley_count'];

const MILLION = 1_000_000;
const CHANNELS = 12;
const ROUNDS = 3;
/** Per million journeys. With fewer, starting up is most of it. */
const MOST_SECONDS = 2;
/** The field's core in C++, on as many journeys and touches: measured for this project, on another day; not run here. */
const REFERENCE =
  "ChannelAttribution's C++ core on a million rows: 3.7 to 5.4 s for 3 heuristics, and 4.3 to 5.0 s for a simulated Markov " +
  'that is 0.67 % off (research notes, section 7; not run here)';

/**
 * Journeys as texts in, credits of every model out, in one process and one thread: every path model that needs no times
 * or stages, the exact Markov removal effect and the count-game Shapley value. Then Markov alone, with more states.
 */
export const attribution: Bench = async ({ quick, say }) => {
  const run = async (task: Task): Promise<Measured> => {
    say(`${number(task.journeys)} journeys, ${number(task.channels)} channels: ${task.models.join(', ')}`);
    return measureApart(task);
  };
  const [small, large] = quick ? [MILLION / 10, MILLION] : [MILLION, 10 * MILLION];
  const allAtOnce: Measured[] = [];
  for (const journeys of [...Array<number>(ROUNDS).fill(small), large])
    allAtOnce.push(await run({ journeys, channels: CHANNELS, models: ALL_AT_ONCE }));
  const ofTimes = await run({ journeys: small, channels: CHANNELS, models: ['time_decay'], isTimed: true });
  const ofStates: Measured[] = [];
  for (const channels of quick ? [10, 100, 1_000] : [10, 100, 1_000, 10_000])
    ofStates.push(await run({ journeys: MILLION / 10, channels, models: ['markov_1'] }));
  const ofOrders: Measured[] = [];
  for (const model of ['markov_1', 'markov_2', 'markov_3', 'markov_4'])
    ofOrders.push(await run({ journeys: small, channels: CHANNELS, models: [model] }));
  const ofGraphs: Measured[] = [];
  for (const channels of [12, 20, 100])
    ofGraphs.push(await run({ journeys: MILLION / 10, channels, models: ['shapley_markov'] }));
  const measured = [...allAtOnce, ofTimes, ...ofOrders, ...ofStates, ...ofGraphs];
  return {
    name: 'attribution',
    findings: [
      ...sizes(allAtOnce),
      ...[ofTimes, ...ofOrders, ...ofStates, ...ofGraphs].map(oneModel),
      nothingLost(measured),
    ],
    details: measured,
  };
};

/** In a process of its own, so that its peak memory is that of this task. */
async function measureApart(task: Task): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [MEASURE, JSON.stringify(task)]);
  return JSON.parse(stdout) as Measured;
}

function sizes(measured: readonly Measured[]): Finding[] {
  return [...Map.groupBy(measured, ({ journeys }) => journeys)].map(([journeys, rounds]) => {
    const seconds = rounded(median(rounds.map(secondsOf)), 2);
    const most = journeys < MILLION ? Infinity : (journeys / MILLION) * MOST_SECONDS;
    const processor = median(rounds.map(({ processorSeconds }) => processorSeconds));
    const times = rounds.map((round) => secondsOf(round).toFixed(2)).join(', ');
    const memory = Math.max(...rounds.map(({ peakMemoryMiB }) => peakMemoryMiB));
    return {
      what: `${number(journeys)} journeys of ${number(rounds[0]?.touches ?? 0)} touches, ${String(ALL_AT_ONCE.length)} models`,
      ours: `${String(seconds)} s, interning included (${processor.toFixed(2)} s of processor time); peak memory ${number(memory)} MiB`,
      against: `rounds: ${times} s. ${REFERENCE}`,
      limit: most === Infinity ? 'none, mostly starting up' : `at most ${String(most)} s`,
      isKept: seconds <= most,
    };
  });
}

function secondsOf({ internSeconds, computeSeconds }: Measured): number {
  return internSeconds + computeSeconds;
}

function oneModel({
  journeys,
  channels,
  models,
  computeSeconds,
  omitted,
  exactness,
  peakMemoryMiB,
}: Measured): Finding {
  const model = models.join(', ');
  const took = `${computeSeconds.toFixed(2)} s`;
  return {
    what: `${model}, ${number(journeys)} journeys, ${number(channels)} channels`,
    ours: omitted[model] === undefined ? took : `refused after ${took}`,
    against: omitted[model] ?? `${said(exactness[model])}; peak memory ${number(peakMemoryMiB)} MiB`,
    limit: 'none, printed for planning',
    isKept: true,
  };
}

function said(exactness: Measured['exactness'][string] | undefined): string {
  return exactness?.kind === 'sampled'
    ? `sampled, ${number(exactness.permutations)} orders, standard error ${exactness.standardError.toFixed(2)} outcomes`
    : 'exact';
}

function nothingLost(measured: readonly Measured[]): Finding {
  const largest = Math.max(...measured.map(({ largestLoss }) => largestLoss));
  return {
    what: 'outcomes given to channels, against the outcomes there were',
    ours: `${String(largest)} apart at most`,
    against: 'the sum over the channels of every model above',
    limit: 'less than a millionth of an outcome',
    isKept: largest < 1e-6,
  };
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
