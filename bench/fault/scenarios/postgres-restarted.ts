import { restartStore } from './outage.js';
import { type Scenario } from './scenario.js';

export const postgresRestarted: Scenario = {
  name: 'postgres-restarted',
  summary: 'kill -9 of PostgreSQL, and its start',
  run: (stage) => restartStore(stage, { store: 'postgres', short: 2, long: 100 }),
};
