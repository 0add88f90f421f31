import { type Load, messagesOf, produce } from './load.js';
import { type Stage } from './stage.js';
import { type Usage, watching } from './usage.js';

/** One way of taking in the same events: how fast, and what each process did meanwhile. */
export interface Taken {
  readonly perSecond: number;
  /** Events in one batch of attribution, or in one insert of the copy. */
  readonly perBatch: number;
  readonly usage: Readonly<Record<string, Usage>>;
}

/** A consumer that was frozen for longer has lost its place in the group, and joining anew would be measured. */
const LONGEST_FREEZE_MS = 8_000;

/**
 * Events that wait on the raw topics, through all three services: from the moment ingest may take the first until the
 * last is in the fact tables. Ingest is frozen while they are written, so that writing them is not part of it.
 */
export async function throughServices(stage: Stage, load: Load): Promise<Taken> {
  const messages = [...messagesOf(load)];
  const before = await stage.stored();
  await frozen(stage, () => produce(stage.bus, messages));
  const since = performance.now();
  const batchesBefore = await stage.batches();
  const { usage } = await watching(stage.processes(), () => stage.untilStored(before, load.count));
  const perSecond = (1_000 * load.count) / (performance.now() - since);
  return { perSecond, perBatch: load.count / ((await stage.batches()) - batchesBefore), usage };
}

async function frozen(stage: Stage, work: () => Promise<void>): Promise<void> {
  const ingest = stage.of('ingest');
  const since = performance.now();
  for (const one of ingest) one.freeze();
  try {
    await work();
  } finally {
    for (const one of ingest) one.thaw();
  }
  const ms = performance.now() - since;
  if (ms > LONGEST_FREEZE_MS)
    throw new Error(
      `Writing the events took ${String(Math.round(ms / 1_000))} seconds; this machine is too busy or too slow to measure on`,
    );
}

/** The same events, still on the same topics, by the bare copy: from its first batch to its last commit. */
export async function throughBareCopy(stage: Stage, count: number): Promise<Taken> {
  const { result, usage } = await watching(stage.processes(), () => stage.copy.copy(count));
  return { perSecond: count / result.seconds, perBatch: result.rowsPerInsert, usage };
}
