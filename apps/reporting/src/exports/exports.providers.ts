import { type Provider, type Type } from '@nestjs/common';
import { hostname } from 'node:os';
import { type Pool } from 'pg';
import { POSTGRES } from '#shared/postgres/token.js';
import { Deliveries } from './deliver/deliveries.js';
import { DESTINATIONS, type Destinations } from './deliver/destination.js';
import { openDestinations } from './deliver/open-destinations.js';
import { ExportFolder } from './export-folder.js';
import { EXPORT_PLACE, type ExportPlace } from './export-place.js';
import { EXPORT_SOURCE, type ExportSource } from './export-source.js';
import { type ExportsConfig } from './exports.config.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { Scheduler } from './schedules/scheduler.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { SchedulesService } from './schedules/schedules.service.js';
import { DeliveryStore } from './store/delivery-store.js';
import { JobStore } from './store/job-store.js';
import { ExportWorker } from './worker/export-worker.js';
import { ExportsAtWork } from './worker/exports-at-work.js';
import { WakeUp } from './worker/wake-up.js';

export const EXPORT_CONTROLLERS: Type[] = [ExportsController, SchedulesController];

/** What exports are made of. An {@link EXPORT_SOURCE} comes from whoever composes it. */
export function exportProviders(config: ExportsConfig): Provider[] {
  const place: ExportPlace = {
    folder: config.EXPORT_DIR === undefined ? undefined : new ExportFolder(config.EXPORT_DIR),
    host: hostname(),
  };
  return [
    { provide: EXPORT_PLACE, useValue: place },
    { provide: DESTINATIONS, useFactory: () => openDestinations(config) },
    { provide: JobStore, inject: [POSTGRES], useFactory: (postgres: Pool) => new JobStore(postgres) },
    WakeUp,
    ExportsService,
    SchedulesService,
    {
      provide: ExportsAtWork,
      inject: [POSTGRES, JobStore, EXPORT_SOURCE, DESTINATIONS, WakeUp],
      useFactory: (
        postgres: Pool,
        jobs: JobStore,
        source: ExportSource,
        destinations: Destinations,
        wakeUp: WakeUp,
      ) => atWork(place, config, { postgres, jobs, source, destinations, wakeUp }),
    },
  ];
}

function atWork(
  { folder, host }: ExportPlace,
  config: ExportsConfig,
  parts: {
    readonly postgres: Pool;
    readonly jobs: JobStore;
    readonly source: ExportSource;
    readonly destinations: Destinations;
    readonly wakeUp: WakeUp;
  },
): ExportsAtWork {
  const { postgres, jobs, source, destinations, wakeUp } = parts;
  return new ExportsAtWork({
    folder,
    jobs,
    wakeUp,
    concurrency: config.EXPORT_CONCURRENCY,
    scheduler: new Scheduler(postgres, jobs),
    worker:
      folder &&
      new ExportWorker({ postgres, store: jobs, source, folder, host, keepHours: config.EXPORT_KEEP_HOURS }),
    deliveries:
      folder && new Deliveries({ postgres, store: new DeliveryStore(postgres), folder, destinations }),
  });
}
