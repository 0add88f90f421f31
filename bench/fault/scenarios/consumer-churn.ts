import { setTimeout as pause } from 'node:timers/promises';
import { timesOf } from '../stage/length.js';
import { type Scenario } from './scenario.js';

const SOME_SECONDS_MS = 2_500;

export const consumerChurn: Scenario = {
  name: 'consumer-churn',
  summary: 'an attribution process added and removed every few seconds',
  async run(stage) {
    const times = timesOf(stage.length, 2, 120);
    await stage.underLoad(async () => {
      for (let time = 0; time < times; time += 1) {
        const added = await stage.rig.add('attribution');
        await pause(SOME_SECONDS_MS);
        // Half of the time the one that goes has not come last.
        const [oldest] = stage.rig.services('attribution');
        await stage.rig.remove(stage.random.chance(0.5) && oldest !== undefined ? oldest : added);
        stage.count('processes added and removed');
        await pause(stage.random.int(0, SOME_SECONDS_MS));
      }
    });
  },
};
