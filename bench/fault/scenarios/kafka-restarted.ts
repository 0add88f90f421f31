import { restartStore } from './outage.js';
import { type Scenario } from './scenario.js';

export const kafkaRestarted: Scenario = {
  name: 'kafka-restarted',
  summary: 'kill -9 of the broker, and its start',
  run: (stage) => restartStore(stage, { store: 'kafka', short: 1, long: 50 }),
};
