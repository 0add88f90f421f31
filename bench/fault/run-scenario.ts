import { type Scenario } from './scenarios/scenario.js';
import { type Installation } from './stage/installation.js';
import { type Length } from './stage/length.js';
import { Stage } from './stage/stage.js';

/** What became of a scenario. */
export interface Outcome {
  readonly scenario: string;
  readonly form: Length['form'];
  readonly seed: number;
  readonly seconds: number;
  readonly figures: Readonly<Record<string, number | string>>;
  /** Everything that was lost, doubled, invented, leaked, miscounted or answered wrongly. */
  readonly findings: readonly string[];
  /** Why it was not run at all: then nothing is shown by it. */
  readonly skipped?: string;
  readonly ok: boolean;
}

export interface RunOptions {
  readonly seed: number;
  readonly length: Length;
  readonly say: (step: string) => void;
}

/** Runs one scenario on an installation and judges it. */
export function runScenario(
  scenario: Scenario,
  installation: Installation,
  options: RunOptions,
): Promise<Outcome> {
  return onStage(scenario.name, installation, options, (stage) => scenario.run(stage));
}

/** Runs faults one after the other on one load, with one verdict over all of them: most of a short form is its verdict. */
export function runTogether(
  name: string,
  scenarios: readonly Scenario[],
  installation: Installation,
  options: RunOptions,
): Promise<Outcome> {
  return onStage(name, installation, options, async (stage) => {
    await stage.letItFlow();
    for (const scenario of scenarios) await scenario.run(stage);
    await stage.letItEnd();
  });
}

/** What cannot be judged any more counts as a finding. */
async function onStage(
  name: string,
  installation: Installation,
  { seed, length, say }: RunOptions,
  play: (stage: Stage) => Promise<void>,
): Promise<Outcome> {
  const begun = performance.now();
  const stage = new Stage(installation, { scenario: name, seed, length, say });
  try {
    await play(stage);
    await stage.finish();
  } catch (error) {
    stage.findings.push(`could not be finished: ${explained(error)}`);
  } finally {
    await stage.close();
  }
  return {
    scenario: name,
    form: length.form,
    seed,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    figures: Object.fromEntries(stage.figures),
    findings: stage.findings,
    ok: stage.findings.length === 0,
  };
}

function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (${explained(error.cause)})`;
  return `${error.stack ?? error.message}${cause}`;
}

/** A scenario this machine cannot give. It is not held against the product, and said out loud. */
export function skipScenario(scenario: Scenario, reason: string, { seed, length }: RunOptions): Outcome {
  const { name } = scenario;
  return {
    scenario: name,
    form: length.form,
    seed,
    seconds: 0,
    figures: {},
    findings: [],
    skipped: reason,
    ok: true,
  };
}
