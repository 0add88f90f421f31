import { type Load, messagesOf, produce } from './load.js';
import { type Taken } from './rounds.js';
import { type Stage } from './stage.js';
import { watching } from './usage.js';

export type Drained = Pick<Taken, 'perSecond' | 'usage'> & { readonly seconds: number };

/** Events that gathered while no ingest was running, from the moment one answers until the last can be queried. */
export async function drainBacklog(stage: Stage, load: Load, say: (step: string) => void): Promise<Drained> {
  for (const ingest of stage.of('ingest')) await stage.remove(ingest);
  say(`writing a backlog of ${String(load.count)} events`);
  await produce(stage.bus, messagesOf(load));
  const before = await stage.stored();
  await stage.add('ingest');
  say('draining it');
  const since = performance.now();
  const { usage } = await watching(stage.processes(), () => stage.untilStored(before, load.count));
  const seconds = (performance.now() - since) / 1_000;
  return { seconds, perSecond: load.count / seconds, usage };
}
