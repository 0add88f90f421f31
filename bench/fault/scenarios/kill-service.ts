import { setTimeout as pause } from 'node:timers/promises';
import { timesOf } from '../stage/length.js';
import { type Stage } from '../stage/stage.js';

export interface Killing {
  readonly service: 'ingest' | 'attribution' | 'reporting';
  readonly short: number;
  readonly long: number;
  /** How long it is left alone after it answered, at most. */
  readonly longestLifeMs: number;
  /** What else goes on while it lives. */
  readonly meanwhile?: (stage: Stage) => Promise<void>;
}

/** Kills one service again and again, at random moments after it answers, and starts it each time the way it was started first. */
export async function killService(stage: Stage, killing: Killing): Promise<void> {
  const times = timesOf(stage.length, killing.short, killing.long);
  const restarts: number[] = [];
  await stage.underLoad(async () => {
    for (let kill = 1; kill <= times; kill += 1) {
      const [victim] = stage.rig.services(killing.service);
      if (victim === undefined) throw new Error(`no ${killing.service} runs`);
      await Promise.all([
        pause(stage.random.int(0, killing.longestLifeMs)).then(() => victim.kill()),
        killing.meanwhile?.(stage),
      ]);
      const before = performance.now();
      await victim.start();
      restarts.push(Math.round(performance.now() - before));
      stage.count('kills');
      stage.say(`${String(kill)} of ${String(times)} kills of ${killing.service}`);
    }
  });
  stage.figures.set('longest restart ms', Math.max(...restarts));
}
