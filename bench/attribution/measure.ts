import { type FittedResult } from '#domain/attribution/fitted/fitted-model.js';
import { attributePaths } from '#domain/attribution/paths/attribute-paths.js';
import { PathBook } from '#domain/attribution/paths/path-book.js';
import { Journeys } from './journeys.js';

/** What one process is asked to do. */
export interface Task {
  readonly journeys: number;
  readonly channels: number;
  readonly models: readonly string[];
  readonly isTimed?: boolean;
}

/** What it took. Seconds of wall time, in one thread. */
export interface Measured extends Task {
  readonly touches: number;
  /** From texts to numbers, and into the book. Making up the journeys is not counted. */
  readonly internSeconds: number;
  /** All models. */
  readonly computeSeconds: number;
  /** Of both, in processor time, the collection of garbage by other threads included. On a busy machine it says more. */
  readonly processorSeconds: number;
  readonly peakMemoryMiB: number;
  readonly omitted: Readonly<Record<string, string>>;
  readonly exactness: Readonly<Record<string, FittedResult['exactness']>>;
  /** The largest difference, over the models, between what channels were given and what there was. */
  readonly largestLoss: number;
}

/** Journeys made up at a time; all at once they would need more memory than the book. */
const BATCH = 20_000;
const HOUR_MS = 3_600_000;

function measure(task: Task): Measured {
  const { book, internSeconds, internProcessorSeconds } = filledBook(task);
  const omitted: Record<string, string> = {};
  const exactness: Record<string, FittedResult['exactness']> = {};
  const all = book.columns().conversions.reduce((sum, count) => sum + count, 0);
  let largestLoss = 0;
  const before = performance.now();
  const processorBefore = processorSeconds();
  const { tables, omitted: leftOut } = attributePaths(book, { models: task.models });
  const computeSeconds = (performance.now() - before) / 1_000;
  const computeProcessorSeconds = processorSeconds() - processorBefore;
  for (const { model, why } of leftOut) omitted[model] = why;
  for (const { model, rows, exactness: kind } of tables) {
    exactness[model] = kind;
    const given = rows.reduce((sum, { conversions }) => sum + conversions, 0);
    largestLoss = Math.max(largestLoss, Math.abs(given - all));
  }
  return {
    ...task,
    touches: book.touchCount,
    internSeconds,
    computeSeconds,
    processorSeconds: internProcessorSeconds + computeProcessorSeconds,
    peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
    omitted,
    exactness,
    largestLoss,
  };
}

interface FilledBook {
  readonly book: PathBook;
  readonly internSeconds: number;
  readonly internProcessorSeconds: number;
}

function filledBook({ journeys, channels, isTimed = false }: Task): FilledBook {
  const made = new Journeys(channels);
  const book = new PathBook();
  let milliseconds = 0;
  let internProcessorSeconds = 0;
  for (let from = 0; from < journeys; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, journeys - from) }, (_, i) => made.at(from + i));
    const times = isTimed
      ? batch.map((path, i) => path.channels.map((_, touch) => (from + i + 7 * touch) * HOUR_MS))
      : [];
    const before = performance.now();
    const processorBefore = processorSeconds();
    batch.forEach((path, i) => {
      book.add(path, times[i]);
    });
    milliseconds += performance.now() - before;
    internProcessorSeconds += processorSeconds() - processorBefore;
  }
  return { book, internSeconds: milliseconds / 1_000, internProcessorSeconds };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
process.stdout.write(`${JSON.stringify(measure(task))}\n`);
