import { type DynamicModule, Module } from '@nestjs/common';
import { loadConfig } from '#shared/config/load-config.js';
import { MeasuresController } from './measures/measures.controller.js';
import { ZoneDirectory } from './parameters/zone-directory.js';
import { REPORTING_CONFIG, ReportingConfig } from './reporting.config.js';
import { ReconcileController } from './reconcile/reconcile.controller.js';
import { ReconcileService } from './reconcile/reconcile.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { ReportsService } from './reports/reports.service.js';

/** Reports and reconcile. Stores and access come from the process that composes it. */
@Module({})
export class ReportingModule {
  /** @param config what is set; the rest gets its default */
  static with(config: Partial<ReportingConfig>): DynamicModule {
    const complete: ReportingConfig = { ...loadConfig(ReportingConfig, {}), ...config };
    return {
      module: ReportingModule,
      controllers: [MeasuresController, ReportsController, ReconcileController],
      providers: [
        { provide: REPORTING_CONFIG, useValue: complete },
        ZoneDirectory,
        ReportsService,
        ReconcileService,
      ],
      exports: [ReconcileService],
    };
  }
}
