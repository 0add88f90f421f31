import { type DynamicModule, Module } from '@nestjs/common';
import { KAFKA_CONSUMERS } from '#shared/bus/topics.js';
import { foundation } from '#shared/service/foundation.js';
import { type Stores } from '#shared/stores.module.js';
import { type IngestServiceConfig } from './ingest-service.config.js';
import { IngestModule } from './ingest.module.js';
import { RawTopicsModule } from './raw-topics/raw-topics.module.js';

/** Ingest as a process of its own. Modules composed, no logic. */
@Module({})
export class IngestServiceModule {
  static with(config: IngestServiceConfig, stores: Stores): DynamicModule {
    return {
      module: IngestServiceModule,
      imports: [
        ...foundation(stores, config.LOG_LEVEL, KAFKA_CONSUMERS),
        IngestModule.with(config),
        RawTopicsModule.with(config),
      ],
    };
  }
}
