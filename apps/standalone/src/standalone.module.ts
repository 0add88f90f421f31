import { type DynamicModule, Module } from '@nestjs/common';
import { AttributionModule } from '#attribution/attribution.module.js';
import { IngestModule } from '#ingest/ingest.module.js';
import { type IngestConfig } from '#ingest/ingest.config.js';
import { type ReportingConfig } from '#reporting/reporting.config.js';
import { ReportingModule } from '#reporting/reporting.module.js';
import { CONSUMERS } from '#shared/bus/topics.js';
import { foundation } from '#shared/service/foundation.js';
import { type Stores } from '#shared/stores.module.js';

export interface StandaloneParts {
  readonly stores: Stores;
  readonly ingest: IngestConfig;
  readonly reporting: Partial<ReportingConfig>;
  readonly logLevel: string;
}

/** The three services in one process. Modules composed, no logic. */
@Module({})
export class StandaloneModule {
  static with(parts: StandaloneParts): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        ...foundation(parts.stores, parts.logLevel, CONSUMERS),
        IngestModule.with(parts.ingest),
        AttributionModule.with({}),
        ReportingModule.with(parts.reporting),
      ],
    };
  }
}
