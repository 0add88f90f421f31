import kleur from 'kleur';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '#shared/config/load-config.js';
import { AlreadyRunning, startStandalone } from './start/start-standalone.js';
import { StandaloneConfig } from './standalone.config.js';

const HELP = `npm start

Starts manyhands on this machine: PostgreSQL, ClickHouse, ingest, attribution and reporting in one process.
Data lives in MANYHANDS_DATA_DIR (default ./data) and survives restarts. The first start makes an admin key and
shows it once. Ctrl-C stops it without losing anything.

Environment:
${Object.entries(StandaloneConfig.properties)
  .map(([name, schema]) => `  ${name}\n      ${'description' in schema ? String(schema.description) : ''}`)
  .join('\n')}
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const config = loadConfig(StandaloneConfig, process.env);
  process.stdout.write(`Starting on ${config.MANYHANDS_DATA_DIR} ...\n`);
  const standalone = await startStandalone(config);
  if (standalone.firstKey !== undefined) {
    process.stdout.write(
      `\n${kleur.bold('Admin key, shown this once:')}\n  ${standalone.firstKey}\n(also in ${config.MANYHANDS_DATA_DIR}/admin-key, readable by you alone)\n`,
    );
  }
  process.stdout.write(
    `\n${kleur.green('Ready')}   ${standalone.url}\nAPI     ${standalone.url}/docs\nStop    Ctrl-C\n`,
  );

  const stop = () => {
    process.stdout.write('\nStopping: finishing what is in hand ...\n');
    standalone.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function fail(error: unknown): never {
  const known = error instanceof ConfigError || error instanceof AlreadyRunning;
  const text =
    error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
