import { killRepeatedly } from './kill.js';
import { KILL } from './options.js';
import { type Outcome, type RunOptions } from './run-scenario.js';
import { timesOf } from './stage/length.js';

const SHORT_TIMES = 30;
const LONG_TIMES = 300;

/** The standalone process under kill -9, told like every other fault. */
export async function runKill(dataDir: string, { seed, length, say }: RunOptions): Promise<Outcome> {
  const begun = performance.now();
  const times = timesOf(length, SHORT_TIMES, LONG_TIMES);
  const tenth = Math.max(1, Math.floor(times / 10));
  const result = await killRepeatedly({
    times,
    seed,
    dataDir,
    onKill: (kills) => {
      if (kills % tenth === 0) say(`${String(kills)} of ${String(times)} kills`);
    },
  });
  const findings = (['lost', 'doubled', 'invented'] as const).flatMap((kind) =>
    result[kind].map((key) => `${kind}: ${key}`),
  );
  if (!result.reconcile.ok) findings.push(`reconcile: ${JSON.stringify(result.reconcile.differences)}`);
  return {
    scenario: KILL,
    form: length.form,
    seed,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    figures: {
      kills: result.kills,
      'of which while starting': result.killsWhileStarting,
      sent: result.sent,
      acknowledged: result.acknowledged,
      stored: result.stored,
      'median restart ms': result.restartMs.median,
      'longest restart ms': result.restartMs.max,
    },
    findings,
    ok: result.ok,
  };
}
