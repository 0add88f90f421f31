import { type DynamicModule, Module } from '@nestjs/common';
import { KAFKA_CONSUMERS } from '#shared/bus/topics.js';
import { foundation } from '#shared/service/foundation.js';
import { type Stores } from '#shared/stores.module.js';
import { AttributionModule } from './attribution.module.js';
import { type AttributionServiceConfig } from './attribution-service.config.js';

/** Attribution as a process of its own. Modules composed, no logic. */
@Module({})
export class AttributionServiceModule {
  static with(config: AttributionServiceConfig, stores: Stores): DynamicModule {
    return {
      module: AttributionServiceModule,
      imports: [...foundation(stores, config.LOG_LEVEL, KAFKA_CONSUMERS), AttributionModule.with(config)],
    };
  }
}
