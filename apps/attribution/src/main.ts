import { runProcess } from '#shared/service/run-process.js';
import { openAllServiceStores } from '#shared/service/open-service-stores.js';
import { startService } from '#shared/service/start-service.js';
import { AttributionServiceConfig } from './attribution-service.config.js';
import { AttributionServiceModule } from './attribution-service.module.js';

const ABOUT = `npm run start:attribution

The worker of manyhands as a process of its own: reads accepted events from Kafka, stores facts, attributes candidates
and keeps the rollups. The only writer to ClickHouse. Run as many as the topic has partitions; they share the work.
Prints "Ready" with its address when it answers. Ctrl-C (SIGTERM) ends it without losing anything.`;

await runProcess({
  about: ABOUT,
  config: AttributionServiceConfig,
  start: (config, stopping) =>
    startService(
      {
        name: 'attribution',
        config,
        open: openAllServiceStores,
        module: (stores) => AttributionServiceModule.with(config, stores),
      },
      stopping,
    ),
});
