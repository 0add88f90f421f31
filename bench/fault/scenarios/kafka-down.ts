import { durationOf } from '../stage/length.js';
import { spooledBytes } from '../stage/settle.js';
import { takeAway } from './outage.js';
import { expectNotReady, expectRedirects, expectRefusesForNow, someWorkload } from './probes.js';
import { type Scenario } from './scenario.js';

export const kafkaDown: Scenario = {
  name: 'kafka-down',
  summary: 'the broker away for a while: events are told "not now", redirects go to the spool and drain',
  run: (stage) =>
    takeAway(stage, 'kafka', durationOf(stage.length, 4, 300), async () => {
      const workload = someWorkload(stage);
      await expectRefusesForNow(stage, workload);
      await expectRedirects(stage, workload, 50);
      const bytes = await spooledBytes(stage.installation, stage.http);
      stage.figures.set('bytes in the spool', bytes);
      stage.expect('no click went to the spool', bytes > 0);
      await expectNotReady(stage, 'ingest');
    }),
};
