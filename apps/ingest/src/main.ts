import { runProcess } from '#shared/service/run-process.js';
import { openServiceStores } from '#shared/service/open-service-stores.js';
import { startService } from '#shared/service/start-service.js';
import { IngestServiceConfig } from './ingest-service.config.js';
import { IngestServiceModule } from './ingest-service.module.js';

const ABOUT = `npm run start:ingest

The door of manyhands as a process of its own: events over HTTP, tracked links, administration. Writes to the event
log in Kafka and to PostgreSQL. Run as many as you like; each needs a SPOOL_DIR of its own.
Prints "Ready" with its address when it answers. Ctrl-C (SIGTERM) ends it without losing anything.`;

await runProcess({
  about: ABOUT,
  config: IngestServiceConfig,
  start: (config, stopping) =>
    startService(
      {
        name: 'ingest',
        config,
        open: openServiceStores,
        module: (stores) => IngestServiceModule.with(config, stores),
      },
      stopping,
    ),
});
