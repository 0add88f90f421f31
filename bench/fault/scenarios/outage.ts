import { setTimeout as pause } from 'node:timers/promises';
import { type StoreProcess } from '#testing/processes/store-process.js';
import { timesOf } from '../stage/length.js';
import { type Stage } from '../stage/stage.js';

export type StoreName = 'kafka' | 'postgres' | 'clickhouse';

export interface Restarts {
  readonly store: StoreName;
  readonly short: number;
  readonly long: number;
}

/** Kills a store with -9 at random moments under load and starts it again on what it left behind. Nothing is repaired. */
export async function restartStore(stage: Stage, { store, short, long }: Restarts): Promise<void> {
  const times = timesOf(stage.length, short, long);
  await stage.underLoad(async () => {
    for (let time = 1; time <= times; time += 1) {
      await pause(stage.random.int(200, 1_500));
      await stage.rig[store].kill();
      const before = performance.now();
      await stage.rig[store].start();
      stage.count(`kills of ${store}`);
      stage.figures.set('last restart ms', Math.round(performance.now() - before));
      stage.say(`${String(time)} of ${String(times)} kills of ${store}`);
    }
  });
}

/** Takes a store away for a while and looks meanwhile at what the services say. */
export async function takeAway(
  stage: Stage,
  store: StoreName,
  forMs: number,
  meanwhile: () => Promise<void>,
): Promise<void> {
  await stage.underLoad(async () => {
    const process: StoreProcess = stage.rig[store];
    await process.kill();
    const until = performance.now() + forMs;
    stage.figures.set(`${store} away ms`, forMs);
    try {
      await meanwhile();
      await pause(Math.max(0, until - performance.now()));
    } finally {
      await process.start();
    }
  });
}
