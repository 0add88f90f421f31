import { timesOf } from '../stage/length.js';
import { type Item } from '../workload/parcel.js';
import { type Scenario } from './scenario.js';

const DISTINCT = 100;

export const duplicateStorm: Scenario = {
  name: 'duplicate-storm',
  summary: 'the same events a hundred times, across restarts of ingest and attribution',
  async run(stage) {
    const times = timesOf(stage.length, 20, 100);
    const opened = await stage.open();
    const storms = opened.map((workload) => {
      const events = workload.story.chapters(DISTINCT).map((event): Item => ({ kind: 'event', event }));
      const mistakes = Array.from({ length: 5 }, (): Item => ({
        kind: 'mistake',
        mistake: workload.mistakes.any(),
      }));
      return { workload, items: [...events, ...mistakes] };
    });
    const [ingest] = stage.rig.services('ingest');
    const [attribution] = stage.rig.services('attribution');
    if (ingest === undefined || attribution === undefined) throw new Error('a service is missing');
    for (let time = 1; time <= times; time += 1) {
      await Promise.all(
        storms.map(async ({ workload, items }) => {
          const mixed = stage.random.shuffle(items);
          await workload.sendAll(mixed);
          // Through the other door as well: an identity has no door.
          if (time % 5 === 0) await workload.rawDoor?.send(mixed.filter(({ kind }) => kind === 'event'));
        }),
      );
      if (time === Math.ceil(times / 3)) await Promise.all([ingest.kill(), attribution.kill()]);
      if (time === Math.ceil(times / 3)) await Promise.all([ingest.start(), attribution.start()]);
      stage.say(`storm ${String(time)} of ${String(times)}`);
    }
    stage.figures.set('times each', times);
  },
};
