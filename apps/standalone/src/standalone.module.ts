import { type DynamicModule, Module } from '@nestjs/common';
import { AttributionModule } from '#attribution/attribution.module.js';
import { IngestModule } from '#ingest/ingest.module.js';
import { type IngestConfig } from '#ingest/ingest.config.js';
import { ReportingModule } from '#reporting/reporting.module.js';
import { AccessModule } from '#shared/access/access.module.js';
import { OperationsModule } from '#shared/operations.module.js';
import { type Stores, StoresModule } from '#shared/stores.module.js';
import { loggingModule } from '#shared/telemetry/logging.module.js';

export interface StandaloneParts {
  readonly stores: Stores;
  readonly ingest: IngestConfig;
  readonly logLevel: string;
}

/** The three services in one process. Modules composed, no logic. */
@Module({})
export class StandaloneModule {
  static with(parts: StandaloneParts): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        loggingModule(parts.logLevel, process.stdout.isTTY),
        StoresModule.with(parts.stores),
        AccessModule,
        OperationsModule,
        IngestModule.with(parts.ingest),
        AttributionModule.with({}),
        ReportingModule.with({}),
      ],
    };
  }
}
