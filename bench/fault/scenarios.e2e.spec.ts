import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryDataFolder } from '#standalone/demo/temporary-folder.js';
import { describeWithKafkaProcess } from '#testing/stores/describe-with-kafka.js';
import { runScenario, runTogether } from './run-scenario.js';
import { SCENARIOS } from './scenarios/registry.js';
import { type Scenario } from './scenarios/scenario.js';
import { Installation } from './stage/installation.js';

/** The build: processes are started the way an operator starts them, so `npm run build` goes before. */
const TREE = resolve('.');
const OPTIONS = { seed: 1, length: { form: 'short' }, say: () => undefined } as const;
const START_LIMIT_MS = 180_000;
const SCENARIO_LIMIT_MS = 240_000;

/** Faults that follow one another on one load: alone, each would mostly wait for its verdict. */
const TOGETHER = {
  'killed-services': ['kill-ingest', 'kill-attribution', 'kill-reporting'],
  'killed-stores': ['clickhouse-killed', 'kafka-restarted', 'postgres-restarted'],
  'missing-stores': ['clickhouse-down', 'clickhouse-slow', 'kafka-down', 'postgres-down'],
  'changing-consumers': ['consumer-churn', 'consumer-frozen'],
} as const;
const grouped: readonly string[] = Object.values(TOGETHER).flat();

const alone = SCENARIOS.filter(({ needs, name }) => needs === undefined && !grouped.includes(name));
const demanding = SCENARIOS.filter(({ needs }) => needs !== undefined);

describeWithKafkaProcess('the services under faults, in the short form', () => {
  let folder: string;
  let installation: Installation | undefined;
  beforeAll(() => {
    expect(existsSync(join(TREE, 'dist/apps/ingest/src/main.js'))).toBe(true);
    folder = temporaryDataFolder('fault');
  });
  afterAll(async () => {
    await installation?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, START_LIMIT_MS);

  describe('together on one installation', () => {
    beforeAll(async () => {
      installation = await Installation.start({ dataDir: join(folder, 'ordinary'), tree: TREE });
    }, START_LIMIT_MS);
    afterAll(async () => {
      await installation?.stop();
      installation = undefined;
    }, START_LIMIT_MS);

    it.each(alone)('hold: $name ($summary)', (scenario) => run(scenario), SCENARIO_LIMIT_MS);

    it.each(Object.entries(TOGETHER))(
      'hold: %s (%p)',
      async (name, members) => {
        const scenarios = members.map(scenarioNamed);
        if (installation === undefined) throw new Error('the installation did not start');
        const { findings } = await runTogether(name, scenarios, installation, OPTIONS);
        expect(findings).toEqual([]);
      },
      SCENARIO_LIMIT_MS,
    );
  });

  describe('on disks that can be filled and a clock that can be moved', () => {
    beforeAll(async () => {
      installation = await Installation.startPliable({ dataDir: join(folder, 'pliable'), tree: TREE });
    }, START_LIMIT_MS);

    for (const scenario of demanding) {
      const reason = Installation.whyNot(scenario.needs);
      const title = `hold: ${scenario.name} (${scenario.summary})`;
      if (reason !== undefined) process.stderr.write(`\n*** SKIPPED: ${scenario.name}. ${reason} ***\n\n`);
      (reason === undefined ? it : it.skip)(title, () => run(scenario), SCENARIO_LIMIT_MS);
    }
  });

  async function run(scenario: Scenario): Promise<void> {
    if (installation === undefined) throw new Error('the installation did not start');
    const { findings } = await runScenario(scenario, installation, OPTIONS);
    expect(findings).toEqual([]);
  }
});

function scenarioNamed(name: string): Scenario {
  const found = SCENARIOS.find((scenario) => scenario.name === name);
  if (found === undefined) throw new Error(`there is no scenario "${name}"`);
  return found;
}
