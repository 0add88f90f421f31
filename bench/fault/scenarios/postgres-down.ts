import { durationOf } from '../stage/length.js';
import { takeAway } from './outage.js';
import { expectNotReady, expectRedirects, expectRefusesForNow, someWorkload } from './probes.js';
import { type Scenario } from './scenario.js';

export const postgresDown: Scenario = {
  name: 'postgres-down',
  summary: 'PostgreSQL away for a while: events are told "not now", links lead on',
  run: (stage) =>
    takeAway(stage, 'postgres', durationOf(stage.length, 4, 300), async () => {
      const workload = someWorkload(stage);
      await expectRefusesForNow(stage, workload);
      await expectRedirects(stage, workload, 20);
      await expectNotReady(stage, 'ingest');
    }),
};
