import { setTimeout as pause } from 'node:timers/promises';
import { committedOffsets } from '../stage/committed-offsets.js';
import { timesOf } from '../stage/length.js';
import { ATTRIBUTION } from '../stage/readers.js';
import { untilTrue } from '../stage/settle.js';
import { type Stage } from '../stage/stage.js';
import { type Scenario } from './scenario.js';

/** After a kill the broker waits for the dead consumer's session before it gives its partitions to another. */
const MOVES_WITHIN_MS = 60_000;
const LONGEST_AFTER_MS = 400;

export const killAttribution: Scenario = {
  name: 'kill-attribution',
  summary: 'kill -9 of attribution between insert and commit',
  async run(stage) {
    const times = timesOf(stage.length, 2, 300);
    await stage.underLoad(async () => {
      for (let kill = 1; kill <= times; kill += 1) {
        await untilItMoves(stage);
        // A batch has just been committed; the next one, gathered meanwhile, is in hand.
        await pause(stage.random.int(0, LONGEST_AFTER_MS));
        const [victim] = stage.rig.services('attribution');
        await victim?.kill();
        await victim?.start();
        stage.count('kills');
        stage.say(`${String(kill)} of ${String(times)} kills of attribution`);
      }
    });
  },
};

async function untilItMoves(stage: Stage): Promise<void> {
  const positions = async () => {
    const offsets = await committedOffsets(stage.rig.brokers, ATTRIBUTION);
    return [...offsets.values()].reduce((sum, offset) => sum + offset, 0);
  };
  const before = await positions();
  await untilTrue('attribution takes batches', MOVES_WITHIN_MS, async () => (await positions()) > before);
}
