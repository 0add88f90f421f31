import { restartStore } from './outage.js';
import { type Scenario } from './scenario.js';

export const clickhouseKilled: Scenario = {
  name: 'clickhouse-killed',
  summary: 'kill -9 of ClickHouse during inserts',
  run: (stage) => restartStore(stage, { store: 'clickhouse', short: 3, long: 300 }),
};
