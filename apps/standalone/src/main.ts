import kleur from 'kleur';
import { runProcess, say } from '#shared/service/run-process.js';
import { startStandalone } from './start/start-standalone.js';
import { StandaloneConfig } from './standalone.config.js';

const ABOUT = `npm start

Starts manyhands on this machine: PostgreSQL, ClickHouse, ingest, attribution and reporting in one process.
Data lives in MANYHANDS_DATA_DIR (default ./data) and survives restarts. The first start makes an admin key and
shows it once. Ctrl-C stops it without losing anything.`;

await runProcess({
  about: ABOUT,
  config: StandaloneConfig,
  start: async (config) => {
    say(`Starting on ${config.MANYHANDS_DATA_DIR} ...`);
    const standalone = await startStandalone(config);
    if (standalone.firstKey !== undefined) {
      say(`\n${kleur.bold('Admin key, shown this once:')}\n  ${standalone.firstKey}`);
      say(`(also in ${config.MANYHANDS_DATA_DIR}/admin-key, readable by you alone)`);
    }
    say(`\n${kleur.green('Ready')}   ${standalone.url}`);
    say(`API     ${standalone.url}/docs\nStop    Ctrl-C`);
    return standalone;
  },
});
