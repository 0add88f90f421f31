import { killService } from './kill-service.js';
import { type Scenario } from './scenario.js';

export const killIngest: Scenario = {
  name: 'kill-ingest',
  summary: 'kill -9 of ingest in the middle of requests',
  run: (stage) => killService(stage, { service: 'ingest', short: 3, long: 300, longestLifeMs: 1_200 }),
};
