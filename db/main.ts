import { runToEnd, say } from '#shared/service/run-process.js';
import { migrate } from './migrate.js';
import { MigrateConfig } from './migrate.config.js';

const ABOUT = `npm run migrate

Brings PostgreSQL, ClickHouse and Kafka up to what this build needs, makes the first organisation ("main") and its admin
key, and ends. Run it before the services of a new version start; running it again changes nothing. It waits for stores
that are not up yet. Ends with 0 when everything is there, otherwise with 1 and the reason.`;

await runToEnd({
  about: ABOUT,
  config: MigrateConfig,
  run: async (config, stopping) => {
    const key = await migrate(config, {
      signal: stopping,
      say,
      limitMs: config.MIGRATE_WAIT_SECONDS * 1_000,
    });
    if (key !== undefined) {
      say(
        config.ADMIN_KEY_FILE === undefined
          ? `\nAdmin key, shown this once:\n  ${key}\n`
          : `Admin key: in ${config.ADMIN_KEY_FILE}, readable by you alone`,
      );
    }
    say('Migrated');
  },
});
