import { ConnectionLost } from '../workload/http.js';
import { type Stage } from '../stage/stage.js';
import { killService } from './kill-service.js';
import { type Scenario } from './scenario.js';

const ASKED_AT_ONCE = 6;

export const killReporting: Scenario = {
  name: 'kill-reporting',
  summary: 'kill -9 of reporting in the middle of answers; it answers right afterwards',
  async run(stage) {
    await killService(stage, {
      service: 'reporting',
      short: 3,
      long: 300,
      longestLifeMs: 700,
      meanwhile: askUntilItDies,
    });
  },
};

/** Asks without pause until the connection is lost; an answer that does come must be a whole one. */
async function askUntilItDies(stage: Stage): Promise<void> {
  const lanes = Array.from({ length: ASKED_AT_ONCE }, async (_, lane) => {
    const workload = stage.workloads[lane % stage.workloads.length];
    if (workload === undefined) return;
    try {
      for (;;) {
        const day = new Date(workload.organisation.firstMoment).toISOString().slice(0, 10);
        await stage.reportsOf(workload).ask('reach', { from: day, to: day, by: 'team' });
        stage.count('answers until killed');
      }
    } catch (error) {
      if (!(error instanceof ConnectionLost)) throw error;
    }
  });
  await Promise.all(lanes);
}
