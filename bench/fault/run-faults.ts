import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDataFolder } from '#standalone/demo/temporary-folder.js';
import { type FaultOptions, KILL } from './options.js';
import { type Outcome, runScenario, skipScenario } from './run-scenario.js';
import { runKill } from './run-kill.js';
import { SCENARIOS } from './scenarios/registry.js';
import { Installation } from './stage/installation.js';

export interface Surroundings {
  /** The folder that holds `dist`. */
  readonly tree: string;
  readonly say: (step: string) => void;
  readonly onOutcome: (outcome: Outcome) => void;
}

/**
 * Runs what was asked for, one after the other. Scenarios share an installation, each with organisations of its own; one
 * in which a scenario went wrong is not used again.
 */
export async function runFaults(options: FaultOptions, surroundings: Surroundings): Promise<Outcome[]> {
  const folder = options.data ?? temporaryDataFolder('fault');
  const installations = new Installations(folder, surroundings);
  const outcomes: Outcome[] = [];
  const stop = stopOnInterrupt(() => installations.stopAll());
  try {
    for (const name of options.names) {
      const outcome = await runOne(name, join(folder, KILL), options, installations, surroundings);
      outcomes.push(outcome);
      surroundings.onOutcome(outcome);
    }
  } finally {
    stop();
    await installations.stopAll();
    if (options.data === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return outcomes;
}

async function runOne(
  name: string,
  killFolder: string,
  { seed, length }: FaultOptions,
  installations: Installations,
  { say }: Surroundings,
): Promise<Outcome> {
  const run = { seed, length, say: (step: string) => say(`${name}: ${step}`) };
  if (name === KILL) return runKill(killFolder, run);
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario "${name}"`);
  const reason = Installation.whyNot(scenario.needs);
  if (reason !== undefined) return skipScenario(scenario, reason, run);
  // One installation at a time: two would share the machine, and no figure of either would mean anything.
  const outcome = await runScenario(
    scenario,
    await installations.get(scenario.needs === undefined ? 'ordinary' : 'pliable'),
    run,
  );
  if (!outcome.ok || scenario.needs === 'an installation that is thrown away') await installations.stopAll();
  return outcome;
}

type Kind = 'ordinary' | 'pliable';

/** Starts an installation when one is needed, and another kind in its place. */
class Installations {
  private current: { readonly kind: Kind; readonly installation: Installation } | undefined;
  private started = 0;

  constructor(
    private readonly folder: string,
    private readonly surroundings: Surroundings,
  ) {}

  async get(kind: Kind): Promise<Installation> {
    if (this.current?.kind === kind) return this.current.installation;
    await this.stopAll();
    const { tree, say } = this.surroundings;
    const options = {
      dataDir: join(this.folder, `installation-${String((this.started += 1))}`),
      tree,
      onStep: (step: string) => {
        if (!step.endsWith('...')) say(`started ${step}`);
      },
    };
    const installation =
      kind === 'ordinary' ? await Installation.start(options) : await Installation.startPliable(options);
    this.current = { kind, installation };
    return installation;
  }

  async stopAll(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.installation.stop();
  }
}

/** Ctrl-C stops the processes and unmounts the disks before it ends us. */
function stopOnInterrupt(stop: () => Promise<void>): () => void {
  const interrupted = () => {
    void stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return () => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  };
}
