import { setTimeout as pause } from 'node:timers/promises';
import { durationOf } from '../stage/length.js';
import { type Scenario } from './scenario.js';

export const clickhouseSlow: Scenario = {
  name: 'clickhouse-slow',
  summary: 'every answer of ClickHouse comes late',
  async run(stage) {
    const backMs = stage.length.form === 'short' ? 400 : 2_000;
    stage.figures.set('delay ms', backMs);
    await stage.underLoad(async () => {
      stage.rig.links.clickhouse.delay({ backMs });
      try {
        await pause(durationOf(stage.length, 6, 300));
      } finally {
        stage.rig.links.clickhouse.mend();
      }
    });
  },
};
