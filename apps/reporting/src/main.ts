import { runProcess } from '#shared/service/run-process.js';
import { openAllServiceStores } from '#shared/service/open-service-stores.js';
import { startService } from '#shared/service/start-service.js';
import { ReportingServiceConfig } from './reporting-service.config.js';
import { ReportingServiceModule } from './reporting-service.module.js';

const ABOUT = `npm run start:reporting

The answers of manyhands as a process of its own: reports with their definitions, and reconcile. Keeps nothing of its
own; run as many as you like.
Prints "Ready" with its address when it answers. Ctrl-C (SIGTERM) ends it without losing anything.`;

await runProcess({
  about: ABOUT,
  config: ReportingServiceConfig,
  start: (config, stopping) =>
    startService(
      {
        name: 'reporting',
        config,
        open: openAllServiceStores,
        module: (stores) => ReportingServiceModule.with(config, stores),
      },
      stopping,
    ),
});
