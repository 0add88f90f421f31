import { setTimeout as pause } from 'node:timers/promises';
import { READERS } from '../stage/readers.js';
import { rewindGroup } from '../stage/rewind-group.js';
import { durationOf } from '../stage/length.js';
import { timeless } from '../verdict/reports.js';
import { type Scenario } from './scenario.js';

export const fullReplay: Scenario = {
  name: 'full-replay',
  summary: 'every topic read again from offset 0: the reports stay the same, byte for byte',
  async run(stage) {
    await stage.underLoad(() => pause(durationOf(stage.length, 3, 120)));
    await stage.settle();
    const before = await stage.judge();
    const services = [...stage.rig.services('attribution'), ...stage.rig.services('ingest')];
    for (const service of services) await service.stop();
    for (const reader of READERS)
      stage.count('messages read again', await rewindGroup(stage.rig.brokers, reader));
    for (const service of services) await service.start();
    await stage.settle();
    const after = await stage.judge();
    for (const [index, { tenant, answers }] of before.entries()) {
      for (const [question, text] of answers) {
        const again = after[index]?.answers.get(question) ?? '{"meta":{}}';
        stage.count('answers compared byte for byte');
        stage.expect(`${tenant}: ${question} changed by the replay`, timeless(text) === timeless(again));
      }
    }
  },
};
