import { setTimeout as pause } from 'node:timers/promises';
import { timesOf } from '../stage/length.js';
import { groupMembers } from '../stage/group-members.js';
import { ATTRIBUTION } from '../stage/readers.js';
import { untilTrue } from '../stage/settle.js';
import { type Scenario } from './scenario.js';

/** Longer than any session that a consumer may have. */
const EXPELLED_WITHIN_MS = 90_000;

export const consumerFrozen: Scenario = {
  name: 'consumer-frozen',
  summary: 'an attribution process frozen past its session, replaced, and woken: a zombie',
  async run(stage) {
    const times = timesOf(stage.length, 1, 20);
    const other = await stage.rig.add('attribution');
    await stage.underLoad(async () => {
      for (let time = 0; time < times; time += 1) {
        const two = stage.rig.services('attribution');
        const victim = two[time % two.length];
        if (victim === undefined) throw new Error('no attribution runs');
        await pause(stage.random.int(200, 1_500));
        victim.freeze();
        const before = performance.now();
        try {
          await untilTrue('the frozen consumer is expelled', EXPELLED_WITHIN_MS, async () => {
            return (await groupMembers(stage.rig.brokers, ATTRIBUTION)) === 1;
          });
          // The other one is now at the very offsets that the zombie has in hand.
          await pause(stage.random.int(500, 2_000));
        } finally {
          victim.thaw();
        }
        stage.count('consumers frozen and woken');
        stage.figures.set('frozen ms', Math.round(performance.now() - before));
        await untilTrue('it has joined again', EXPELLED_WITHIN_MS, async () => {
          return (await groupMembers(stage.rig.brokers, ATTRIBUTION)) === 2;
        });
      }
    });
    await stage.rig.remove(other);
  },
};
