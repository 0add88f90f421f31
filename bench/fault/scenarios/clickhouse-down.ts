import { durationOf } from '../stage/length.js';
import { takeAway } from './outage.js';
import { expectNotReady, expectRedirects, expectReportsRefuse, notNowSoFar, someWorkload } from './probes.js';
import { type Scenario } from './scenario.js';

const REPORT_LIMIT_MS = 5_000;

export const clickhouseDown: Scenario = {
  name: 'clickhouse-down',
  summary: 'ClickHouse away for a while: ingest keeps acknowledging, reports say "not now"',
  async run(stage) {
    let refusedBefore = 0;
    await takeAway(stage, 'clickhouse', durationOf(stage.length, 4, 300), async () => {
      refusedBefore = notNowSoFar(stage);
      const workload = someWorkload(stage);
      await expectReportsRefuse(stage, workload, REPORT_LIMIT_MS);
      await expectRedirects(stage, workload, 10);
      await expectNotReady(stage, 'reporting');
    });
    const refused = notNowSoFar(stage) - refusedBefore;
    stage.expect(`ingest refused ${String(refused)} requests because ClickHouse was away`, refused === 0);
  },
};
