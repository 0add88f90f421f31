import { type DynamicModule, Module } from '@nestjs/common';
import { KAFKA_CONSUMERS } from '#shared/bus/topics.js';
import { foundation } from '#shared/service/foundation.js';
import { type Stores } from '#shared/stores.module.js';
import { ReportingModule } from './reporting.module.js';
import { type ReportingServiceConfig } from './reporting-service.config.js';

/** Reporting as a process of its own. Modules composed, no logic. */
@Module({})
export class ReportingServiceModule {
  static with(config: ReportingServiceConfig, stores: Stores): DynamicModule {
    return {
      module: ReportingServiceModule,
      imports: [...foundation(stores, config.LOG_LEVEL, KAFKA_CONSUMERS), ReportingModule.with(config)],
    };
  }
}
